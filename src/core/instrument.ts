import { holds } from './conditions.js';
import type { Answers } from './schema/answers.js';
import type { Condition } from './schema/condition.js';
import type { Instrument, Item, Scale } from './schema/instrument.js';

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

/** A Likert item's scale; an instrument that was parsed always has it. */
export function scaleOf({ scales }: Instrument, item: Item & { kind: 'likert' }): Scale {
  const scale = Object.hasOwn(scales, item.scale) ? scales[item.scale] : undefined;
  if (!scale)
    throw new RangeError(`item ${item.id} names the scale "${item.scale}", which the instrument does not hold`);
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
