import { itemsOf, scaleOf } from '../core/instrument.js';
import type { Instrument, Item } from '../core/schema/instrument.js';
import { neededAnswers } from '../core/scoring/index.js';

/**
 * What is counted: answers, the score of a dimension, the overall index, the answers to one item, or of one wording's
 * dimension how its items go together.
 */
export type Measure = 'responses' | 'index' | `dimension ${string}` | `item ${string}` | `pairs ${string} ${string}`;

/** Answers without a group are counted under this name, which no group can have. */
export const ungrouped = '';

/** The name of what is counted in the company's total only. No group can have it. */
export const companyOnly = '*';

/** How the answers to one item of one wording are counted; what {@link planOf} says and the store's counting reads. */
export interface CountingStep {
  hash: string;
  item: string;
  kind: Item['kind'];
  /** Of a scored item: its dimension, and `base + slope · answer`, its 0–100 points with the key applied. */
  dimension?: string;
  base?: number;
  slope?: number;
  /** How many items the dimension has, and how many a person must have answered to have a score. */
  size?: number;
  needed?: number;
  /** How many dimensions must have a score for the overall index. */
  dimensions?: number;
}

/** The counting of every wording an answer may have been given to. */
export function planOf(instruments: ReadonlyMap<string, Instrument>): CountingStep[] {
  return [...instruments].flatMap(([hash, instrument]) => {
    const items = itemsOf(instrument).filter(({ kind }) => kind !== 'text');
    const dimensions = dimensionItems(instrument);
    return items.map((item): CountingStep => {
      const { id, kind } = item;
      const mine = item.kind === 'likert' ? dimensions.get(item.dimension ?? '') : undefined;
      if (!mine || item.kind !== 'likert') return { hash, item: id, kind };
      // Items of one dimension share a scale in any sound instrument; where they do not, each is brought to 0–100 first.
      const { min, points } = scaleOf(instrument, item);
      const step = 100 / (points.length - 1);
      const [base, slope] = item.key === -1 ? [100 + min * step, -step] : [-min * step, step];
      const needed = neededAnswers(mine.length);
      return {
        ...{ hash, item: id, kind, dimension: item.dimension!, base, slope },
        ...{ size: mine.length, needed, dimensions: dimensions.size },
      };
    });
  });
}

/** The scored items of each dimension that has any, sorted by id: the order of their pairs. */
export function dimensionItems(instrument: Instrument): Map<string, string[]> {
  const likert = itemsOf(instrument).filter((item) => item.kind === 'likert');
  return new Map(
    instrument.dimensions.flatMap(({ id }) => {
      const mine = likert.filter(({ dimension }) => dimension === id).map((item) => item.id);
      return mine.length ? [[id, mine.sort()] as const] : [];
    }),
  );
}
