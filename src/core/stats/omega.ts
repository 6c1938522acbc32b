import type { AllOrNull } from './all-or-null.js';
import { completeRows, correlationMatrix, covarianceMatrix, type ItemRow } from './covariance.js';
import { sum } from './descriptive.js';
import { fitOneFactor, SMALLEST_UNIQUENESS } from './one-factor.js';
import { requireFiniteAll } from './preconditions.js';

export type Omega = AllOrNull<{
  /** Standardised loadings, one per item, oriented so that their sum is positive. A negative one: check keying. */
  loadingsStd: number[];
  /** (Σλ)² over the variance of the total that the model implies. */
  omega: number;
  /** (Σλ)² over the variance of the total that was observed. Far from `omega`: one factor fits badly. */
  omegaObs: number | null;
  /** An item's own variance ran into its floor: not estimable reliably. */
  heywood: boolean;
}>;

/**
 * McDonald's omega of a one-factor model with known loadings: (Σλ)² / ((Σλ)² + Σψ) (McDonald 1999).
 *
 * @param loadings unstandardised, or standardised together with their error variances
 * @param errorVars not negative, as many as loadings
 * @throws RangeError for different lengths, none, a negative error variance, or a total variance of 0.
 */
export function omegaFromLoadings(loadings: readonly number[], errorVars: readonly number[]): number {
  requireFiniteAll('loadings', loadings);
  requireFiniteAll('errorVars', errorVars);
  if (loadings.length !== errorVars.length) {
    throw new RangeError(`errorVars must have ${loadings.length} values, got ${errorVars.length}`);
  }
  const negative = errorVars.find((variance) => variance < 0);
  if (negative !== undefined) throw new RangeError(`errorVars must not be negative, got ${negative}`);
  const common = sum(loadings) ** 2;
  const total = common + sum(errorVars);
  if (total === 0) throw new RangeError('loadings and errorVars must not all be zero');
  return common / total;
}

/**
 * McDonald's omega by maximum likelihood from answers, one factor. Rows with a missing value are dropped.
 *
 * Every key is null with fewer than 2 complete rows or 3 items (one factor is not identified by two), or if an
 * item does not vary.
 *
 * @param items one row per person, one column per item, already reverse-keyed
 * @throws RangeError if rows differ in length or hold a number that is not finite.
 */
export function omegaMl(items: readonly ItemRow[]): Omega {
  const rows = completeRows(items);
  return rows.length < 2 ? NO_OMEGA : omegaMlFromCovariance(covarianceMatrix(rows));
}

/**
 * {@link omegaMl} from the items' covariance (or correlation) matrix.
 *
 * @throws RangeError if the matrix is not square and symmetric, or holds a number that is not finite.
 */
export function omegaMlFromCovariance(cov: readonly (readonly number[])[]): Omega {
  requireSymmetric(cov);
  const correlations = cov.length < 3 ? null : correlationMatrix(cov);
  if (!correlations) return NO_OMEGA;
  const { loadings, uniquenesses } = fitOneFactor(correlations);
  const sds = cov.map((row, i) => Math.sqrt(row[i]!));
  const sign = sum(loadings) < 0 ? -1 : 1;
  const scaled = loadings.map((loading, i) => loading * sds[i]!);
  const common = sum(scaled) ** 2;
  const observed = sum(cov.map(sum));
  return {
    loadingsStd: loadings.map((loading) => sign * loading),
    omega: omegaFromLoadings(
      scaled,
      uniquenesses.map((uniqueness, i) => uniqueness * sds[i]! ** 2),
    ),
    omegaObs: observed > 0 ? common / observed : null,
    heywood: uniquenesses.some((uniqueness) => uniqueness <= SMALLEST_UNIQUENESS),
  };
}

const NO_OMEGA = { loadingsStd: null, omega: null, omegaObs: null, heywood: null } as const;

function requireSymmetric(cov: readonly (readonly number[])[]): void {
  cov.forEach((row, i) => {
    if (row.length !== cov.length) {
      throw new RangeError(`cov must be square, but row ${i} of ${cov.length} has ${row.length} values`);
    }
    requireFiniteAll(`cov[${i}]`, row);
    row.forEach((value, j) => {
      const mirrored = cov[j]![i]!;
      if (Math.abs(value - mirrored) > 1e-9 * (Math.abs(value) + Math.abs(mirrored))) {
        throw new RangeError(`cov must be symmetric, but [${i}][${j}] is ${value} and [${j}][${i}] ${mirrored}`);
      }
    });
  });
}
