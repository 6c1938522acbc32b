import { requireFiniteAll, requireWithin } from './preconditions.js';

/** Σx, 0 for no numbers. */
export function sum(x: readonly number[]): number {
  let total = 0;
  for (const value of x) total += value;
  return total;
}

/** The arithmetic mean of at least one number; RangeError for none. */
export function mean(x: readonly number[]): number {
  if (x.length === 0) throw new RangeError('x must hold at least one number');
  requireFiniteAll('x', x);
  // Deviations from the first value: a constant sample then has exactly that constant as its mean.
  const origin = x[0] as number;
  let offset = 0;
  for (const value of x) offset += value - origin;
  return origin + offset / x.length;
}

/** The sample variance, Σ(x − x̄)² / (n − 1), of at least two numbers; RangeError for fewer. */
export function sampleVariance(x: readonly number[]): number {
  if (x.length < 2) throw new RangeError(`x must hold at least two numbers, got ${x.length}`);
  const centre = mean(x);
  let squares = 0;
  for (const value of x) squares += (value - centre) ** 2;
  return squares / (x.length - 1);
}

/** The sample standard deviation, with n − 1, of at least two numbers; RangeError for fewer. */
export function sampleSd(x: readonly number[]): number {
  return Math.sqrt(sampleVariance(x));
}

/**
 * The quantile of x at p by linear interpolation between order statistics: type 7 of Hyndman & Fan 1996, the
 * default of R and NumPy and Excel's PERCENTILE.INC.
 *
 * @param x at least one number, in any order
 * @param p in [0, 1]
 * @throws RangeError if x is empty or p is out of range.
 */
export function quantile7(x: readonly number[], p: number): number {
  requireWithin('p', p, 0, 1);
  if (x.length === 0) throw new RangeError('x must hold at least one number');
  requireFiniteAll('x', x);
  const sorted = Float64Array.from(x).sort();
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const low = sorted[below] as number;
  const high = sorted[below + 1] ?? low;
  return low + (h - below) * (high - low);
}

/** Size, mean and standard deviation (n − 1) of numbers that are counted; undefined for fewer than two. */
export function momentsOf(
  values: readonly { value: number; count: number }[],
): { n: number; mean: number; sd: number } | undefined {
  const n = sum(values.map(({ count }) => count));
  if (n < 2) return undefined;
  // Deviations from the first value: where all are equal the mean is that value and the spread none, not their rounding.
  const origin = values[0]!.value;
  const centre = origin + sum(values.map(({ value, count }) => (value - origin) * count)) / n;
  return {
    n,
    mean: centre,
    sd: Math.sqrt(sum(values.map(({ value, count }) => count * (value - centre) ** 2)) / (n - 1)),
  };
}
