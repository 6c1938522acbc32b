import { contentHash } from './canonical.js';
import { holds, itemsRead } from './conditions.js';
import { spoken } from './localised.js';
import type { Answers } from './schema/answers.js';
import type { Condition } from './schema/condition.js';
import type { Instrument, Item, Scale, Section } from './schema/instrument.js';
import { everyText } from './texts.js';

/** Every item of an instrument in the order shown. */
export function itemsOf(instrument: Instrument): Item[] {
  return instrument.sections.flatMap(({ items }) => items);
}

/** The short form: only items marked `short`, and no section left empty. An instrument without a short form is returned whole. */
export function shortForm(instrument: Instrument): Instrument {
  const sections = instrument.sections
    .map((section) => ({ ...section, items: section.items.filter(({ short }) => short) }))
    .filter(({ items }) => items.length > 0);
  return sections.length ? { ...instrument, sections } : instrument;
}

/**
 * Identifies a wording, scale and order: waves are compared item by item only where it is the same. 16 hex digits.
 * Counts the instrument's own language alone, so that a translation added later breaks no trend.
 */
export function instrumentHash({ scales, dimensions, sections, locale }: Instrument): string {
  return contentHash(everyText({ scales, dimensions, sections, locale }, (text) => spoken(text, locale, locale).text));
}

/** Identifies one item's wording, scale and options, so that an answer survives changes elsewhere in the instrument. */
export function itemHash({ scales, locale }: Instrument, item: Item): string {
  const { required: _required, short: _short, when: _when, ...shown } = item;
  const whole = item.kind === 'likert' ? { ...shown, scale: scales[item.scale] } : shown;
  return contentHash(everyText(whole, (text) => spoken(text, locale, locale).text));
}

/** A Likert item's scale; an instrument that was parsed always has it. */
export function scaleOf({ scales }: Instrument, item: Item & { kind: 'likert' }): Scale {
  const scale = Object.hasOwn(scales, item.scale) ? scales[item.scale] : undefined;
  if (!scale) throw new RangeError(`item ${item.id} names the scale "${item.scale}", which the instrument does not hold`);
  return scale;
}

/** The items whose own and whose section's conditions hold, by id. */
export function shownItems(instrument: Instrument, answers: Answers): Set<string> {
  const shown = (when: Condition | undefined): boolean => !when || holds(when, answers);
  const ids = instrument.sections
    .filter(({ when }) => shown(when))
    .flatMap(({ items }) => items.filter(({ when }) => shown(when)).map(({ id }) => id));
  return new Set(ids);
}

/** What each item or section waits for: its own condition's items. Pairs of reader and item read. */
export function dependenciesOf(section: Section): { reader: string; reads: string[] }[] {
  return [section, ...section.items].flatMap(({ id, when }) => (when ? [{ reader: id, reads: itemsRead(when) }] : []));
}
