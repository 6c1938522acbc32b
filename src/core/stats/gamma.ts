const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * The error of Stirling's formula, δ(x) = ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0.
 *
 * Everything below is built on δ, because differences of ln Γ at large arguments lose all their digits
 * while differences of δ lose none. Series from x = 15 on (its first neglected term is below 1e-17); smaller
 * arguments climb there by δ(x) = δ(x + 1) + (x + ½) ln(1 + 1/x) − 1. Source: Loader 2000, "Fast and accurate
 * computation of binomial probabilities".
 */
export function stirlingError(x: number): number {
  let climbed = 0;
  while (x < 15) {
    climbed += (x + 0.5) * Math.log1p(1 / x) - 1;
    x += 1;
  }
  const s = 1 / (x * x);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))));
  return climbed + series / x;
}

/** ln Γ(x) for x > 0; relative error about 1e-15 (absolute near the zeros at 1 and 2). */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be positive, got ${x}`);
  if (x === Infinity) return Infinity;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0, without the cancellation of writing it so. */
export function logBeta(a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`a and b must be positive, got ${a} and ${b}`);
  const n = a + b;
  const powers = -a * Math.log1p(b / a) - b * Math.log1p(a / b);
  const errors = stirlingError(a) + stirlingError(b) - stirlingError(n);
  return powers + errors + HALF_LOG_TWO_PI + 0.5 * Math.log(n / a / b);
}
