import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as stats from '../../src/core/stats/index.js';
import { answers, answerSets, near } from '../support/answer-sets.js';

describe('cronbachAlpha', () => {
  it('does not change when a constant is added to an item', () =>
    fc.assert(
      fc.property(answerSets, fc.integer({ min: -1000, max: 1000 }), (rows, constant) => {
        const shifted = rows.map(([first, ...rest]) => [first! + constant, ...rest]);
        near(stats.cronbachAlpha(shifted).alpha, stats.cronbachAlpha(rows).alpha!);
      }),
    ));

  it('agrees with its definition by item variances, for the scale and for each shorter one', () =>
    fc.assert(
      fc.property(answerSets, (rows) => {
        const byVariances = (items: number[][]) => {
          const columns = items[0]!.map((_item, i) => items.map((row) => row[i]!));
          const parts = columns.map((column) => stats.sampleVariance(column));
          const total = stats.sampleVariance(items.map((row) => stats.sum(row)));
          return stats.alphaFromVariances(columns.length, stats.sum(parts), total);
        };
        const result = stats.cronbachAlpha(rows);
        near(result.alpha, byVariances(rows));
        result.alphaIfDeleted!.forEach((alpha, i) =>
          near(alpha, byVariances(rows.map((row) => row.filter((_answer, j) => j !== i)))),
        );
      }),
    ));

  it('does not change with the unit of the answers', () => {
    const rows = answers(20, 4, 6);
    for (const unit of [1e-8, 1e8]) {
      const scaled = stats.cronbachAlpha(rows.map((row) => row.map((answer) => answer * unit)));
      near(scaled.alpha, stats.cronbachAlpha(rows).alpha!);
      near(scaled.alphaIfDeleted![0]!, stats.cronbachAlpha(rows).alphaIfDeleted![0]!);
    }
    const opposite = [0.1, 0.2, 0.4].map((answer) => [answer * 1e8, (0.7 - answer) * 1e8]);
    assert.equal(stats.cronbachAlpha(opposite).alpha, null);
  });

  it('needs only two persons', () => {
    near(
      stats.cronbachAlpha([
        [1, 2],
        [3, 5],
      ]).alpha,
      0.96,
    );
  });

  it('has no standardised value when two items are exact opposites of different spread', () => {
    const { alpha, stdAlpha, avgR } = stats.cronbachAlpha([
      [1, 6],
      [2, 4],
      [3, 2],
    ]);
    assert.deepEqual([alpha, stdAlpha, avgR], [-8, null, -1]);
  });

  it('leaves out persons with a missing answer', () => {
    const rows = answers(20, 4, 1);
    const withGaps = [[null, 1, 2, 3], ...rows, [5, 5, 5, null]];
    assert.deepEqual(stats.cronbachAlpha(withGaps), stats.cronbachAlpha(rows));
  });

  it('returns a negative value as it is, because it means wrong keying', () => {
    near(
      stats.cronbachAlpha([
        [1, 4],
        [2, 4],
        [3, 2],
        [5, 1],
      ]).alpha,
      -29,
    );
  });

  it('gives null where there is nothing to estimate', () => {
    const none = { alpha: null, stdAlpha: null, avgR: null, itemRestR: null, alphaIfDeleted: null };
    assert.deepEqual(stats.cronbachAlpha([]), { n: 0, k: 0, ...none });
    assert.deepEqual(stats.cronbachAlpha([[1, 2]]), { n: 1, k: 2, ...none });
    assert.deepEqual(
      stats.cronbachAlpha([
        [1, null],
        [null, 2],
      ]),
      { n: 0, k: 2, ...none },
    );
    assert.deepEqual(
      stats.cronbachAlpha([
        [1, 5],
        [3, 3],
        [5, 1],
      ]),
      { n: 3, k: 2, ...none },
    );
    assert.deepEqual(
      stats.cronbachAlpha([
        [0.1, 0.7],
        [0.1, 0.7],
        [0.1, 0.7],
      ]),
      { n: 3, k: 2, ...none },
    );
  });

  it('gives null for what a constant item leaves undefined, and only for that', () => {
    const rows = answers(12, 3, 2).map((row) => [...row, 0.1]);
    const { alpha, stdAlpha, avgR, itemRestR, alphaIfDeleted } = stats.cronbachAlpha(rows);
    assert.notEqual(alpha, null);
    assert.deepEqual([stdAlpha, avgR], [null, null]);
    assert.deepEqual(
      itemRestR!.map((r) => r === null),
      [false, false, false, true],
    );
    assert.ok(alphaIfDeleted!.every((value) => value !== null));
  });

  it('has no alpha-if-deleted for two items', () => {
    const { itemRestR, alphaIfDeleted } = stats.cronbachAlpha(answers(12, 2, 3));
    assert.equal(alphaIfDeleted, null);
    near(itemRestR![0]!, itemRestR![1]!);
  });

  it('refuses rows of different lengths and answers that are no numbers', () => {
    assert.throws(() => stats.cronbachAlpha([[1, 2], [1]]), /RangeError: items\[1\] has 1 values/);
    assert.throws(() => stats.cronbachAlpha([[1, NaN]]), /RangeError: items\[0\]\[1\]/);
    assert.throws(() => stats.cronbachAlpha([[1, '2' as never]]), /TypeError: items\[0\]\[1\]/);
  });
});

