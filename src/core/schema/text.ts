import * as z from 'zod/mini';
import { dashed } from '../localised.js';

/** The longest single text a config may hold, in characters (code points). Longer texts are mistakes, not questions. */
export const maxTextLength = 10_000;

/** Names items, options, dimensions, surveys and groups: a letter, then letters, digits, `_`, `.` or `-`; 64 at most. */
export const idSchema = z.string().check(
  z.regex(
    /^[A-Za-z][\w.-]{0,63}$/,
    'must start with a letter and hold only letters, digits, "_", "." and "-" (64 at most)',
  ),
  z.regex(/^(?!(constructor|prototype)$)/, 'is a reserved name; choose another'),
);

const noTag = 'must be a language tag such as "en" or "pt-BR"';

/** A BCP 47 language tag such as `en`, `pt-BR` or `fa-u-nu-arabext`; `de_DE` is taken as `de-DE`. */
export const localeSchema = z
  .string()
  .check(z.overwrite(dashed), z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, noTag), z.refine(isTag, noTag));

/** What looks like a tag may still be none, such as `en-12`: whatever writes a date or a number in it would throw. */
export function isTag(tag: string): boolean {
  try {
    // A survey may hold thousands; most are of this form, and to ask takes a while.
    return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag) || Boolean(new Intl.Locale(tag));
  } catch {
    return false;
  }
}

const words = z
  .string()
  .check(
    z.minLength(1, 'must not be empty'),
    z.maxLength(maxTextLength, `must be at most ${maxTextLength} characters`),
  );

/** Text in one language, or in several: `"Agree"` or `{ "en": "Agree", "de": "Stimme zu" }`. Never HTML. */
export const textSchema = z.union([words, z.record(localeSchema, words)], 'must be a text, or texts by language tag');

export type LocalisedText = z.infer<typeof textSchema>;
