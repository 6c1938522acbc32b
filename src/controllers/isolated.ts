/** What a text holds whose letters run the other way than its surroundings'. */
const foreign = { ltr: /[\u0590-\u08ff\ufb1d-\ufefc]/, rtl: /[^\P{L}\u0590-\u08ff\ufb1d-\ufefc]/u };

/** A text in letters that run the other way, set apart, so that the signs and figures beside it stay in their places. */
export const isolated = (text: string, dir: 'ltr' | 'rtl'): string =>
  // What is made of parts that are set apart needs no more.
  foreign[dir].test(text) && !/\u2068/.test(text) ? `\u2068${text}\u2069` : text;

/** A language's strings, with every text that is put into their sentences set apart like that. */
export function isolating<T>(said: T, dir: 'ltr' | 'rtl'): T {
  const entries = Object.entries(said as object).map(([key, each]: [string, unknown]) => [
    key,
    typeof each === 'object' ? isolating(each, dir) : typeof each === 'function' ? guarded(each as Say, dir) : each,
  ]);
  return Object.fromEntries(entries) as T;
}

type Say = (...given: unknown[]) => unknown;
const guarded =
  (say: Say, dir: 'ltr' | 'rtl'): Say =>
  (...given) =>
    say(...given.map((each) => (typeof each === 'string' ? isolated(each, dir) : each)));
