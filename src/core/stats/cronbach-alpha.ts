import { completeRows, correlationMatrix, covarianceMatrix, type ItemRow } from './covariance.js';
import { sum } from './descriptive.js';
import { fQuantile } from './distributions.js';
import { requireConf, requireCount, requireFinite, requirePositive } from './preconditions.js';

export type CronbachAlpha = {
  /** Complete rows used, and items. */
  n: number;
  k: number;
  /** Raw and standardised alpha. Negative values are returned as they are: check the keying. */
  alpha: number | null;
  stdAlpha: number | null;
  /** The mean correlation between two items. */
  avgR: number | null;
  /** Per item: its correlation with the sum of the other items. */
  itemRestR: (number | null)[] | null;
  /** Per item: alpha of the others. Null for two items. */
  alphaIfDeleted: (number | null)[] | null;
};

/** A variance of a sum below this share of its parts' variances is rounding, not variance. */
const NEGLIGIBLE = 1e-12;

/**
 * Cronbach's alpha of keyed items, α = k/(k − 1) · (1 − tr S / ΣS), S their sample covariance matrix
 * (Cronbach 1951), with the usual item statistics. Rows with a missing value are dropped.
 *
 * Everything but n and k is null if n < 2, k < 2 or the total does not vary. A constant item has no
 * correlations: its own itemRestR is null, and so are stdAlpha and avgR.
 *
 * @param items one row per person, one column per item, already reverse-keyed
 * @throws RangeError if rows differ in length or hold a number that is not finite.
 */
export function cronbachAlpha(items: readonly ItemRow[]): CronbachAlpha {
  const rows = completeRows(items);
  const k = items[0]?.length ?? 0;
  return rows.length < 2 ? noAlpha(rows.length, k) : cronbachAlphaFromCovariance(covarianceMatrix(rows), rows.length);
}

const noAlpha = (n: number, k: number): CronbachAlpha => ({
  ...{ n, k, alpha: null, stdAlpha: null, avgR: null, itemRestR: null, alphaIfDeleted: null },
});

/**
 * {@link cronbachAlpha} from the items' sample covariance matrix (n − 1) of n complete rows.
 *
 * @param cov square and symmetric, nested arrays
 */
export function cronbachAlphaFromCovariance(cov: readonly (readonly number[])[], n: number): CronbachAlpha {
  const k = cov.length;
  const none = noAlpha(n, k);
  if (n < 2 || k < 2) return none;
  const rowSums = cov.map(sum);
  const variances = cov.map((row, i) => row[i]!);
  const total = sum(rowSums);
  const trace = sum(variances);
  if (total <= NEGLIGIBLE * trace) return none;

  const correlations = correlationMatrix(cov);
  const avgR = correlations && (sum(correlations.map(sum)) - k) / (k * (k - 1));
  const perItem = variances.map((variance, i) => {
    const covWithRest = rowSums[i]! - variance;
    const restVariance = total - 2 * rowSums[i]! + variance;
    const restTrace = trace - variance;
    const restVaries = restVariance > NEGLIGIBLE * restTrace;
    return {
      restR: variance > 0 && restVaries ? covWithRest / Math.sqrt(variance * restVariance) : null,
      ifDeleted: restVaries ? alphaFromVariances(Math.max(k - 1, 2), restTrace, restVariance) : null,
    };
  });
  return {
    n,
    k,
    alpha: alphaFromVariances(k, trace, total),
    stdAlpha: avgR !== null && 1 + (k - 1) * avgR > NEGLIGIBLE ? (k * avgR) / (1 + (k - 1) * avgR) : null,
    avgR,
    itemRestR: perItem.map(({ restR }) => restR),
    alphaIfDeleted: k > 2 ? perItem.map(({ ifDeleted }) => ifDeleted) : null,
  };
}

/**
 * Alpha from published figures: k/(k − 1) · (1 − sumItemVar / totalVar).
 *
 * @throws RangeError if k is not a whole number of at least 2, sumItemVar is negative or totalVar not positive.
 */
export function alphaFromVariances(k: number, sumItemVar: number, totalVar: number): number {
  requireCount('k', k, 2);
  requireFinite('sumItemVar', sumItemVar);
  if (sumItemVar < 0) throw new RangeError(`sumItemVar must not be negative, got ${sumItemVar}`);
  requirePositive('totalVar', totalVar);
  return (k / (k - 1)) * (1 - sumItemVar / totalVar);
}

/**
 * Feldt's F interval for alpha (Feldt, Woodruff & Salih 1987).
 *
 * @param alpha at most 1, may be negative
 * @param n persons, at least 2
 * @param k items, at least 2
 * @throws RangeError for values outside those ranges, or a conf outside (0, 1).
 */
export function alphaCiFeldt(
  alpha: number,
  n: number,
  k: number,
  { conf = 0.95 }: { conf?: number } = {},
): { lo: number; hi: number } {
  requireFinite('alpha', alpha);
  if (alpha > 1) throw new RangeError(`alpha must be at most 1, got ${alpha}`);
  requireCount('n', n, 2);
  requireCount('k', k, 2);
  requireConf(conf);
  const d1 = n - 1;
  const d2 = (n - 1) * (k - 1);
  const limit = (p: number) => 1 - (1 - alpha) * fQuantile(p, d1, d2);
  return { lo: limit((1 + conf) / 2), hi: limit((1 - conf) / 2) };
}
