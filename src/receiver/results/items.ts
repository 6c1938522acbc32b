import { itemsOf, scaleOf } from '../../core/instrument.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { ResultChange, ResultItem, ResultShare } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { netPromoterScore } from '../../core/stats/index.js';
import type { Tally } from '../tally.js';
import { itemBreak } from './breaks.js';
import { meanChange, netChange, toldChanges, type FoundChange } from './changes.js';
import type { Place } from './disclosure.js';
import { netOf } from './net.js';
import { bandOf, isUnanimous, shareOf } from './rounding.js';
import { instrumentOf, isMixed, type Waves } from './scores.js';

type Closed = Exclude<Item, { kind: 'text' }>;
type Likert = Item & { kind: 'likert' };

/** The best and the worst two points of a scale are what is favourable and what is not. */
const boxes = 2;

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
  const inBoxes = (best: boolean) =>
    shares((given) =>
      boxesOf(instrument, item as Likert, best).reduce((sum, value) => sum + (given.counts[value] ?? 0), 0),
    );
  return {
    ...{ id, text, kind, ...(dimension !== undefined && { dimension }) },
    reversed: item.kind === 'likert' && item.key === -1,
    suppressed: !tally,
    n: tally ? bandOf(tally.n, k) : null,
    options: optionsOf(instrument, item).map(({ value, label }) => {
      const { percent, extreme } = shares(({ counts }) => counts[value] ?? 0);
      return { value, label, percent, extreme };
    }),
    ...(item.kind === 'likert' && { favourable: inBoxes(true), unfavourable: inBoxes(false) }),
    ...(item.kind === 'rating' && { nps: { ...npsOf(tally, k), measure: item.measure ?? null } }),
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

function boxesOf(instrument: Instrument, item: Likert, best: boolean): string[] {
  const values = optionsOf(instrument, item).map(({ value }) => value);
  const high = best === (item.key !== -1);
  return high ? values.slice(-boxes) : values.slice(0, boxes);
}

function npsOf(tally: Tally | undefined, k: number): { score: number | null; lo: number | null; hi: number | null } {
  if (!tally || isUnanimous(tally, k)) return { score: null, lo: null, hi: null };
  const { nps, adjusted } = netPromoterScore(netOf(tally).counts);
  return { score: Math.round(nps), lo: Math.round(adjusted.lo), hi: Math.round(adjusted.hi) };
}

function itemChanges(waves: Waves, place: Place): Map<string, ResultChange> {
  const [before, now] = [waves.at(-2), waves.at(-1)!];
  if (!before) return new Map();
  const [first, second] = [instrumentOf(before), instrumentOf(now)];
  const earlier = new Map(closedItems(first).map((item) => [item.id, item]));
  const found = new Map<string, FoundChange>();
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

function changeOf(instrument: Instrument, item: Closed, before: Tally, now: Tally): FoundChange | undefined {
  if (item.kind === 'rating') return netChange(before, now);
  if (item.kind !== 'likert') return undefined;
  const points = (tally: Tally): Tally => pointsOf(instrument, item, tally);
  return meanChange(points(before), points(now));
}

/** Answers on 0–100, turned round where agreeing is worse. */
function pointsOf(instrument: Instrument, item: Likert, { n, counts }: Tally): Tally {
  const { min, points } = scaleOf(instrument, item);
  const onScale = (value: string): number => ((Number(value) - min) / (points.length - 1)) * 100;
  const keyed = (value: string): number => (item.key === -1 ? 100 - onScale(value) : onScale(value));
  return { n, counts: Object.fromEntries(Object.entries(counts).map(([value, count]) => [keyed(value), count])) };
}