describe('alphaFromVariances and alphaCiFeldt', () => {
  it('give an interval that narrows with n and closes on a perfect alpha', () => {
    const width = (n: number) => {
      const { lo, hi } = stats.alphaCiFeldt(0.8, n, 6);
      assert.ok(lo < 0.8 && hi > 0.8);
      return hi - lo;
    };
    assert.ok(width(1000) < width(100));
    assert.deepEqual(stats.alphaCiFeldt(1, 30, 6), { lo: 1, hi: 1 });
    assert.ok(stats.alphaCiFeldt(0.5, 2, 2).hi < 1);
    assert.equal(stats.alphaFromVariances(2, 0, 1), 2);
  });

  it('refuse impossible figures', () => {
    assert.throws(() => stats.alphaFromVariances(1, 1, 2), /RangeError: k/);
    assert.throws(() => stats.alphaFromVariances(3, -1, 2), /RangeError: sumItemVar/);
    assert.throws(() => stats.alphaFromVariances(3, NaN, 2), /RangeError: sumItemVar/);
    assert.throws(() => stats.alphaFromVariances(3, 1, 0), /RangeError: totalVar/);
    assert.throws(() => stats.alphaCiFeldt(1.01, 30, 6), /RangeError: alpha/);
    assert.throws(() => stats.alphaCiFeldt(NaN, 30, 6), /RangeError: alpha/);
    assert.throws(() => stats.alphaCiFeldt(0.8, 1, 6), /RangeError: n/);
    assert.throws(() => stats.alphaCiFeldt(0.8, 30, 1), /RangeError: k/);
    assert.throws(() => stats.alphaCiFeldt(0.8, 30, 6, { conf: 0 }), /RangeError: conf/);
  });
});

describe('test length and measurement error', () => {
  it('spearmanBrown and the length factor undo each other', () => {
    const between = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(between, between, (r, target) =>
        near(stats.spearmanBrown(r, stats.spearmanBrownLengthFactor(r, target)), target),
      ),
    );
    assert.throws(() => stats.spearmanBrown(1.1, 2), /RangeError: r/);
    assert.throws(() => stats.spearmanBrown(-1.5, 0.5), /RangeError: r must/);
    assert.throws(() => stats.spearmanBrown(0.5, '2' as never), /TypeError: factor must be a number/);
    assert.throws(() => stats.spearmanBrown(0.5, 0), /RangeError: factor/);
    assert.throws(() => stats.spearmanBrown(-1, 2), /RangeError: no reliability/);
    for (const r of [0, 1, NaN]) {
      assert.throws(() => stats.spearmanBrownLengthFactor(r, 0.8), /RangeError: r/);
      assert.throws(() => stats.spearmanBrownLengthFactor(0.8, r), /RangeError: target/);
    }
  });

  it('semBand stays on the scale, which is 0 to 100 unless given', () => {
    assert.deepEqual(stats.semBand(98, 15, 0.5).hi, 100);
    assert.deepEqual(stats.semBand(2, 15, 0.5).lo, 0);
    assert.ok(stats.semBand(98, 15, 0.5, { max: 160 }).hi > 100);
    assert.deepEqual(stats.semBand(50, 15, 1), { sem: 0, lo: 50, hi: 50 });
    assert.deepEqual(stats.semBand(50, 0, 0.5), { sem: 0, lo: 50, hi: 50 });
    assert.throws(() => stats.semBand(50, -1, 0.5), /RangeError: sd/);
    assert.throws(() => stats.semBand(50, 15, 0.5, { conf: 1 }), /RangeError: conf/);
    assert.throws(() => stats.semBand(50, 15, 1.1), /RangeError: rel/);
    assert.throws(() => stats.semBand(NaN, 15, 0.5), /RangeError: score/);
    assert.throws(() => stats.semBand(50, 15, 0.5, { min: 100, max: 0 }), /RangeError: min/);
  });

  it('reliableChangeIndex has a sign, and needs measurement error to compare with', () => {
    assert.equal(stats.reliableChangeIndex(50, 40, 7.5, 0.8).rci, -stats.reliableChangeIndex(40, 50, 7.5, 0.8).rci);
    assert.equal(stats.reliableChangeIndex(50, 40, 7.5, 0.8).reliable, true);
    assert.equal(stats.reliableChangeIndex(50, 41, 7.5, 0.8).reliable, false);
    assert.throws(() => stats.reliableChangeIndex(50, 40, 7.5, 1), /RangeError: no measurement error/);
    assert.throws(() => stats.reliableChangeIndex(NaN, 40, 7.5, 0.8), /RangeError: pre/);
    assert.throws(() => stats.reliableChangeIndex(40, NaN, 7.5, 0.8), /RangeError: post/);
  });
});
