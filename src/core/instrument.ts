import { holds } from './conditions.js';
import type { Answer, Answers } from './schema/answers.js';
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

/**
 * The items whose own and whose section's conditions hold, by id. Conditions look back, so one pass in order decides:
 * an answer to an item that is hidden by now counts as none, here as at the receiver, which never sees it.
 */
export function shownItems(instrument: Instrument, answers: Answers): Set<string> {
  const shown = new Set<string>();
  const counting = Object.create(null) as Record<string, Answer>;
  const holdsNow = (when: Condition | undefined): boolean => !when || holds(when, counting);
  for (const section of instrument.sections) {
    if (!holdsNow(section.when)) continue;
    for (const { id, when } of section.items) {
      if (!holdsNow(when)) continue;
      shown.add(id);
      if (Object.hasOwn(answers, id)) counting[id] = answers[id]!;
    }
  }
  return shown;
}
