import type { LocalisedText } from '../../core/schema/text.js';
import type { ResultItem, SurveyResults } from '../../core/schema/survey-results.js';

export type Tone = 'worst' | 'worse' | 'neutral' | 'better' | 'best';

/** One answer's stretch of a diverging bar: per cent to one side of the middle or the other. */
export interface Stretch {
  from: number;
  to: number;
  tone: Tone;
}

/** How many of the strongest and of the weakest are named. */
const named = 3;
/** How many changes of each direction are named. */
const changesNamed = 5;

/** An agreement item's answers from the worst to the best, the neutral one half to each side of the middle. */
export function stretchesOf({ kind, options, reversed }: ResultItem): Stretch[] {
  if (kind !== 'likert' || options.some(({ percent }) => percent === null)) return [];
  const shares = options.map(({ percent }) => percent!);
  if (reversed) shares.reverse();
  const half = Math.floor(shares.length / 2);
  const neutral = shares.length % 2 ? shares[half]! : 0;
  const worse = shares.slice(0, half).reduce((sum, share) => sum + share, 0);
  let at = -worse - neutral / 2;
  return shares.map((share, index) => ({ from: at, to: (at += share), tone: toneOf(index, shares.length) }));
}

function toneOf(index: number, count: number): Tone {
  if (count % 2 && index === (count - 1) / 2) return 'neutral';
  if (index === 0) return 'worst';
  if (index === count - 1) return 'best';
  return index < count / 2 ? 'worse' : 'better';
}

/** The share of the middle answer, where a scale has one. */
export function neutralOf(stretches: readonly Stretch[]): number | undefined {
  const found = stretches.find(({ tone }) => tone === 'neutral');
  return found && Math.round(found.to - found.from);
}

/** The tones that some items' bars are drawn in, from the worst to the best. */
export function tonesOf(items: readonly ResultItem[]): Tone[] {
  const drawn = new Set(items.flatMap(stretchesOf).map(({ tone }) => tone));
  return (['worst', 'worse', 'neutral', 'better', 'best'] as const).filter((tone) => drawn.has(tone));
}

/** A scale just wide enough for every bar to both sides of the middle: bars drawn on it compare. */
export function reachOf(items: readonly ResultItem[]): [low: number, middle: number, high: number] {
  const ends = items.flatMap(stretchesOf).flatMap(({ from, to }) => [from, to]);
  return [Math.min(-10, ...ends), 0, Math.max(10, ...ends)];
}

/** A favourable share as it can be compared. In a small group "almost all" stands for a share that is not told. */
interface Standing {
  item: ResultItem;
  share: number;
  lo: number;
  hi: number;
}

function standingOf(item: ResultItem, minimum: number): Standing[] {
  if (!item.favourable) return [];
  const { percent, lo, hi, extreme } = item.favourable;
  if (percent !== null) return [{ item, share: percent, lo: lo ?? percent, hi: hi ?? percent }];
  // As far as all of the fewest people that may be shown can be off, by Wilson's interval.
  const reach = (100 * z2) / (minimum + z2);
  if (extreme === 'almost-all') return [{ item, share: 100, lo: 100 - reach, hi: 100 }];
  return extreme ? [{ item, share: 0, lo: 0, hi: reach }] : [];
}

/** The square of the normal quantile of a 95 % interval. */
const z2 = 1.959964 ** 2;

/**
 * The items with the largest and with the smallest favourable share, among those that share the scale of most: as many
 * as their intervals tell apart. Of equal ones either all are named or none, and none is both.
 */
export function extremesOf(
  items: readonly ResultItem[],
  minimum: number,
): { strongest: ResultItem[]; weakest: ResultItem[] } {
  const known = ofOneScale(items)
    .flatMap((item) => standingOf(item, minimum))
    .sort((a, b) => b.share - a.share);
  for (let count = Math.min(named, Math.floor(known.length / 2)); count > 0; count -= 1) {
    const top = known.slice(0, count).filter(({ share }) => share > known[count]!.share);
    const bottom = known.slice(-count).filter(({ share }) => share < known.at(-count - 1)!.share);
    const [lowest, highest] = [Math.min(...top.map(({ lo }) => lo)), Math.max(...bottom.map(({ hi }) => hi))];
    if (top.length && bottom.length && lowest > highest)
      return { strongest: top.map(({ item }) => item), weakest: bottom.map(({ item }) => item).reverse() };
  }
  return { strongest: [], weakest: [] };
}

