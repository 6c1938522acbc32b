import type { ResultChange } from '../../core/schema/survey-results.js';
import { cohenD, npsDiff, pAdjust, trendChange, trendVerdict, type TrendChange } from '../../core/stats/index.js';
import { momentsOf, type Tally } from '../tally.js';
import { netOf } from './net.js';

/** A change as it was found, before it is seen together with others. */
export interface FoundChange extends TrendChange {
  n1: number;
  n2: number;
}

/** How a mean of points changed. `undefined` where either wave has no spread to tell it by. */
export function meanChange(before: Tally, now: Tally): FoundChange | undefined {
  const [a, b] = [momentsOf(before), momentsOf(now)];
  return a && b && { ...trendChange(a, b), n1: a.n, n2: b.n };
}

/** How a Net Promoter Score changed; the effect is that of scoring people −1, 0 and 1. */
export function netChange(before: Tally, now: Tally): FoundChange | undefined {
  const [a, b] = [netOf(before), netOf(now)];
  if (a.moments === undefined || b.moments === undefined) return undefined;
  const { diff, lo, hi, p } = npsDiff(a.counts, b.counts);
  const { g: effect } = cohenD(a.moments, b.moments);
  const [n1, n2] = [a.moments.n, b.moments.n];
  return { verdict: trendVerdict({ n1, n2, lo, hi, p, effect }), diff, lo, hi, p, effect, n1, n2 };
}

/**
 * The changes as they are told, each verdict with regard to how many were looked at: Holm where all are read, BH where
 * the largest are picked.
 */
export function toldChanges<Key>(
  found: ReadonlyMap<Key, FoundChange>,
  { since, mixed, method }: { since: string; mixed: boolean; method: 'holm' | 'BH' },
): Map<Key, ResultChange> {
  const tested = [...found].filter(([, { p }]) => p !== null);
  const adjusted = new Map(
    pAdjust(
      tested.map(([, { p }]) => p!),
      method,
    ).map((p, index) => [tested[index]![0], p]),
  );
  return new Map(
    [...found].map(([key, change]) => {
      const verdict = trendVerdict({ ...change, p: adjusted.get(key) ?? null });
      const told = verdict !== 'too-few';
      const whole = (value: number | null): number | null => (told && value !== null ? Math.round(value) : null);
      const effect = told && change.effect !== null ? Number(change.effect.toFixed(2)) : null;
      return [
        key,
        { since, verdict, diff: whole(change.diff), lo: whole(change.lo), hi: whole(change.hi), effect, mixed },
      ];
    }),
  );
}
