import { sum } from './descriptive.js';
import { linearSolve } from './linear-solve.js';
import {
  derivativesOf,
  discrepancyOf,
  dot,
  weightsOf,
  type FactorModel,
  type Matrix,
} from './one-factor-likelihood.js';

/** The floor of an item's unique variance, in correlation units. At the floor the solution is a Heywood case. */
export const SMALLEST_UNIQUENESS = 0.005;

/**
 * One common factor fitted to a correlation matrix by maximum likelihood, with a factor variance of 1 and no
 * uniqueness below {@link SMALLEST_UNIQUENESS}. Of three starts the best wins. EM (Rubin & Thayer 1982) chooses
 * the valley, since it never leaps into another one; Newton then finds its floor in some ten steps, where EM
 * needs hundreds of thousands if an item is nearly free of error.
 *
 * @param correlations k × k, symmetric, ones on the diagonal
 */
export function fitOneFactor(correlations: Matrix): FactorModel {
  const fits = [0.2, 0.5, 0.8].map((uniqueness) => {
    let model = start(correlations, uniqueness);
    for (let step = 0; step < 200; step++) model = emStep(correlations, model);
    return descend(correlations, model);
  });
  return fits.reduce((best, fit) =>
    discrepancyOf(correlations, fit) < discrepancyOf(correlations, best) ? fit : best,
  );
}

/**
 * Reversed items start on their own side of the factor: all-positive loadings can be a saddle point when half
 * the items are reversed. The side is that of the item most related to the others.
 */
function start(correlations: Matrix, uniqueness: number): FactorModel {
  const strength = (row: readonly number[]) => sum(row.map(Math.abs));
  const anchor = correlations.reduce((best, row) => (strength(row) > strength(best) ? row : best));
  return {
    loadings: anchor.map((r) => (r < 0 ? -1 : 1) * Math.sqrt(1 - uniqueness)),
    uniquenesses: anchor.map(() => uniqueness),
  };
}

function emStep(correlations: Matrix, model: FactorModel): FactorModel {
  // b: weights of the factor's estimate given the items; c: the expected square of the factor.
  const { weighted, precision } = weightsOf(model);
  const b = weighted.map((weight) => weight / precision);
  const covWithFactor = correlations.map((row) => dot(row, b));
  const c = 1 / precision + dot(b, covWithFactor);
  const loadings = covWithFactor.map((cov) => cov / c);
  const uniquenesses = loadings.map((loading, i) => floored(1 - loading * covWithFactor[i]!));
  return { loadings, uniquenesses };
}

/** Newton's method with Levenberg's damping: short, safe steps while full ones do not improve the fit. */
function descend(correlations: Matrix, from: FactorModel): FactorModel {
  let here = from;
  let damping = 1e-3;
  for (let round = 0; round < 200; round++) {
    const limit = discrepancyOf(correlations, here) + 1e-12; // Rounding must not look like a rise.
    const stepAt = stepsFrom(correlations, here);
    let next = moved(here, stepAt(damping));
    while (!(discrepancyOf(correlations, next) <= limit) && damping < 1e12) {
      damping *= 10;
      next = moved(here, stepAt(damping));
    }
    if (damping >= 1e12) break;
    const change = distance(here, next);
    here = next;
    if (change < 1e-11) break;
    damping = Math.max(damping / 10, 1e-9);
  }
  return here;
}

/** Newton steps from here, by damping. A uniqueness that is pressed against the floor stays there. */
function stepsFrom(correlations: Matrix, here: FactorModel): (damping: number) => number[] {
  const { slope, curvature, scale } = derivativesOf(correlations, here);
  const k = here.loadings.length;
  const held = slope.map((s, i) => i >= k && s > 0 && here.uniquenesses[i - k]! <= SMALLEST_UNIQUENESS);
  const downhill = slope.map((s, i) => (held[i] ? 0 : -s));
  return (damping) => {
    const cell = (value: number, i: number, j: number) => {
      if (held[i] || held[j]) return i === j ? 1 : 0;
      return i === j ? value + damping * scale[i]! : value;
    };
    return linearSolve(
      curvature.map((row, i) => row.map((value, j) => cell(value, i, j))),
      downhill,
    );
  };
}

function moved({ loadings, uniquenesses }: FactorModel, step: readonly number[]): FactorModel {
  const k = loadings.length;
  return {
    loadings: loadings.map((loading, i) => loading + step[i]!),
    uniquenesses: uniquenesses.map((uniqueness, i) => floored(uniqueness + step[k + i]!)),
  };
}

function floored(uniqueness: number): number {
  return Math.max(SMALLEST_UNIQUENESS, uniqueness);
}

function distance(a: FactorModel, b: FactorModel): number {
  const loadings = a.loadings.map((loading, i) => Math.abs(loading - b.loadings[i]!));
  const uniquenesses = a.uniquenesses.map((uniqueness, i) => Math.abs(uniqueness - b.uniquenesses[i]!));
  return Math.max(...loadings, ...uniquenesses);
}
