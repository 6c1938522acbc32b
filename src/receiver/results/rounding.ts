import type { ResultCell, ResultShare } from '../../core/schema/survey-results.js';
import { tQuantile, wilson } from '../../core/stats/index.js';
import { momentsOf, type Tally } from '../tally.js';

/** From this many answers on, counts are shown as they are. */
export const exactFrom = 20;

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
 * A dimension's figure from the scores of a group: whole points with a 95 % t interval, kept within 0–100.
 * Suppressed below `k` people, and where a small group is of one mind.
 */
export function cellOf(tally: Tally | undefined, k: number): ResultCell {
  const moments = tally && momentsOf(tally);
  if (!moments || tally.n < k || isUnanimous(tally, k)) return suppressed;
  const { n, mean, sd } = moments;
  const margin = (tQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  const points = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));
  return {
    suppressed: false,
    n: bandOf(n, k),
    mean: points(mean),
    lo: points(mean - margin),
    hi: points(mean + margin),
  };
}

/** A share as it may be shown: whole per cent with its interval, and in a small group neither nobody nor everybody. */
export function shareOf(count: number, n: number, k: number): ResultShare {
  if (n < 2 * k && (count === 0 || count === n))
    return { percent: null, lo: null, hi: null, extreme: count === 0 ? 'almost-none' : 'almost-all' };
  const { p, lo, hi } = wilson(count, n);
  const percent = (share: number): number => Math.round(share * 100);
  return { percent: percent(p), lo: percent(lo), hi: percent(hi), extreme: null };
}
