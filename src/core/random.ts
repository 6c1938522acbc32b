import { requireCount } from './stats/preconditions.js';

/*
 * Reproducible order, not secrets: the same seed gives the same form, shuffle or resample on every machine.
 */

/** 32-bit FNV-1a hash of the text's UTF-8 bytes, unsigned. Turns a session's name into a seed. */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/**
 * A generator of numbers in [0, 1): Tommy Ettinger's mulberry32, all of whose state is one 32-bit number.
 *
 * @param seed a whole number from 0 to 2³² − 1; anything else throws a RangeError, because rounding it
 *   silently would make two different seeds give one order.
 */
export function mulberry32(seed: number): () => number {
  requireCount('seed', seed);
  if (seed > 0xffffffff) throw new RangeError(`seed must be below 2^32, got ${seed}`);
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A shuffled copy: Fisher-Yates from the end, driven by {@link mulberry32}. Throws as it does. */
export function seededShuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = mulberry32(seed);
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = shuffled[i] as Item;
    shuffled[i] = shuffled[j] as Item;
    shuffled[j] = held;
  }
  return shuffled;
}

/** TextEncoder is not part of the language; a lone surrogate becomes U+FFFD, as it does there. */
function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) yield code;
    else if (code < 0x800) yield* [0xc0 | (code >> 6), continuation(code)];
    else if (code < 0x10000) yield* [0xe0 | (code >> 12), continuation(code >> 6), continuation(code)];
    else {
      yield* [0xf0 | (code >> 18), continuation(code >> 12), continuation(code >> 6), continuation(code)];
    }
  }
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
