import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf, scaleOf, ticksAround } from '../../src/charts/scale.js';

describe('a scale', () => {
  it('puts values where a reader looks for them, from either side', () => {
    assert.deepEqual([0, 68, 100].map(scaleOf([0, 50, 100]).at), [0, 68, 100]);
    assert.deepEqual([0, 68, 100].map(scaleOf([0, 50, 100], true).at), [100, 32, 0]);
    assert.equal(scaleOf([-100, 0, 100]).at(-3), 48.5);
  });

  it('keeps what lies beyond it at its end', () => {
    assert.deepEqual([-5, 130].map(scaleOf([0, 100]).at), [0, 100]);
  });

  it('puts the columns of a chart over the middle of their labels', () => {
    assert.deepEqual([0, 1].map(columnsOf(2)), [25, 75]);
    assert.deepEqual([0, 1].map(columnsOf(2, true)), [75, 25]);
  });

  it('holds every value, within 0 and 100, and never makes much of little', () => {
    for (const values of [[61, 62], [2, 4], [97, 99], [0, 100], [45, 71], [30], []]) {
      const ticks = ticksAround(values);
      const [low, high] = [ticks[0]!, ticks.at(-1)!];
      assert.ok(low >= 0 && high <= 100 && high - low >= 40, `${low} to ${high}`);
      assert.ok(
        ticks.every((tick) => tick % 10 === 0),
        String(ticks),
      );
      for (const value of values) assert.ok(value >= low && value <= high, `${value} is outside ${low} to ${high}`);
    }
    assert.deepEqual(ticksAround([25, 84]), [20, 90]);
    assert.deepEqual(ticksAround([25, 91]), [20, 60, 100]);
  });

  it('keeps room beyond the outermost values, as far as there is any', () => {
    assert.deepEqual(ticksAround([30, 69], 5), [20, 50, 80]);
    assert.deepEqual(ticksAround([3, 66], 5), [0, 40, 80]);
    assert.deepEqual(ticksAround([41, 98], 5), [30, 100]);
  });
});
