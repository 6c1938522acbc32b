import { addLocale, loaded, type PartialMessages } from './localize.js';

type Part = Promise<{ default: PartialMessages }>;

const loaders: Readonly<Record<string, () => Part[]>> = {
  de: () => [import('../locales/de.pulse.js'), import('../locales/de.pulse-more.js')],
  ar: () => [import('../locales/ar.pulse.js'), import('../locales/ar.pulse-more.js')],
};
const brought = new Set(['en']);

/** Whether a pulse can speak this language; where it cannot, its words are on their way. */
export function hasPulseWords(language: string): boolean {
  if (!brought.has(language)) void bring(language);
  return brought.has(language);
}

/** What a page has said itself, by `addLocale()`, stays. What does not come is said in English. */
async function bring(language: string): Promise<void> {
  const parts = await Promise.all(loaders[language]?.() ?? []).catch(() => []);
  brought.add(language);
  addLocale(language, Object.assign({}, ...parts.map((part) => part.default), loaded.get(language)) as PartialMessages);
}