/** The agreement items of the scale that most of them have: shares on two scales do not compare. */
function ofOneScale(items: readonly ResultItem[]): ResultItem[] {
  const scales = new Map<string, ResultItem[]>();
  for (const item of items.filter(({ kind }) => kind === 'likert')) {
    const scale = JSON.stringify(item.options.map(({ value, label }) => [value, label]));
    scales.set(scale, [...(scales.get(scale) ?? []), item]);
  }
  return [...scales.values()].reduce((most, each) => (each.length > most.length ? each : most), []);
}

/** What honestly changed since an earlier wave: in which direction, and the items, falls first. */
export interface Changes {
  kind: 'falls' | 'rises' | 'both' | 'none';
  since: string;
  items: ResultItem[];
}

/** `undefined` where nothing was compared. Recommendation scores have points of their own and are not among them. */
export function changesOf(items: readonly ResultItem[]): Changes | undefined {
  const compared = items.filter(({ nps, change }) => !nps && change && change.verdict !== 'too-few');
  if (!compared.length) return undefined;
  const diff = ({ change }: ResultItem): number => change!.diff ?? 0;
  const moved = compared
    .filter(({ change }) => change!.verdict !== 'no-clear-change')
    .sort((a, b) => diff(a) - diff(b));
  const falls = moved.filter((item) => diff(item) < 0).slice(0, changesNamed);
  const rises = moved.filter((item) => diff(item) > 0).reverse();
  return {
    kind: falls.length ? (rises.length ? 'both' : 'falls') : rises.length ? 'rises' : 'none',
    since: compared[0]!.change!.since,
    items: [...falls, ...rises.slice(0, changesNamed)],
  };
}

export interface ItemGroup {
  id: string;
  /** The dimension's name; the rest belong to none. */
  name: LocalisedText | undefined;
  items: ResultItem[];
}

/** All items but those that recommend, dimension by dimension, in the order asked. */
export function groupsOf({ dimensions, items }: Pick<SurveyResults, 'dimensions' | 'items'>): ItemGroup[] {
  const asked = items.filter(({ nps }) => !nps);
  const known = new Set(dimensions.map(({ id }) => id));
  return [
    ...dimensions.map(({ id, name }) => ({ id, name, items: asked.filter(({ dimension }) => dimension === id) })),
    { id: '', name: undefined, items: asked.filter(({ dimension = '' }) => !known.has(dimension)) },
  ].filter(({ items: found }) => found.length);
}

/** A recommendation score as it may be shown: with too few answers, or only a band of them, no single number leads. */
export interface Recommendation {
  item: ResultItem;
  score: { mean: number; lo: number | null; hi: number | null } | undefined;
  rough: boolean;
  /** Shares of 9 and 10, of 7 and 8, and of 0 to 6. */
  shares: { promoters: number; passives: number; detractors: number } | undefined;
}

export function recommendationsOf(items: readonly ResultItem[]): Recommendation[] {
  return items.flatMap((item) => {
    const { n, nps } = item;
    if (!nps) return [];
    const score = nps.score !== null ? { mean: nps.score, lo: nps.lo, hi: nps.hi } : undefined;
    const rough = !/^\d+$/.test(n ?? '') || Number(n) < 30;
    return [{ item, score, rough, shares: sharesOf(nps) }];
  });
}

function sharesOf({ promoters, passives, detractors }: NonNullable<ResultItem['nps']>): Recommendation['shares'] {
  if (promoters.percent === null || passives.percent === null || detractors.percent === null) return undefined;
  return { promoters: promoters.percent, passives: passives.percent, detractors: detractors.percent };
}
