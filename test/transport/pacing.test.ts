import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueAt, retryAfter, slowWait, waitBefore } from '../../src/transport/pacing.js';
import { defaultBackoff } from '../../src/transport/surroundings.js';
import { seeded } from './support/seeded.js';

const now = Date.parse('Sun, 22 Nov 2026 06:00:00 GMT');
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** Header · wait in the body · the server's Date · milliseconds to wait. */
const table: [string | null, unknown, string | null, number | undefined][] = [
  ['120', undefined, null, 120 * second],
  [' 120 ', undefined, null, 120 * second],
  ['1.5', undefined, null, 1.5 * second],
  ['0', undefined, null, second],
  ['-5', undefined, null, second],
  ['1e9', undefined, null, day],
  ['Infinity', undefined, null, day],
  ['99999999999999999999', undefined, null, day],
  ['Sun, 22 Nov 2026 06:02:00 GMT', undefined, null, 2 * minute],
  ['Sun, 22 Nov 2026 06:02:00 GMT', undefined, 'Sun, 22 Nov 2026 06:01:00 GMT', minute],
  ['Sun, 22 Nov 2026 07:02:00 GMT', undefined, 'Sun, 22 Nov 2026 07:01:00 GMT', minute],
  ['Sat, 21 Nov 2026 06:00:00 GMT', undefined, null, second],
  ['Mon, 22 Nov 2027 06:00:00 GMT', undefined, null, day],
  ['NaN', undefined, null, undefined],
  ['soon', undefined, null, undefined],
  ['', undefined, null, undefined],
  [null, undefined, null, undefined],
  [null, 30, null, 30 * second],
  ['soon', 30, null, 30 * second],
  ['10', 30, null, 10 * second],
  [null, '30', null, undefined],
  [null, NaN, null, undefined],
  [null, -1, null, second],
  [null, 1e9, null, day],
];

for (const [header, body, date, wait] of table) {
  test(`R44: Retry-After ${JSON.stringify(header)}, ${JSON.stringify(body)} in the body${date ? ', by the server’s clock' : ''}, waits ${wait} ms`, () => {
    assert.equal(retryAfter(header, body, date, now), wait);
  });
}

test('R46: waits double at most, are random in full, and stay under a quarter of an hour on the first day', () => {
  const random = seeded(46);
  for (let attempt = 0; attempt < 60; attempt++) {
    const ceiling = Math.min(15 * minute, 2 * second * 2 ** attempt);
    const waits = Array.from({ length: 400 }, () => waitBefore(attempt, hour, defaultBackoff, random));
    assert.ok(Math.min(...waits) >= second && Math.max(...waits) <= Math.max(ceiling, second));
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    assert.ok(mean > ceiling * 0.42 && mean < ceiling * 0.68, `attempt ${attempt}: mean ${mean} of ${ceiling}`);
  }
});

test('R46: after a day waits grow to six hours, never longer', () => {
  const random = seeded(47);
  const waits = Array.from({ length: 400 }, () => waitBefore(40, 2 * day, defaultBackoff, random));
  assert.ok(Math.max(...waits) > 5 * hour && Math.max(...waits) <= 6 * hour);
});

test('slow waits go from a minute to an hour', () => {
  assert.equal(
    slowWait(0, defaultBackoff, () => 0),
    minute,
  );
  assert.equal(
    slowWait(20, defaultBackoff, () => 1),
    hour,
  );
});

test('R28: a time further away than any wait would be is due now', () => {
  assert.equal(dueAt(now + day, now), now + day);
  assert.equal(dueAt(now + day + 1, now), now);
});
