import { sum } from './descriptive.js';

/*
 * How badly one common factor, Σ = λλ' + Ψ, fits a correlation matrix R: F = ln|Σ| + tr(RΣ⁻¹), smallest at the
 * maximum of the likelihood, and its derivatives. Formulas: Lawley & Maxwell 1971, chapter 4; Σ⁻¹ by
 * Sherman-Morrison.
 */

export type Matrix = readonly (readonly number[])[];
export type FactorModel = { loadings: readonly number[]; uniquenesses: readonly number[] };

/** F at the model. */
export function discrepancyOf(correlations: Matrix, model: FactorModel): number {
  const { weighted, precision } = weightsOf(model);
  const shared = dot(
    weighted,
    correlations.map((row) => dot(row, weighted)),
  );
  const unique = model.uniquenesses.map((uniqueness) => Math.log(uniqueness) + 1 / uniqueness);
  return Math.log(precision) + sum(unique) - shared / precision;
}

/**
 * The derivatives of F, loadings first: the slope, the curvature (second derivatives), and the diagonal of the
 * expected curvature, which is positive and tells how long a step in each direction may be.
 */
export function derivativesOf(
  correlations: Matrix,
  model: FactorModel,
): { slope: number[]; curvature: number[][]; scale: number[] } {
  const { loadings, uniquenesses } = model;
  const { weighted, precision } = weightsOf(model);
  // V = Σ⁻¹ and M = Σ⁻¹RΣ⁻¹, which are equal where the fit is perfect; v, m: their products with λ.
  const V = weighted.map((a, i) => weighted.map((b, j) => (i === j ? 1 / uniquenesses[i]! : 0) - (a * b) / precision));
  const M = product(product(V, correlations), V);
  const v = V.map((row) => dot(row, loadings));
  const m = M.map((row) => dot(row, loadings));
  const c = dot(v, loadings);
  const d = dot(m, loadings);
  const loadingPair = (i: number, j: number) => {
    const [x, y] = [V[i]![j]!, M[i]![j]!];
    return 2 * (m[i]! * v[j]! + v[i]! * m[j]! - v[i]! * v[j]! + c * (y - x) + d * x + x - y);
  };
  const mixedPair = (i: number, j: number) => 2 * (M[i]![j]! * v[j]! + V[i]![j]! * m[j]! - V[i]![j]! * v[j]!);
  const uniquePair = (i: number, j: number) => V[i]![j]! * (2 * M[i]![j]! - V[i]![j]!);
  const items = loadings.map((_loading, i) => i);
  return {
    slope: [...items.map((i) => 2 * (v[i]! - m[i]!)), ...items.map((i) => V[i]![i]! - M[i]![i]!)],
    curvature: [
      ...items.map((i) => [...items.map((j) => loadingPair(i, j)), ...items.map((j) => mixedPair(i, j))]),
      ...items.map((i) => [...items.map((j) => mixedPair(j, i)), ...items.map((j) => uniquePair(i, j))]),
    ],
    scale: [...items.map((i) => 2 * (c * V[i]![i]! + v[i]! ** 2)), ...items.map((i) => V[i]![i]! ** 2)],
  };
}

/** Ψ⁻¹λ and 1 + λ'Ψ⁻¹λ. */
export function weightsOf({ loadings, uniquenesses }: FactorModel): { weighted: number[]; precision: number } {
  const weighted = loadings.map((loading, i) => loading / uniquenesses[i]!);
  return { weighted, precision: 1 + dot(weighted, loadings) };
}

function product(a: Matrix, symmetric: Matrix): number[][] {
  return a.map((row) => symmetric.map((column) => dot(row, column)));
}

/** Σ aᵢbᵢ. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
