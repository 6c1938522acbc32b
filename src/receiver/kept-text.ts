import { pathOf } from '../core/schema/fault.js';
import { Refusal } from './problem.js';

/** Whether PostgreSQL can keep a text: neither NUL nor half a surrogate pair is in it. */
export const isKept = (text: string): boolean =>
  !/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);

/** @throws {Refusal} naming the first place of some data that holds a text the store cannot keep. */
export function requireKept(value: unknown): void {
  const malformed = malformedText(value, []);
  if (malformed) throw new Refusal('text-malformed', { path: pathOf(malformed) });
}

/** Where a text holds NUL or half a surrogate pair. A key that does is named by its parent: it could not be shown. */
function malformedText(value: unknown, path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  if (typeof value === 'string') return isKept(value) ? undefined : path;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, each] of Object.entries(value)) {
    if (!isKept(key)) return path;
    const found = malformedText(each, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}
