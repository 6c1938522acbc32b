import type { Instrument } from './schema/instrument.js';
import type { LocalisedText } from './schema/text.js';
import { everyText } from './texts.js';

/** An instrument's texts in another language, by the English text. A text that is not in it stays as it is. */
export type Translation = Readonly<Record<string, string>>;

/** The instrument with each text in `locale` as well, where the translation has it. */
export function translated(instrument: Instrument, locale: string, translation: Translation): Instrument {
  const both = (text: LocalisedText): LocalisedText => {
    if (typeof text !== 'string' || !Object.hasOwn(translation, text)) return text;
    return { [instrument.locale]: text, [locale]: translation[text]! };
  };
  return everyText(instrument, both);
}
