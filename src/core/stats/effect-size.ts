import { normalQuantile } from './distributions.js';
import { logBeta } from './gamma.js';
import { requireConf, requireCount, requireFinite, requirePositive } from './preconditions.js';

/** A group's mean, sample standard deviation (n − 1, not negative) and size (at least 2). */
export type GroupSummary = { mean: number; sd: number; n: number };

export type CohenD = {
  sdPooled: number;
  /** Cohen's d, (mean₂ − mean₁) / sdPooled. */
  d: number | null;
  /** The exact small-sample correction, Γ(df/2) / (√(df/2)·Γ((df − 1)/2)). */
  j: number;
  /** Hedges' g = j·d, its standard error and its normal interval. */
  g: number | null;
  se: number | null;
  lo: number | null;
  hi: number | null;
};

/**
 * The standardised difference of two groups, second minus first: Cohen's d and Hedges' g (Hedges 1981), with
 * SE = √((n₁ + n₂)/(n₁n₂) + g²/(2(n₁ + n₂))). All but sdPooled and j are null if neither group has any spread.
 *
 * @throws RangeError for a mean that is not finite, a negative sd, an n below 2, or a conf outside (0, 1).
 */
export function cohenD(first: GroupSummary, second: GroupSummary, { conf = 0.95 }: { conf?: number } = {}): CohenD {
  requireConf(conf);
  requireGroup('first', first);
  requireGroup('second', second);
  const n = first.n + second.n;
  const df = n - 2;
  const squares = (first.n - 1) * first.sd ** 2 + (second.n - 1) * second.sd ** 2;
  const sdPooled = Math.sqrt(squares / df);
  // Γ(df/2) / Γ((df − 1)/2) = √π / B((df − 1)/2, ½): exact for large groups, where the gammas would cancel.
  const j = Math.sqrt(Math.PI / (df / 2)) * Math.exp(-logBeta((df - 1) / 2, 0.5));
  if (sdPooled === 0) return { sdPooled, d: null, j, g: null, se: null, lo: null, hi: null };
  const d = (second.mean - first.mean) / sdPooled;
  const g = j * d;
  const se = Math.sqrt(n / (first.n * second.n) + g ** 2 / (2 * n));
  const half = normalQuantile((1 + conf) / 2) * se;
  return { sdPooled, d, j, g, se, lo: g - half, hi: g + half };
}

export function requireGroup(name: string, { mean, sd, n }: GroupSummary): void {
  requireFinite(`mean of the ${name} group`, mean);
  if (sd !== 0) requirePositive(`sd of the ${name} group`, sd);
  requireCount(`n of the ${name} group`, n, 2);
}
