import { contentHash } from './canonical.js';
import { spoken } from './localised.js';
import type { Instrument, Item } from './schema/instrument.js';
import { everyText } from './texts.js';

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
