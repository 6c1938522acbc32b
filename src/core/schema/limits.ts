/** Ceilings that keep a survey answerable by a person, and a page alive. */
export const limits = { items: 2000, sections: 200, options: 200, comment: 5000 } as const;

/** What an instrument says where its author says nothing. */
export const defaults = { locale: 'en', min: 1, maxLength: 2000, lines: 4 } as const;
