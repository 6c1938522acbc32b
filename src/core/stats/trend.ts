import { requireConf } from './preconditions.js';
import { cohenD, type GroupSummary } from './effect-size.js';
import { welchFromSummaries } from './t-tests.js';

/** How a change between two waves may be spoken of. An arrow is for `change` alone. */
export type TrendVerdict = 'too-few' | 'no-clear-change' | 'small-change' | 'change';

export type TrendChange = {
  verdict: TrendVerdict;
  /** b − a with its interval, and the two-sided p of Welch's test; null where nothing can be inferred. */
  diff: number | null;
  lo: number | null;
  hi: number | null;
  p: number | null;
  /** Hedges' g. */
  effect: number | null;
};

/** Below this many answers in either wave a change is not spoken of. */
const enough = 10;
/** Below this many standard deviations a change is small. */
const small = 0.2;

/**
 * The verdict on a change, in this order: too few answers (either n below 10), no clear change (the interval holds 0,
 * or `p`, corrected for how many changes are looked at, is not below 1 − conf), small change (|g| < 0.2), change.
 *
 * @throws RangeError for a conf outside (0, 1).
 */
export function trendVerdict(
  {
    n1,
    n2,
    lo,
    hi,
    p,
    effect,
  }: { n1: number; n2: number; lo: number | null; hi: number | null; p: number | null; effect: number | null },
  { conf = 0.95 }: { conf?: number } = {},
): TrendVerdict {
  requireConf(conf);
  if (n1 < enough || n2 < enough) return 'too-few';
  if (lo === null || hi === null || (lo <= 0 && hi >= 0)) return 'no-clear-change';
  if (p !== null && p + conf >= 1) return 'no-clear-change';
  return effect !== null && Math.abs(effect) < small ? 'small-change' : 'change';
}

/**
 * What changed between two unlinked waves: Welch's interval and Hedges' g, with a verdict. Of several changes looked
 * at together, correct the p values (`pAdjust`) and ask {@link trendVerdict} again.
 *
 * @param a, b the earlier and the later wave
 * @throws RangeError for a mean that is not finite, a negative sd, an n below 2, or a conf outside (0, 1).
 */
export function trendChange(a: GroupSummary, b: GroupSummary, { conf = 0.95 }: { conf?: number } = {}): TrendChange {
  const { diff, lo, hi, p } = welchFromSummaries(a, b, { conf });
  const { g } = cohenD(a, b, { conf });
  return { verdict: trendVerdict({ n1: a.n, n2: b.n, lo, hi, p, effect: g }, { conf }), diff, lo, hi, p, effect: g };
}
