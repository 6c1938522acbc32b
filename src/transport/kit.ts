import { alone } from './kit-alone.js';
import type { Harness, KitCase } from './kit-harness.js';
import { throughOutbox } from './kit-outbox.js';

export type { Harness, KitCase, Reaction, Request } from './kit-harness.js';

/**
 * Everything the outbox relies on, as cases for any test runner:
 *
 * ```js
 * for (const { name, run } of transportCases(harness)) test(name, () => run(harness));
 * ```
 */
export function transportCases({ lacks = [] }: Pick<Harness, 'lacks'> = {}): KitCase[] {
  return [...alone, ...throughOutbox].filter(({ about }) => !about.some((reaction) => lacks.includes(reaction)));
}
