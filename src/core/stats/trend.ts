import { normalQuantile, tQuantile } from './distributions.js';
import { momentsOf } from './descriptive.js';
import { cohenD } from './effect-size.js';
import { npsDiffPooled, type NpsCounts } from './net-promoter-score.js';
import { testLevels } from './p-adjust.js';
import { exchange, needsExchange, type Exchange, type Weighted } from './exchange.js';
import { requireConf } from './preconditions.js';
import { studentFromSummaries } from './t-tests.js';

/** How a change between two waves may be spoken of. An arrow is for `change` alone. */
export type TrendVerdict = 'too-few' | 'no-clear-change' | 'small-change' | 'change';

/** A change between two unlinked waves as it was measured, before it is judged beside others. */
export type WaveChange = {
  /** How many answered before and now. */
  n1: number;
  n2: number;
  /** Now less before, with its standard error; 0 where everybody answered alike in each wave. */
  diff: number;
  se: number;
  /** Of t; null where the test is a normal one. */
  df: number | null;
  /** Two-sided, of this change alone; with `chance` the larger of the two. */
  p: number;
  /** Where answers pile up at one end of waves of unequal size: how far chance alone may take them apart. */
  chance: Exchange | null;
  /** Hedges' g; null without any spread. */
  effect: number | null;
  /** The largest change there can be, to either side: intervals end there. */
  reach: number;
};

/** A change with its verdict, and with the interval that the verdict was made from. */
export type TrendChange = WaveChange & { verdict: TrendVerdict; lo: number; hi: number };

/** Below this many answers in either wave a change is not spoken of. */
const enough = 10;
/** Below this many standard deviations a change is small. */
const small = 0.2;
/** From this p on no verdict could be one of a change. */
const doubtful = 0.1;

/**
 * How a mean of 0–100 points changed between two unlinked waves: Student's test, and Hedges' g. Where Student's interval
 * might say too much (`needsExchange`), it is never narrower than what an exchange of answers gives by chance.
 *
 * @param a, b the earlier and the later wave: how many had how many points
 * @returns undefined for fewer than two answers in either wave
 */
export function waveChange(a: readonly Weighted[], b: readonly Weighted[]): WaveChange | undefined {
  const [before, now] = [momentsOf(a), momentsOf(b)];
  if (!before || !now) return undefined;
  const { diff, se, df, p } = studentFromSummaries(before, now);
  const chance = p < doubtful && needsExchange(before, now, [...a, ...b]) ? exchange(a, b) : null;
  const effect = se === 0 ? null : cohenD(before, now).g;
  return { n1: before.n, n2: now.n, diff, se, df, p: Math.max(p, chance?.p(diff) ?? 0), chance, effect, reach: 100 };
}

/**
 * How a Net Promoter Score changed between two unlinked waves (`npsDiffPooled`); g is that of scoring people −1, 0, 1.
 * Where the interval might say too much, it is never narrower than what an exchange of answers gives by chance.
 *
 * @returns undefined for fewer than two answers in either wave
 */
export function npsWaveChange(a: NpsCounts, b: NpsCounts): WaveChange | undefined {
  const [first, second] = [a, b].map(({ promoters, passives, detractors }): Weighted[] => [
    { value: 100, count: promoters },
    { value: 50, count: passives },
    { value: 0, count: detractors },
  ]) as [Weighted[], Weighted[]];
  const means = waveChange(first, second);
  if (!means) return undefined;
  const { diff, se, p } = npsDiffPooled(a, b);
  // From −1 to 1 a score has twice the way that its mean of points has from 0 to 100.
  const { chance: half } = means;
  const chance = half && { p: (each: number) => half.p(each / 2), reach: (level: number) => 2 * half.reach(level) };
  return { ...means, diff, se, df: null, p: Math.max(p, chance?.p(diff) ?? 0), chance, reach: 200 };
}

/**
 * The verdicts on changes that are read together, each with the interval it was made from: as wide as the procedure
 * asks for so many (`testLevels`), so that a change is told exactly where its interval leaves out 0. Holm where all are
 * read, BH where the largest of many are picked. In this order: too few answers (either n below 10, which then does not
 * count among the others), no clear change (the interval holds 0), small change (|g| < 0.2), change.
 *
 * @throws RangeError for a conf outside (0, 1).
 */
export function trendVerdicts(
  changes: readonly WaveChange[],
  { method, conf = 0.95 }: { method: 'holm' | 'BH'; conf?: number },
): TrendChange[] {
  requireConf(conf);
  const judged = changes.filter(isEnough);
  const levels = testLevels(
    judged.map(({ p }) => p),
    method,
    1 - conf,
  );
  return changes.map((change) => {
    const level = levels[judged.indexOf(change)] ?? 1 - conf;
    const interval = intervalOf(change, level);
    return { ...change, ...interval, verdict: verdictOf(change, interval) };
  });
}

const isEnough = ({ n1, n2 }: WaveChange): boolean => n1 >= enough && n2 >= enough;

function intervalOf({ diff, se, df, chance, reach }: WaveChange, level: number): { lo: number; hi: number } {
  const quantile = df === null ? normalQuantile(1 - level / 2) : tQuantile(1 - level / 2, df);
  const half = Math.max(quantile * se, chance?.reach(level) ?? 0);
  return { lo: Math.max(-reach, diff - half), hi: Math.min(reach, diff + half) };
}

function verdictOf(change: WaveChange, { lo, hi }: { lo: number; hi: number }): TrendVerdict {
  if (!isEnough(change)) return 'too-few';
  if (lo <= 0 && hi >= 0) return 'no-clear-change';
  return change.effect !== null && Math.abs(change.effect) < small ? 'small-change' : 'change';
}
