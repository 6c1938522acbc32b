import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf, scaleOf } from '../../src/charts/scale.js';

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
});
