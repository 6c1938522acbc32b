import { logBeta, stirlingError } from './gamma.js';

/** Stands in for a zero denominator in Lentz's method. */
const TINY = 1e-300;

/*
 * The regularised incomplete beta function I_x(a, b) and its inverse, in terms of the log-odds
 * u = ln(x / (1 − x)) instead of x. Both ends of (0, 1) then keep full precision (an F of 1e300 is a u of 690,
 * while x would have rounded to 1), and the other tail is the same function with a, b and the sign swapped.
 */

/** I_x(a, b) for a, b > 0 at x = 1 / (1 + e^−u); relative error about 1e-13 in the lower tail. */
export function betaCdf(u: number, a: number, b: number): number {
  return Math.exp(logBetaCdf(u, a, b));
}

/**
 * The u with I_x(a, b) = p, given both p and q = 1 − p so that neither tail loses digits. p = 0 and q = 0 give
 * the infinities.
 *
 * Newton on ln I(u). The density of u is log-concave, hence so is I, and a start left of the root climbs to
 * it without ever passing: from a, b = 0.5 to 1e8 no bracketing is needed. The start comes from the bound
 * I(u) ≤ e^(au) / (a B(a, b)).
 */
export function betaQuantile(p: number, q: number, a: number, b: number): number {
  if (p === 0) return -Infinity;
  if (q === 0) return Infinity;
  if (p > q) return -betaQuantile(q, p, b, a);
  const target = Math.log(p);
  let u = (target + Math.log(a) + logBeta(a, b)) / a;
  for (let i = 0; i < 200; i++) {
    const logI = logBetaCdf(u, a, b);
    const step = (target - logI) * Math.exp(logI - logBetaDensity(u, a, b));
    u += step;
    // The first steps only climb. A step back, or one at rounding level, means that we are there.
    if (!(step > 1e-15 * Math.max(1, Math.abs(u)))) break;
  }
  return u;
}

function logBetaCdf(u: number, a: number, b: number): number {
  if (u === -Infinity) return -Infinity;
  if (u === Infinity) return 0;
  const x = 1 / (1 + Math.exp(-u));
  const y = 1 / (1 + Math.exp(u));
  const logDensity = logBetaDensity(u, a, b);
  // The fraction converges fast on its own side of the mean; from the other side take the complement.
  return x < (a + 1) / (a + b + 2)
    ? logDensity - Math.log(betaFraction(x, y, a, b))
    : Math.log1p(-Math.exp(logDensity) / betaFraction(y, x, b, a));
}

/** ln of x^a y^b / B(a, b), the density of u, by Loader's deviances: exact at any size of a and b. */
function logBetaDensity(u: number, a: number, b: number): number {
  const n = a + b;
  const x = 1 / (1 + Math.exp(-u));
  const y = 1 / (1 + Math.exp(u));
  // Below e^-700 the odds no longer fit a double, but a·u and b·u do.
  if (u < -700) return a * u - logBeta(a, b);
  if (u > 700) return -b * u - logBeta(a, b);
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return errors - deviance(a, n * x) - deviance(b, n * y) + 0.5 * Math.log((a * (b / n)) / (2 * Math.PI));
}

/** x ln(x / m) + m − x, by a series where x is near m and the plain form would cancel. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * x^a y^b / (B(a, b) I_x(a, b)) as a continued fraction by Lentz's method: the even part of DLMF 8.17.22,
 * in which every term is positive up to x = a / (a + b) (Didonato & Morris 1992).
 */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const lead = a * y - b * x + 1;
  const denominator = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (lead + m * (1 + y))) / (a + 2 * m + 1);
  let fraction = (a * lead) / (a + 1);
  let c = fraction;
  let d = 0;
  for (let m = 1; m < 1e5; m++) {
    const root = x / (a + 2 * m - 1);
    const numerator = (a + m - 1) * (a + b + m - 1) * m * (b - m) * root * root;
    const term = denominator(m);
    d = 1 / (term + numerator * d || TINY);
    c = term + numerator / c || TINY;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}
