const rtl = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
const rightToLeft = new RegExp(`[${rtl}]`, 'u');
const leftToRight = new RegExp(`(?![${rtl}])\\p{L}`, 'u');

/** A text in letters that run the other way, set apart, so that the signs and figures beside it stay in their places. */
export function isolated(text: string, dir: 'ltr' | 'rtl'): string {
  const foreign = (dir === 'rtl' ? leftToRight : rightToLeft).test(text);
  // What is made of parts that are set apart needs no more.
  return foreign && !text.includes('\u2068') ? `\u2068${text}\u2069` : text;
}

/** A language's strings, with every text that is put into their sentences set apart like that. */
export function isolating<T>(messages: T, dir: 'ltr' | 'rtl'): T {
  if (typeof messages === 'function') {
    const say = messages as unknown as (...given: unknown[]) => unknown;
    const apart = (each: unknown): unknown => (typeof each === 'string' ? isolated(each, dir) : each);
    return ((...given: unknown[]) => say(...given.map(apart))) as T;
  }
  if (typeof messages !== 'object') return messages;
  const entries = Object.entries(messages as object).map(([key, each]) => [key, isolating<unknown>(each, dir)]);
  return Object.fromEntries(entries) as T;
}
