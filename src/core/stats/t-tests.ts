import { mean, sampleSd } from './descriptive.js';
import { tQuantile, tTwoSided } from './distributions.js';
import { requireGroup, type GroupSummary } from './effect-size.js';
import { requireConf, requireFiniteAll } from './preconditions.js';

/**
 * A difference of two means, b − a. With too few answers every key is null; without any spread diff and se (0)
 * are given and what cannot be inferred is null.
 */
export type TTest = {
  diff: number | null;
  se: number | null;
  t: number | null;
  df: number | null;
  /** Two-sided. */
  p: number | null;
  lo: number | null;
  hi: number | null;
};

/** Every key but some is a number. */
type AllKnown<T, Unsure extends keyof T> = { [K in keyof T]: K extends Unsure ? T[K] : NonNullable<T[K]> };

const NO_TEST = { diff: null, se: null, t: null, df: null, p: null, lo: null, hi: null } as const;

/**
 * Welch's t test of two unlinked waves, b − a, with the Welch-Satterthwaite df (Welch 1947). When many of the
 * same people answered twice it is conservative.
 *
 * Every key is null if a or b has fewer than two numbers.
 *
 * @throws RangeError for a number that is not finite, or a conf outside (0, 1).
 */
export function welchT(a: readonly number[], b: readonly number[], { conf = 0.95 }: { conf?: number } = {}): TTest {
  requireConf(conf);
  requireFiniteAll('a', a);
  requireFiniteAll('b', b);
  if (a.length < 2 || b.length < 2) return NO_TEST;
  return welch(summaryOf(a), summaryOf(b), conf);
}

/**
 * {@link welchT} from what is known of two groups: their means, standard deviations and sizes.
 *
 * @throws RangeError for a mean that is not finite, a negative sd, an n below 2, or a conf outside (0, 1).
 */
export function welchFromSummaries(a: GroupSummary, b: GroupSummary, { conf = 0.95 }: { conf?: number } = {}): TTest {
  requireConf(conf);
  requireGroup('first', a);
  requireGroup('second', b);
  return welch(a, b, conf);
}

function welch(a: GroupSummary, b: GroupSummary, conf: number): TTest {
  const va = a.sd ** 2 / a.n;
  const vb = b.sd ** 2 / b.n;
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return testOf(b.mean - a.mean, Math.sqrt(va + vb), df, conf, Math.max(Math.abs(a.mean), Math.abs(b.mean)));
}

/**
 * Student's t test of two unlinked waves, b − a, with one variance pooled over both and df = n₁ + n₂ − 2: what a change
 * between waves is told by. Where one wave is small and answers pile up at one end, the small one's own variance is
 * mostly far too low, and Welch's test takes that for certainty.
 *
 * Every key is null if a or b has fewer than two numbers. Where neither has any spread t is null, p is 1 for equal means
 * and otherwise 0, and the interval is diff itself.
 *
 * @throws RangeError for a number that is not finite, or a conf outside (0, 1).
 */
export function studentT(a: readonly number[], b: readonly number[], { conf = 0.95 }: { conf?: number } = {}): TTest {
  requireConf(conf);
  requireFiniteAll('a', a);
  requireFiniteAll('b', b);
  if (a.length < 2 || b.length < 2) return NO_TEST;
  return student(summaryOf(a), summaryOf(b), conf);
}

/**
 * {@link studentT} from what is known of two groups: their means, standard deviations and sizes.
 *
 * @throws RangeError for a mean that is not finite, a negative sd, an n below 2, or a conf outside (0, 1).
 */
export function studentFromSummaries(
  a: GroupSummary,
  b: GroupSummary,
  { conf = 0.95 }: { conf?: number } = {},
): AllKnown<TTest, 't'> {
  requireConf(conf);
  requireGroup('first', a);
  requireGroup('second', b);
  return student(a, b, conf);
}

function student(a: GroupSummary, b: GroupSummary, conf: number): AllKnown<TTest, 't'> {
  const df = a.n + b.n - 2;
  const variance = ((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / df;
  const diff = b.mean - a.mean;
  const se = Math.sqrt(variance * (1 / a.n + 1 / b.n));
  const magnitude = Math.max(Math.abs(a.mean), Math.abs(b.mean));
  if (!isRounding(se, magnitude)) return tested(diff, se, df, conf);
  const moved = isRounding(diff, magnitude) ? 0 : diff;
  return { diff: moved, se: 0, t: null, df, p: moved === 0 ? 1 : 0, lo: moved, hi: moved };
}

const summaryOf = (x: readonly number[]): GroupSummary => ({ mean: mean(x), sd: sampleSd(x), n: x.length });

/**
 * The paired t test of linked waves, b − a, with dz = mean / sd of the differences (Cohen 1988).
 *
 * Every key is null for fewer than two pairs.
 *
 * @param a, b one value per person, the same person at the same index
 * @throws RangeError for unequal lengths, a number that is not finite, or a conf outside (0, 1).
 */
export function pairedT(
  a: readonly number[],
  b: readonly number[],
  { conf = 0.95 }: { conf?: number } = {},
): TTest & { dz: number | null } {
  requireConf(conf);
  requireFiniteAll('a', a);
  requireFiniteAll('b', b);
  if (a.length !== b.length) throw new RangeError(`b must have ${a.length} values like a, got ${b.length}`);
  if (a.length < 2) return { ...NO_TEST, dz: null };
  const n = a.length;
  const differences = b.map((value, i) => value - a[i]!);
  const sd = sampleSd(differences);
  const test = testOf(mean(differences), sd / Math.sqrt(n), n - 1, conf, largestMean(a, b));
  return { ...test, dz: test.t === null ? null : test.t / Math.sqrt(n) };
}

function testOf(diff: number, se: number, df: number, conf: number, magnitude: number): TTest {
  return isRounding(se, magnitude) ? { ...NO_TEST, diff, se: 0 } : tested(diff, se, df, conf);
}

/** R's criterion for "essentially constant": what is left of a difference or spread is rounding. */
const isRounding = (value: number, magnitude: number): boolean => Math.abs(value) <= 10 * Number.EPSILON * magnitude;

function tested(diff: number, se: number, df: number, conf: number) {
  const t = diff / se;
  const half = tQuantile((1 + conf) / 2, df) * se;
  return { diff, se, t, df, p: tTwoSided(t, df), lo: diff - half, hi: diff + half };
}

function largestMean(a: readonly number[], b: readonly number[]): number {
  return Math.max(Math.abs(mean(a)), Math.abs(mean(b)));
}
