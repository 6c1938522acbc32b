import { requireFinite, requirePositive, requireWithin } from './preconditions.js';

/**
 * The reliability of a test made `factor` times as long: f·r / (1 + (f − 1)·r) (Spearman 1910, Brown 1910).
 *
 * @param r the reliability now, in [−1, 1]
 * @param factor new length over old length, above 0; 2 for split halves
 * @throws RangeError for values outside those ranges, or where the formula has no value (denominator 0 or less).
 */
export function spearmanBrown(r: number, factor: number): number {
  requireWithin('r', r, -1, 1);
  requirePositive('factor', factor);
  const denominator = 1 + (factor - 1) * r;
  if (denominator <= 0) throw new RangeError(`no reliability for r ${r} and factor ${factor}`);
  return (factor * r) / denominator;
}

/**
 * How many times as long a test must be to reach the reliability `target`: ρ*(1 − r) / (r(1 − ρ*)), the
 * inverse of {@link spearmanBrown}.
 *
 * @throws RangeError unless both lie strictly between 0 and 1.
 */
export function spearmanBrownLengthFactor(r: number, target: number): number {
  for (const [name, value] of [
    ['r', r],
    ['target', target],
  ] as const) {
    requireFinite(name, value);
    if (value <= 0 || value >= 1) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
  }
  return (target * (1 - r)) / (r * (1 - target));
}
