import { itemsRead } from '../conditions.js';
import type { Fault } from './fault-error.js';
import type { Instrument } from './instrument.js';
import { limits } from './limits.js';

/** What may be written instead of a name that leads nowhere, to go behind the fault. */
export type Instead = (given: string, known: Iterable<string>) => string;

/** What the shapes cannot say: ids are unique, names lead somewhere, and conditions look back. */
export function* looseEnds(instrument: Instrument, instead: Instead = () => ''): Generator<Fault> {
  const dimensions = new Set(instrument.dimensions.map(({ id }) => id));
  const scales = new Set(Object.keys(instrument.scales));
  const named = function* (what: string, name: string, all: ReadonlySet<string>, at: string): Generator<Fault> {
    if (!all.has(name)) yield { path: `${at}.${what}`, message: `names no ${what} in "${what}s"${instead(name, all)}` };
  };
  const seen = new Map<string, string>();
  const claim = function* (id: string, path: string): Generator<Fault> {
    const first = seen.get(id);
    if (first) yield { path, message: `repeats the id of ${first}; ids must be unique` };
    else seen.set(id, path);
  };
  const items = new Set<string>();
  for (const [s, section] of instrument.sections.entries()) {
    const at = `sections[${s}]`;
    yield* claim(section.id, `${at}.id`);
    yield* unreadable(section.when, items, `${at}.when`, instead);
    for (const [i, item] of section.items.entries()) {
      const here = `${at}.items[${i}]`;
      yield* claim(item.id, `${here}.id`);
      yield* unreadable(item.when, items, `${here}.when`, instead);
      items.add(item.id);
      if (item.kind === 'likert') {
        yield* named('scale', item.scale, scales, here);
        if (item.dimension) yield* named('dimension', item.dimension, dimensions, here);
      }
      if ('options' in item) {
        const twice = item.options.findIndex(
          ({ id }, index) => item.options.findIndex((other) => other.id === id) < index,
        );
        if (twice >= 0)
          yield {
            path: `${here}.options[${twice}].id`,
            message: 'repeats the id of an option above; ids must be unique',
          };
      }
    }
  }
  if (items.size > limits.items) yield { path: 'sections', message: `must hold at most ${limits.items} items in all` };
}

function* unreadable(
  when: Instrument['sections'][number]['when'],
  earlier: ReadonlySet<string>,
  path: string,
  instead: Instead,
): Generator<Fault> {
  if (!when) return;
  for (const id of itemsRead(when)) {
    if (!earlier.has(id))
      yield { path, message: `reads "${id}", which is not an item above it${instead(id, earlier)}` };
  }
}
