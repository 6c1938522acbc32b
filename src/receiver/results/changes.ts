import type { ResultChange } from '../../core/schema/survey-results.js';
import { npsWaveChange, trendVerdicts, waveChange, type TrendChange, type WaveChange } from '../../core/stats/index.js';
import { weighted, type Tally } from '../tally.js';
import { netOf } from './net.js';
import { down, hundredth, moved, up } from './rounding.js';

/** How a mean of 0–100 points changed. `undefined` where fewer than two answered in either wave. */
export const meanChange = (before: Tally, now: Tally): WaveChange | undefined =>
  waveChange(weighted(before), weighted(now));

/** How a Net Promoter Score changed. */
export const netChange = (before: Tally, now: Tally): WaveChange | undefined =>
  npsWaveChange(netOf(before), netOf(now));

/**
 * The changes of a family as they are told, each with the interval that its verdict was made from: Holm where all are
 * read, BH where the largest are picked.
 */
export function toldChanges<Key>(
  found: ReadonlyMap<Key, WaveChange>,
  { since, mixed, method }: { since: string; mixed: boolean; method: 'holm' | 'BH' },
): Map<Key, ResultChange> {
  const judged = trendVerdicts([...found.values()], { method });
  return new Map([...found.keys()].map((key, index) => [key, { since, ...told(judged[index]!), mixed }]));
}

function told({ verdict, diff, lo, hi, effect }: TrendChange): Omit<ResultChange, 'since' | 'mixed'> {
  if (verdict === 'too-few') return { verdict, diff: null, lo: null, hi: null, effect: null };
  // Where everybody answered alike in both waves, an interval of no width would claim certainty.
  const ends = lo === hi ? { lo: null, hi: null } : { lo: down(lo), hi: up(hi) };
  return { verdict, diff: moved(diff, verdict), ...ends, effect: effect === null ? null : hundredth(effect) };
}
