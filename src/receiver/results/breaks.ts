import { canonicalJson } from '../../core/canonical.js';
import { itemsOf, scaleOf } from '../../core/instrument.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { ResultPoint } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';

export type Break = ResultPoint['break'];

/** Why two waves' figures of a dimension (`undefined`: of all) cannot be compared, if they cannot. */
export function breakBetween(before: Instrument, now: Instrument, dimension: string | undefined): Break {
  const [first, second] = [scoredItems(before, dimension), scoredItems(now, dimension)];
  const ids = (items: readonly Item[]) => items.map(({ id }) => id);
  const earlier = new Map(first.map((item) => [item.id, item]));
  if (ids(first).sort().join() !== ids(second).sort().join()) return 'wording';
  const faults = second.map((item) => itemBreak(before, now, earlier.get(item.id)!, item));
  if (faults.includes('wording')) return 'wording';
  if (faults.includes('scale')) return 'scale';
  return ids(first).join() === ids(second).join() ? null : 'order';
}

const scoredItems = (instrument: Instrument, dimension: string | undefined): Item[] =>
  itemsOf(instrument).filter(
    (item) =>
      item.kind === 'likert' && (dimension === undefined ? item.dimension !== undefined : item.dimension === dimension),
  );

/** Why two waves' answers to one item cannot be compared, if they cannot. */
export function itemBreak(before: Instrument, now: Instrument, first: Item, second: Item): 'wording' | 'scale' | null {
  if (first.kind !== second.kind || differ(first.text, second.text)) return 'wording';
  if (first.kind !== 'likert' || second.kind !== 'likert') return null;
  if ((first.key ?? 1) !== (second.key ?? 1)) return 'wording';
  const [a, b] = [scaleOf(before, first), scaleOf(now, second)];
  const same = a.min === b.min && a.points.length === b.points.length;
  return same && !a.points.some((point, index) => differ(point, b.points[index]!)) ? null : 'scale';
}

/** A translation that was added changes nothing for those who read the other languages. */
function differ(a: LocalisedText, b: LocalisedText): boolean {
  if (typeof a === 'string' || typeof b === 'string') return canonicalJson(a) !== canonicalJson(b);
  return Object.keys(a).some((locale) => Object.hasOwn(b, locale) && a[locale] !== b[locale]);
}
