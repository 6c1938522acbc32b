import { requireFinite } from './preconditions.js';

/** One person's answers, an item per column; null is a missing answer. */
export type ItemRow = readonly (number | null)[];

/**
 * The rows without a missing value (listwise deletion).
 *
 * @throws RangeError if rows differ in length or hold NaN or an infinity; TypeError for other non-numbers.
 */
export function completeRows(items: readonly ItemRow[]): (readonly number[])[] {
  const k = items[0]?.length ?? 0;
  items.forEach((row, r) => {
    if (row.length !== k) {
      throw new RangeError(`items[${r}] has ${row.length} values, but the first row has ${k}`);
    }
    row.forEach((value, c) => {
      if (value !== null && !Number.isFinite(value)) requireFinite(`items[${r}][${c}]`, value);
    });
  });
  return items.filter((row): row is readonly number[] => !row.includes(null));
}

/** The k × k sample covariance matrix (n − 1) of n ≥ 2 complete rows of k values, as nested arrays. */
export function covarianceMatrix(rows: readonly (readonly number[])[]): number[][] {
  const n = rows.length;
  const origin = rows[0] as readonly number[];
  const k = origin.length;
  // Deviations from the first row, so that a constant item has a variance of exactly 0.
  const means = new Float64Array(k);
  for (const row of rows) for (let i = 0; i < k; i++) means[i]! += (row[i]! - origin[i]!) / n;
  const sums = new Float64Array(k * k);
  const centred = new Float64Array(k);
  for (const row of rows) {
    for (let i = 0; i < k; i++) centred[i] = row[i]! - origin[i]! - means[i]!;
    for (let i = 0; i < k; i++) for (let j = i; j < k; j++) sums[i * k + j]! += centred[i]! * centred[j]!;
  }
  const cell = (i: number, j: number) => sums[Math.min(i, j) * k + Math.max(i, j)]! / (n - 1);
  return Array.from({ length: k }, (_row, i) => Array.from({ length: k }, (_cell, j) => cell(i, j)));
}

/** The correlation matrix of a covariance matrix, or null if an item has no variance. */
export function correlationMatrix(cov: readonly (readonly number[])[]): number[][] | null {
  const variances = cov.map((row, i) => row[i]!);
  if (!variances.every((variance) => variance > 0)) return null;
  return cov.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : value / Math.sqrt(variances[i]!) / Math.sqrt(variances[j]!))),
  );
}
