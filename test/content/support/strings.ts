export type Words = { readonly [key: string]: string | ((...args: never[]) => string) | Words };

/** Every string of a locale by its path, functions called with each of these counts. */
export function stringsIn(words: Words, counts: readonly number[] = [1, 2, 5], path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'object') return stringsIn(value, counts, at);
    return counts.map((n) => [`${at}(${n})`, (value as (...args: unknown[]) => string)(n, 7)]);
  });
}
