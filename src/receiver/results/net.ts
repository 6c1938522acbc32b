import type { NpsCounts } from '../../core/stats/index.js';
import { momentsOf, type Tally } from '../tally.js';

/** The promoters, passives and detractors among 0–10 ratings, and the moments of scoring them 1, 0 and −1. */
export function netOf({ counts }: Tally): { counts: NpsCounts; moments: ReturnType<typeof momentsOf> } {
  const total = (from: number, to: number): number =>
    Object.entries(counts).reduce(
      (sum, [value, n]) => (Number(value) >= from && Number(value) <= to ? sum + n : sum),
      0,
    );
  const net = { promoters: total(9, 10), passives: total(7, 8), detractors: total(0, 6) };
  const scores = { '1': net.promoters, '0': net.passives, '-1': net.detractors };
  return { counts: net, moments: momentsOf({ n: 0, counts: scores }) };
}
