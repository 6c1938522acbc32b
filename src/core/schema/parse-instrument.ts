import { type Fault, FaultError, instead, shaped } from './fault.js';
import { instrumentSchema, type Instrument } from './instrument.js';
import { looseEnds } from './loose-ends.js';

const reserved = new Set(['__proto__', 'constructor', 'prototype']);
const maxDepth = 32;

/** Keys that could reach an object's prototype, and nesting no instrument needs. Checked before anything is copied. */
function* hostileParts(value: unknown, path: string, depth = 0): Generator<Fault> {
  if (value === null || typeof value !== 'object') return;
  if (depth > maxDepth) {
    yield { path, message: `is nested deeper than ${maxDepth} levels` };
    return;
  }
  for (const key of Object.keys(value)) {
    const at = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    if (reserved.has(key)) yield { path: at, message: 'is a reserved name; remove it' };
    else yield* hostileParts((value as Record<string, unknown>)[key], at, depth + 1);
  }
}

/**
 * An instrument from untrusted data: a config, a file, a request.
 *
 * @throws {FaultError} names each place that is wrong and how to mend it.
 */
export function parseInstrument(value: unknown): Instrument {
  const hostile = hostileParts(value, '').next();
  if (!hostile.done) throw new FaultError([hostile.value]);
  const instrument = shaped(instrumentSchema, value);
  const faults = [...looseEnds(instrument, instead)];
  if (faults.length) throw new FaultError(faults);
  return instrument;
}
