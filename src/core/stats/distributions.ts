import { betaCdf, betaQuantile } from './incomplete-beta.js';
import { requirePositive, requireWithin } from './preconditions.js';

/** Where the series for the centre gives way to the continued fraction for the tail. */
const TAIL_FROM = 3;

/*
 * The normal, Student t and F distributions. Relative error below 1e-12 in both tails for degrees of
 * freedom from 1 to 1e7; quantiles of p = 0 and 1 are the ends of the support, as in R.
 */

/** P(Z ≤ z) for a standard normal Z. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z must be a number, got NaN');
  return z < 0 ? normalUpperTail(-z) : 1 - normalUpperTail(z);
}

/** P(|Z| ≥ |z|): the two-sided p-value of a z statistic. */
export function normalTwoSided(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z must be a number, got NaN');
  return 2 * normalUpperTail(Math.abs(z));
}

/**
 * The z with P(Z ≤ z) = p.
 *
 * @throws RangeError if p is outside [0, 1].
 */
export function normalQuantile(p: number): number {
  requireWithin('p', p, 0, 1);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  if (p === 0.5) return 0;
  // Abramowitz & Stegun 26.2.23, good to 4.5e-4; Halley's steps then triple the digits each time.
  const r = Math.sqrt(-2 * Math.log(p));
  const numerator = 2.515517 + r * (0.802853 + r * 0.010328);
  const denominator = 1 + r * (1.432788 + r * (0.189269 + r * 0.001308));
  let z = r - numerator / denominator;
  for (let i = 0; i < 3; i++) {
    // 0.5 − p is exact near the centre, where normalUpperTail(z) − p would cancel.
    const excess = z < TAIL_FROM ? 0.5 - p - normalCentre(z) : normalUpperTail(z) - p;
    const miss = excess / normalDensity(z);
    z += miss / (1 + (z * miss) / 2);
  }
  return -z;
}

/**
 * P(T ≤ t) for Student's t with df > 0 degrees of freedom (not necessarily whole).
 *
 * @throws RangeError if df ≤ 0 or t is NaN.
 */
export function tCdf(t: number, df: number): number {
  const tail = tTwoSided(t, df) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** P(|T| ≥ |t|): the two-sided p-value of a t statistic with df > 0 degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  requirePositive('df', df);
  if (Number.isNaN(t)) throw new RangeError('t must be a number, got NaN');
  const logOdds = 2 * Math.log(Math.abs(t)) - Math.log(df);
  return betaCdf(-logOdds, df / 2, 0.5);
}

/**
 * The t with P(T ≤ t) = p.
 *
 * @throws RangeError if p is outside [0, 1] or df ≤ 0.
 */
export function tQuantile(p: number, df: number): number {
  requireWithin('p', p, 0, 1);
  requirePositive('df', df);
  if (p > 0.5) return -tQuantile(1 - p, df);
  const logOdds = betaQuantile(1 - 2 * p, 2 * p, 0.5, df / 2);
  return 0 - Math.exp((logOdds + Math.log(df)) / 2); // 0 − x, so that the median is 0 and not −0.
}

/**
 * P(F ≤ f) for Fisher's F with d1, d2 > 0 degrees of freedom.
 *
 * @throws RangeError if d1 or d2 ≤ 0 or f is NaN.
 */
export function fCdf(f: number, d1: number, d2: number): number {
  requirePositive('d1', d1);
  requirePositive('d2', d2);
  if (Number.isNaN(f)) throw new RangeError('f must be a number, got NaN');
  return f <= 0 ? 0 : betaCdf(Math.log(f) + Math.log(d1 / d2), d1 / 2, d2 / 2);
}

/**
 * The f with P(F ≤ f) = p.
 *
 * @throws RangeError if p is outside [0, 1], or d1 or d2 ≤ 0.
 */
export function fQuantile(p: number, d1: number, d2: number): number {
  requireWithin('p', p, 0, 1);
  requirePositive('d1', d1);
  requirePositive('d2', d2);
  return Math.exp(betaQuantile(p, 1 - p, d1 / 2, d2 / 2) - Math.log(d1 / d2));
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(Z > z) for z ≥ 0. */
function normalUpperTail(z: number): number {
  if (z < TAIL_FROM) return 0.5 - normalCentre(z);
  if (z > 40) return 0; // Below the smallest double, and the fraction would be 0 · ∞.
  let fraction = z;
  for (let i = 120; i > 0; i--) fraction = z + i / fraction;
  return normalDensity(z) / fraction;
}

/** P(0 < Z < z) = φ(z) (z + z³/3 + z⁵/15 + …): every term positive, so nothing cancels. */
function normalCentre(z: number): number {
  let term = z;
  let sum = z;
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return normalDensity(z) * sum;
}
