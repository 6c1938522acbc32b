import type { ResultCell, ResultShare } from '../../core/schema/survey-results.js';
import { tQuantile, wilson, type TrendVerdict } from '../../core/stats/index.js';
import { momentsOf, type Tally } from '../tally.js';

/** From this many answers on, counts are shown as they are. */
const exactFrom = 20;

export const suppressed: ResultCell = { suppressed: true, n: null, mean: null, lo: null, hi: null };

/** A count as it may be shown: in bands below 20, such as "5–9". */
export function bandOf(n: number, k: number): string {
  if (n >= exactFrom) return String(n);
  return n < 10 ? `${k}–9` : `${Math.max(10, k)}–19`;
}

/** Whether everyone in a small group gave one answer: then to show it would be to show each person's. */
export function isUnanimous({ n, counts }: Tally, k: number): boolean {
  return n < 2 * k && Object.keys(counts).length === 1;
}

/**
 * A dimension's figure from the scores of a group: whole points with a 95 % t interval, kept within 0–100, its ends
 * rounded outward; without an interval where all have one score.
 * Suppressed below `k` people, and where a small group is of one mind.
 */
export function cellOf(tally: Tally | undefined, k: number): ResultCell {
  const moments = tally && momentsOf(tally);
  if (!moments || tally.n < k || isUnanimous(tally, k)) return suppressed;
  const { n, mean, sd } = moments;
  const margin = (tQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  // Where all are of one mind an interval would have no width, and claim a certainty that nobody has.
  const ends = sd === 0 ? { lo: null, hi: null } : outward(Math.max(0, mean - margin), Math.min(100, mean + margin));
  return { suppressed: false, n: bandOf(n, k), mean: Math.round(mean), ...ends };
}

/** A share as it may be shown: whole per cent with its interval, and in a small group neither nobody nor everybody. */
export function shareOf(count: number, n: number, k: number): ResultShare {
  if (n < 2 * k && (count === 0 || count === n))
    return { percent: null, lo: null, hi: null, extreme: count === 0 ? 'almost-none' : 'almost-all' };
  const { p, lo, hi } = wilson(count, n);
  return { percent: Math.round(p * 100), ...outward(lo * 100, hi * 100), extreme: null };
}

/** What a computer leaves of a whole number is taken for it. */
const slack = 1e-9;

/** The ends of an interval in whole numbers, the interval never narrower than it is. */
export const outward = (lo: number, hi: number): { lo: number; hi: number } => ({
  lo: Math.floor(lo + slack) + 0,
  hi: Math.ceil(hi - slack) + 0,
});

/** The ends of a change's interval: whole and outward too, but never onto the 0 that they leave out. */
export const down = (value: number): number => besideZero(value, (each) => Math.floor(each + slack));
export const up = (value: number): number => besideZero(value, (each) => Math.ceil(each - slack));

/** A change in whole points; one that is told is never 0. */
export const moved = (value: number, verdict: TrendVerdict): number =>
  verdict === 'no-clear-change' ? Math.round(value) + 0 : besideZero(value, Math.round);

/** As few decimals as keep a number that is not 0 from being shown as 0. */
function besideZero(value: number, round: (value: number) => number): number {
  const found = [1, 10, 100, 1000].map((unit) => round(value * unit) / unit).find((each) => each !== 0);
  return Math.abs(value) < slack ? 0 : (found ?? value);
}

export const hundredth = (value: number): number => Number(value.toFixed(2)) + 0;
