import { mulberry32 } from '../random.js';
import type { AllOrNull } from './all-or-null.js';
import { mean, quantile7, sampleSd } from './descriptive.js';
import { tQuantile } from './distributions.js';
import { requireConf, requireCount, requireFiniteAll } from './preconditions.js';

export type MeanCi = { n: number } & AllOrNull<{
  mean: number;
  sd: number;
  se: number;
  df: number;
  /** The quantile of t that the interval uses. */
  t: number;
  lo: number;
  hi: number;
}>;

/**
 * The mean with its t interval, m ± t·sd/√n, df = n − 1. No finite-population correction: we generalise to the
 * process behind the answers, and who answers is not random.
 *
 * Everything but n is null for fewer than two numbers.
 *
 * @throws RangeError for a number that is not finite, or a conf outside (0, 1).
 */
export function meanCiT(x: readonly number[], { conf = 0.95 }: { conf?: number } = {}): MeanCi {
  requireConf(conf);
  requireFiniteAll('x', x);
  const n = x.length;
  if (n < 2) return { n, mean: null, sd: null, se: null, df: null, t: null, lo: null, hi: null };
  const m = mean(x);
  const sd = sampleSd(x);
  const se = sd / Math.sqrt(n);
  const df = n - 1;
  const t = tQuantile((1 + conf) / 2, df);
  return { n, mean: m, sd, se, df, t, lo: m - t * se, hi: m + t * se };
}

/**
 * The mean with its percentile bootstrap interval, for skewed or small samples (Efron & Tibshirani 1993).
 * Reproducible: resample by resample, index floor(rng·n) from `mulberry32(seed)`, type-7 quantiles of the means.
 *
 * Every key is null for fewer than two numbers.
 *
 * @param options `seed` (to be shown beside the result), `resamples` (2000), `conf` (.95)
 * @throws RangeError for a number that is not finite, resamples below 1, an invalid seed, or a conf outside (0, 1).
 */
export function bootstrapMeanCi(
  x: readonly number[],
  { seed, resamples = 2000, conf = 0.95 }: { seed: number; resamples?: number; conf?: number },
): AllOrNull<{ mean: number; lo: number; hi: number }> {
  requireConf(conf);
  requireFiniteAll('x', x);
  requireCount('resamples', resamples, 1);
  const random = mulberry32(seed);
  const n = x.length;
  if (n < 2) return { mean: null, lo: null, hi: null };
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[Math.floor(random() * n)]!;
    return sum / n;
  });
  return { mean: mean(x), lo: quantile7(means, (1 - conf) / 2), hi: quantile7(means, (1 + conf) / 2) };
}
