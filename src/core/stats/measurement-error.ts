import { normalQuantile } from './distributions.js';
import { requireConf, requireFinite, requirePositive, requireRange, requireWithin } from './preconditions.js';

/**
 * The band of one person's score: score ± z·SEM with SEM = sd·√(1 − rel), clipped to the scale.
 *
 * @param sd standard deviation of the scores, not negative
 * @param rel reliability, in [0, 1]
 * @param options `conf` (.95), and the scale's ends `min` (0) and `max` (100)
 * @throws RangeError for values outside those ranges.
 */
export function semBand(
  score: number,
  sd: number,
  rel: number,
  { conf = 0.95, min = 0, max = 100 }: { conf?: number; min?: number; max?: number } = {},
): { sem: number; lo: number; hi: number } {
  requireFinite('score', score);
  requireConf(conf);
  requireRange(min, max);
  const sem = standardError(sd, rel);
  const half = normalQuantile((1 + conf) / 2) * sem;
  const clip = (value: number) => Math.min(Math.max(value, min), max);
  return { sem, lo: clip(score - half), hi: clip(score + half) };
}

/**
 * The reliable change index, (post − pre) / √(2·SEM²) (Jacobson & Truax 1991). For one person's two scores,
 * never for anonymous groups.
 *
 * @param sd standard deviation of the scores, above 0
 * @param rel reliability, at least 0 and below 1
 * @returns `reliable` if |rci| > 1.96, the criterion as published
 * @throws RangeError for values outside those ranges.
 */
export function reliableChangeIndex(
  pre: number,
  post: number,
  sd: number,
  rel: number,
): { sem: number; sDiff: number; rci: number; reliable: boolean } {
  requireFinite('pre', pre);
  requireFinite('post', post);
  const sem = standardError(sd, rel);
  if (sem === 0) throw new RangeError(`no measurement error to compare with: sd ${sd}, rel ${rel}`);
  const sDiff = Math.SQRT2 * sem;
  const rci = (post - pre) / sDiff;
  return { sem, sDiff, rci, reliable: Math.abs(rci) > 1.96 };
}

function standardError(sd: number, rel: number): number {
  if (sd !== 0) requirePositive('sd', sd);
  requireWithin('rel', rel, 0, 1);
  return sd * Math.sqrt(1 - rel);
}
