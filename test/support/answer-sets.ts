import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mulberry32 } from '../../src/core/random.js';

/** Answers of n persons to k items, 1 to 5, that share one factor, so that reliability is neither 0 nor 1. */
export function answers(n: number, k: number, seed: number): number[][] {
  const random = mulberry32(seed);
  return Array.from({ length: n }, () => {
    const person = random() * 2;
    return Array.from({ length: k }, () => 1 + Math.min(4, Math.floor(person + random() * 3)));
  });
}

/** Many such sets: 12 to 60 persons, 3 to 8 items. */
export const answerSets = fc
  .tuple(fc.integer({ min: 12, max: 60 }), fc.integer({ min: 3, max: 8 }), fc.nat())
  .map((size) => answers(...size));

/** Asserts a number within `abs` of the expected one; null is never near. */
export function near(got: number | null, expected: number, abs = 1e-9): void {
  assert.ok(got !== null && Math.abs(got - expected) <= abs, `got ${got}, expected ${expected}`);
}
