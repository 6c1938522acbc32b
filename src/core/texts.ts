import type { LocalisedText } from './schema/text.js';

/** The keys under which an instrument keeps what people read. */
const spokenKeys = new Set([
  'title',
  'intro',
  'text',
  'hint',
  'notice',
  'label',
  'name',
  'low',
  'high',
  'na',
  'points',
]);

/** A copy of an instrument, or a part of it, with every text that people read changed. */
export function everyText<T>(value: T, change: (text: LocalisedText) => LocalisedText): T {
  if (Array.isArray(value)) return value.map((each) => everyText<unknown>(each, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, part]: [string, unknown]) => {
    if (!spokenKeys.has(key)) return [key, everyText(part, change)];
    if (Array.isArray(part)) return [key, part.map((text) => change(text as LocalisedText))];
    return [key, change(part as LocalisedText)];
  });
  return Object.fromEntries(entries) as T;
}
