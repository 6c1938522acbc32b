import type { LocalisedText } from './schema/text.js';

export interface Spoken {
  text: string;
  /** The language the text is really in; it differs from the one asked for when a translation is missing. */
  lang: string;
}

/**
 * A language tag as it is sent and looked up: language, script and region alone, of whatever a page says (`de_DE`,
 * `en-US-u-hc-h12`, `de-x-mtfrom-en`, `pt_BR.UTF-8`). `undefined` when it names no language.
 */
export function languageTag(tag: string): string | undefined {
  try {
    const { language, script, region } = new Intl.Locale(dashed(tag));
    return [language, script, region].filter(Boolean).join('-');
  } catch {
    return undefined;
  }
}

/** `'de_DE.UTF-8'` → `'de-DE'`: as the web writes it. */
export function dashed(tag: string): string {
  return tag.trim().replace(/[.@].*/, '').replaceAll('_', '-');
}

/** `'pt-BR'` → `['pt-BR', 'pt']` */
export function localeChain(locale: string): string[] {
  const parts = locale.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/**
 * The locale to write figures and dates in: with 0–9, as the library's words do, so that a page has digits of one kind.
 * Whoever brings words with other digits says so in the tag: `fa-u-nu-arabext`.
 */
export const figuresLocale = (locale: string): string =>
  /-nu-/.test(locale) ? locale : new Intl.Locale(locale, { numberingSystem: 'latn' }).toString();

/** A text in the wanted language or, each text for itself, in the nearest there is: its parent language, the instrument's own, or the first. */
export function spoken(text: LocalisedText, wanted: string, own: string): Spoken {
  if (typeof text === 'string') return { text, lang: own };
  for (const lang of [...localeChain(wanted), ...localeChain(own), ...Object.keys(text)]) {
    if (Object.hasOwn(text, lang)) return { text: text[lang]!, lang };
  }
  return { text: '', lang: own };
}
