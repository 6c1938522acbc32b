/** The words that an element's settings may be, one truth for types, checks and messages. */
export const allowed = {
  privacy: ['identified', 'confidential', 'anonymous'],
  paged: ['question', 'section', 'never'],
  mode: ['full', 'simple'],
  ack: ['echo', 'status', 'none'],
  preset: ['zapier', 'make', 'power-automate', 'apps-script', 'form', 'opaque'],
} as const;

export type Setting = keyof typeof allowed;
export type Allowed<Name extends Setting> = (typeof allowed)[Name][number];

/** The settings that hold a word that is not allowed. Nothing and an empty word say nothing. */
export function wrongSettings(given: Readonly<Record<string, unknown>>): Setting[] {
  return (Object.keys(allowed) as Setting[]).filter(
    (name) => given[name] && !(allowed[name] as readonly unknown[]).includes(given[name]),
  );
}
