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

const shareOf = ({ favourable }: ResultItem): number => favourable?.percent ?? -1;

/** The items with the largest and with the smallest favourable share; none is both. */
export function extremesOf(items: readonly ResultItem[]): { strongest: ResultItem[]; weakest: ResultItem[] } {
  const known = items.filter((item) => shareOf(item) >= 0).sort((a, b) => shareOf(b) - shareOf(a));
  const count = Math.min(named, Math.floor(known.length / 2));
  return { strongest: known.slice(0, count), weakest: known.slice(known.length - count).reverse() };
}

/** What honestly changed since an earlier wave: in which direction, and the items, falls first. */
export interface Changes {
  kind: 'falls' | 'rises' | 'both' | 'none';
  since: string;
  items: ResultItem[];
}

/** `undefined` where nothing was compared. Recommendation scores have points of their own and are not among them. */
export function changesOf(items: readonly ResultItem[]): Changes | undefined {
  const compared = items.filter(({ kind, change }) => kind !== 'rating' && change && change.verdict !== 'too-few');
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

/** All items but the 0–10 ones, dimension by dimension, in the order asked. */
export function groupsOf({ dimensions, items }: Pick<SurveyResults, 'dimensions' | 'items'>): ItemGroup[] {
  const asked = items.filter(({ kind }) => kind !== 'rating');
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
  return items
    .filter(({ kind }) => kind === 'rating')
    .map((item) => {
      const { n, nps, options } = item;
      const score = nps && nps.score !== null ? { mean: nps.score, lo: nps.lo, hi: nps.hi } : undefined;
      const rough = !/^\d+$/.test(n ?? '') || Number(n) < 30;
      return { item, score, rough, shares: sharesOf(options) };
    });
}

function sharesOf(options: ResultItem['options']): Recommendation['shares'] {
  if (!options.length || options.some(({ percent }) => percent === null)) return undefined;
  const sum = (from: number, to: number): number =>
    options
      .filter(({ value }) => Number(value) >= from && Number(value) <= to)
      .reduce((all, { percent }) => all + percent!, 0);
  return { promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) };
}
