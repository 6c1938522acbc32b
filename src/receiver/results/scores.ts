import type { Instrument } from '../../core/schema/instrument.js';
import type { ResultChange, ResultDimension, ResultPoint, ResultScore } from '../../core/schema/survey-results.js';
import type { WaveChange } from '../../core/stats/index.js';
import { dimensionItems, type Measure } from '../counting.js';
import { breakBetween } from './breaks.js';
import { meanChange, toldChanges } from './changes.js';
import type { Disclosure, Place } from './disclosure.js';
import { reliabilityOf } from './reliability.js';
import { responseOf } from './response.js';
import { cellOf } from './rounding.js';

/** A survey's waves so far, oldest first, the one that is asked for last. */
export type Waves = readonly [...Disclosure[], Disclosure];

export const instrumentOf = ({ settled: { survey } }: Disclosure): Instrument => survey.instruments.get(survey.hash)!;

/** Above this many points a moved response rate is told: different people may have answered. */
const mixedFrom = 10;

/** Whether the response rate moved so far that different people may have answered. */
export function isMixed(before: Disclosure, now: Disclosure, place: Place): boolean {
  const [a, b] = [responseOf(before, place).percent, responseOf(now, place).percent];
  return a !== null && b !== null && Math.abs(b - a) > mixedFrom;
}

interface Score {
  measure: Measure;
  /** `undefined`: the index, made of all dimensions. */
  dimension: string | undefined;
}

/** The overall index and the dimensions of a place, with their way through the waves. */
export function scoresOf(
  waves: Waves,
  place: Place,
): { index: ResultScore | undefined; dimensions: ResultDimension[] } {
  const now = waves.at(-1)!;
  const { dimensions } = instrumentOf(now);
  const scored = dimensionItems(instrumentOf(now));
  const own = dimensions.map(({ id }): Score => ({ measure: `dimension ${id}`, dimension: id }));
  // Of a single dimension it would only be a second name.
  const index: Score | undefined = scored.size > 1 ? { measure: 'index', dimension: undefined } : undefined;
  const changes = changesOf(waves, place, index ? [index, ...own] : own);
  const scoreOf = (score: Score): ResultScore => {
    const change = changes.get(score.measure);
    return {
      ...cellOf(now.tally(score.measure, place), now.settled.survey.minimum),
      trend: waves.length > 1 ? trendOf(waves, place, score) : [],
      ...(change && { change }),
    };
  };
  const reliable = (id: string) => (place === null ? reliabilityOf(now, id) : undefined);
  return {
    index: index && scoreOf(index),
    dimensions: own.map((score, place) => {
      const reliability = reliable(score.dimension!);
      return { ...dimensions[place]!, ...scoreOf(score), ...(reliability && { reliability }) };
    }),
  };
}

function trendOf(waves: Waves, place: Place, { measure, dimension }: Score): ResultPoint[] {
  return waves.map((wave, index) => {
    const before = waves[index - 1];
    return {
      wave: wave.settled.survey.id,
      ...cellOf(wave.tally(measure, place), wave.settled.survey.minimum),
      break: before ? breakBetween(instrumentOf(before), instrumentOf(wave), dimension) : null,
    };
  });
}

/** Of the scores that can be compared with the wave before: dimensions and index are read together. */
function changesOf(waves: Waves, place: Place, scores: readonly Score[]): Map<Measure, ResultChange> {
  const [before, now] = [waves.at(-2), waves.at(-1)!];
  if (!before) return new Map();
  const found = new Map<Measure, WaveChange>();
  for (const { measure, dimension } of scores) {
    const change = comparable(before, now, place, measure);
    if (change && breakBetween(instrumentOf(before), instrumentOf(now), dimension) === null) found.set(measure, change);
  }
  return toldChanges(found, { since: before.settled.survey.id, mixed: isMixed(before, now, place), method: 'holm' });
}

/** Only between two figures that are shown: a change must not tell what its figures may not. */
function comparable(before: Disclosure, now: Disclosure, place: Place, measure: Measure): WaveChange | undefined {
  const [a, b] = [before, now].map((wave) => {
    const tally = wave.tally(measure, place);
    return cellOf(tally, wave.settled.survey.minimum).suppressed ? undefined : tally;
  });
  return a && b && meanChange(a, b);
}
