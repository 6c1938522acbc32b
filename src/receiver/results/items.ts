import { itemsOf, scaleOf } from '../../core/instrument.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { ResultChange, ResultItem, ResultShare } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { boxesOf } from '../../core/scoring/index.js';
import { netPromoterScore, type WaveChange } from '../../core/stats/index.js';
import type { Tally } from '../tally.js';
import { itemBreak } from './breaks.js';
import { meanChange, netChange, toldChanges } from './changes.js';
import type { Place } from './disclosure.js';
import { netOf } from './net.js';
import { bandOf, isUnanimous, outward, shareOf } from './rounding.js';
import { instrumentOf, isMixed, type Waves } from './scores.js';

type Closed = Exclude<Item, { kind: 'text' }>;
type Likert = Item & { kind: 'likert' };
type Rating = Item & { kind: 'rating' };

/** How the answers of a place to each item are spread, and what changed since the wave before. */
export function itemsResults(waves: Waves, place: Place): ResultItem[] {
  const now = waves.at(-1)!;
  const instrument = instrumentOf(now);
  const changes = itemChanges(waves, place);
  return closedItems(instrument).map((item) => {
    const change = changes.get(item.id);
    const spread = spreadOf(instrument, item, now.tally(`item ${item.id}`, place), now.settled.survey.minimum);
    return { ...spread, ...(change && { change }) };
  });
}

const closedItems = (instrument: Instrument): Closed[] =>
  itemsOf(instrument).filter((item): item is Closed => item.kind !== 'text');

function spreadOf(instrument: Instrument, item: Closed, tally: Tally | undefined, k: number): ResultItem {
  const { id, text, kind } = item;
  const dimension = item.kind === 'likert' ? item.dimension : undefined;
  const shares = (count: (tally: Tally) => number): ResultShare =>
    tally ? shareOf(count(tally), tally.n, k) : { percent: null, lo: null, hi: null, extreme: null };
  const among = (values: readonly string[]): ResultShare =>
    shares(({ counts }) => values.reduce((sum, value) => sum + (counts[value] ?? 0), 0));
  return {
    ...{ id, text, kind, ...(dimension !== undefined && { dimension }) },
    reversed: item.kind === 'likert' && item.key === -1,
    suppressed: !tally,
    n: tally ? bandOf(tally.n, k) : null,
    options: optionsOf(instrument, item).map(({ value, label }) => {
      const { percent, extreme } = shares(({ counts }) => counts[value] ?? 0);
      return { value, label, percent, extreme };
    }),
    ...(item.kind === 'likert' && sidesOf(instrument, item, among)),
    ...(item.kind === 'rating' &&
      item.measure && { nps: { ...npsOf(tally, k), ...netShares(among), measure: item.measure } }),
  };
}

/** What could be answered: the scale's points from the lowest, the options, or 0 to 10. */
export function optionsOf(instrument: Instrument, item: Closed): { value: string; label: LocalisedText }[] {
  if ('options' in item) return item.options.map(({ id, label }) => ({ value: id, label }));
  if (item.kind === 'rating')
    return Array.from({ length: 11 }, (_, value) => ({ value: String(value), label: String(value) }));
  const { min, points } = scaleOf(instrument, item);
  return points.map((label, index) => ({ value: String(min + index), label }));
}

/** The best and the worst points of a scale, and those between them if there are any; each share from its own count. */
function sidesOf(
  instrument: Instrument,
  item: Likert,
  among: (values: readonly string[]) => ResultShare,
): Pick<ResultItem, 'favourable' | 'neutral' | 'unfavourable'> {
  const values = optionsOf(instrument, item).map(({ value }) => value);
  if (item.key === -1) values.reverse();
  const boxes = boxesOf(values.length);
  const between = values.slice(boxes, -boxes);
  return {
    favourable: among(values.slice(-boxes)),
    ...(between.length && { neutral: among(between) }),
    unfavourable: among(values.slice(0, boxes)),
  };
}

function netShares(among: (values: readonly string[]) => ResultShare) {
  const from = (low: number, high: number): Pick<ResultShare, 'percent' | 'extreme'> => {
    const { percent, extreme } = among(Array.from({ length: high - low + 1 }, (_, index) => String(low + index)));
    return { percent, extreme };
  };
  return { promoters: from(9, 10), passives: from(7, 8), detractors: from(0, 6) };
}

function npsOf(tally: Tally | undefined, k: number): { score: number | null; lo: number | null; hi: number | null } {
  if (!tally || isUnanimous(tally, k)) return { score: null, lo: null, hi: null };
  const { nps, adjusted } = netPromoterScore(netOf(tally));
  return { score: Math.round(nps) + 0, ...outward(adjusted.lo, adjusted.hi) };
}

function itemChanges(waves: Waves, place: Place): Map<string, ResultChange> {
  const [before, now] = [waves.at(-2), waves.at(-1)!];
  if (!before) return new Map();
  const [first, second] = [instrumentOf(before), instrumentOf(now)];
  const earlier = new Map(closedItems(first).map((item) => [item.id, item]));
  const found = new Map<string, WaveChange>();
  for (const item of closedItems(second)) {
    const then = earlier.get(item.id);
    if (!then || itemBreak(first, second, then, item)) continue;
    const [a, b] = [before, now].map((wave) => {
      const tally = wave.tally(`item ${item.id}`, place);
      return tally && !isUnanimous(tally, wave.settled.survey.minimum) ? tally : undefined;
    });
    const change = a && b && changeOf(second, item, a, b);
    if (change) found.set(item.id, change);
  }
  // Among so many some would always seem to have changed: what is picked out is held to that.
  return toldChanges(found, { since: before.settled.survey.id, mixed: isMixed(before, now, place), method: 'BH' });
}

function changeOf(instrument: Instrument, item: Closed, before: Tally, now: Tally): WaveChange | undefined {
  if (item.kind === 'rating' && item.measure) return netChange(before, now);
  if (item.kind !== 'likert' && item.kind !== 'rating') return undefined;
  const points = (tally: Tally): Tally => pointsOf(instrument, item, tally);
  return meanChange(points(before), points(now));
}

/** Answers on 0–100, turned round where agreeing is worse. */
function pointsOf(instrument: Instrument, item: Likert | Rating, { n, counts }: Tally): Tally {
  const values = optionsOf(instrument, item).map(({ value }) => Number(value));
  const [min, max] = [values[0]!, values.at(-1)!];
  const onScale = (value: string): number => ((Number(value) - min) / (max - min)) * 100;
  const keyed = (value: string): number =>
    item.kind === 'likert' && item.key === -1 ? 100 - onScale(value) : onScale(value);
  return { n, counts: Object.fromEntries(Object.entries(counts).map(([value, count]) => [keyed(value), count])) };
}
