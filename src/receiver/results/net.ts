import type { NpsCounts } from '../../core/stats/index.js';
import type { Tally } from '../tally.js';

/** The promoters, passives and detractors among 0–10 ratings. */
export function netOf({ counts }: Tally): NpsCounts {
  const total = (from: number, to: number): number =>
    Object.entries(counts).reduce(
      (sum, [value, n]) => (Number(value) >= from && Number(value) <= to ? sum + n : sum),
      0,
    );
  return { promoters: total(9, 10), passives: total(7, 8), detractors: total(0, 6) };
}
