import type { ResultCell } from '../core/schema/results.js';
import { tQuantile } from '../core/stats/index.js';
import { weighted, type Tally } from './tally.js';

/** From this many answers on, counts are shown as they are. */
const exactFrom = 20;

export const suppressed: ResultCell = { suppressed: true, n: null, mean: null, lo: null, hi: null };

/** A count as it may be shown: in bands below 20, such as "5–9". */
export function bandOf(n: number, k: number): string {
  if (n >= exactFrom) return String(n);
  return n < 10 ? `${k}–9` : `${Math.max(10, k)}–19`;
}

/** Whether nearly everyone in a small group gave one answer: then to show it would be to show each person's. */
export function isUnanimous({ n, counts }: Tally, k: number): boolean {
  return n < 2 * k && Object.keys(counts).length === 1;
}

/**
 * A dimension's figure from the scores of a group: whole points with a 95 % t interval, kept within 0–100.
 * Suppressed below `k` people, and where a small group is of one mind.
 */
export function cellOf(tally: Tally, k: number): ResultCell {
  const { n } = tally;
  if (n < k || n < 2 || isUnanimous(tally, k)) return suppressed;
  const scores = weighted(tally);
  const mean = scores.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  const squares = scores.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  const margin = (tQuantile(0.975, n - 1) * Math.sqrt(squares / (n - 1))) / Math.sqrt(n);
  const points = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));
  return {
    suppressed: false,
    n: bandOf(n, k),
    mean: points(mean),
    lo: points(mean - margin),
    hi: points(mean + margin),
  };
}

/** A share as it may be shown: whole per cent, and in a small group neither nobody nor everybody. */
export function shareOf(count: number, n: number, k: number): string {
  const percent = Math.round((count / n) * 100);
  if (n < 2 * k && count === 0) return 'almost none';
  if (n < 2 * k && count === n) return 'almost all';
  return String(percent);
}
