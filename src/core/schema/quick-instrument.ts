import { instrumentIsRight } from './generated/instrument-is-right.js';
import type { Instrument, WrittenInstrument } from './instrument.js';
import { defaults } from './limits.js';
import { looseEnds } from './loose-ends.js';

/**
 * The fast yes of `parseInstrument`, without the schema: an instrument from untrusted data that is right in every part.
 * `undefined` otherwise; what is wrong only `parseInstrument` can say.
 */
export function quickInstrument(value: unknown): Instrument | undefined {
  try {
    if (!instrumentIsRight(value)) return undefined;
    const instrument = filled(copyOf(value as WrittenInstrument));
    return looseEnds(instrument).next().done ? instrument : undefined;
  } catch {
    return undefined; // Circles, gaps, dates, getters that throw.
  }
}

/** Whoever gave the data may change it later; what is shown stays as it was checked. */
function copyOf<Data>(value: Data): Data {
  if (Array.isArray(value)) {
    // The generated code passes over gaps in a list, the schema does not.
    if (value.includes(undefined)) throw new TypeError('a gap in a list');
    return value.map(copyOf) as Data;
  }
  if (value === null || typeof value !== 'object') return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype && !Object.hasOwn(prototype, 'isPrototypeOf')) throw new TypeError('no plain data');
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf<unknown>(part)])) as Data;
}

/** With what its author left out. A default that is missing here is a fault of types. */
function filled(written: WrittenInstrument): Instrument {
  return {
    ...written,
    locale: written.locale ?? defaults.locale,
    scales: Object.fromEntries(
      Object.entries(written.scales ?? {}).map(([id, scale]) => [id, { ...scale, min: scale.min ?? defaults.min }]),
    ),
    dimensions: written.dimensions ?? [],
    sections: written.sections.map((section) => ({ ...section, items: section.items.map(filledItem) })),
  };
}

function filledItem(item: WrittenItem): Instrument['sections'][number]['items'][number] {
  if (item.kind !== 'text') return item;
  return { ...item, maxLength: item.maxLength ?? defaults.maxLength, lines: item.lines ?? defaults.lines };
}

type WrittenItem = WrittenInstrument['sections'][number]['items'][number];
