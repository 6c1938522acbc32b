import { normalQuantile } from './distributions.js';
import { requireConf, requireCount } from './preconditions.js';

/**
 * A share with its Wilson score interval (Wilson 1927; method 3 of Newcombe 1998). Never Wald: this one stays
 * within [0, 1] and keeps a width when k is 0 or n.
 *
 * @param k how many, a whole number from 0 to n
 * @param n of how many, at least 1
 * @returns shares in [0, 1]; lo is exactly 0 for k = 0, hi exactly 1 for k = n
 * @throws RangeError for counts outside those ranges, or a conf outside (0, 1).
 */
export function wilson(
  k: number,
  n: number,
  { conf = 0.95 }: { conf?: number } = {},
): { p: number; lo: number; hi: number } {
  requireShare('k', k, 'n', n);
  requireConf(conf);
  const z = normalQuantile((1 + conf) / 2);
  const p = k / n;
  const shrink = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { p, lo: k === 0 ? 0 : Math.max(0, centre - half), hi: k === n ? 1 : Math.min(1, centre + half) };
}

/**
 * The response rate, and the widest margin that sampling error alone gives to any share among those who
 * answered, with finite-population correction: z·√(.25/n · (N − n)/(N − 1)). It says nothing about those who did
 * not answer.
 *
 * @param invited N, at least 1
 * @param responded n, from 0 to N; with nobody the margin is null
 * @returns both as shares, not percent
 * @throws RangeError for counts outside those ranges, or a conf outside (0, 1).
 */
export function responseRate(
  invited: number,
  responded: number,
  { conf = 0.95 }: { conf?: number } = {},
): { rate: number; worstCaseMoe: number | null } {
  requireShare('responded', responded, 'invited', invited);
  requireConf(conf);
  const unanswered = invited - responded;
  const correction = unanswered === 0 ? 0 : unanswered / (invited - 1);
  const moe = normalQuantile((1 + conf) / 2) * Math.sqrt((0.25 / responded) * correction);
  return { rate: responded / invited, worstCaseMoe: responded === 0 ? null : moe };
}

function requireShare(partName: string, part: number, wholeName: string, whole: number): void {
  requireCount(wholeName, whole, 1);
  requireCount(partName, part);
  if (part > whole) throw new RangeError(`${partName} must be at most ${wholeName}, got ${part} of ${whole}`);
}
