import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as stats from '../../src/core/stats/index.js';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });
const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const bad = [NaN, Infinity, -Infinity];

describe('descriptive statistics', () => {
  it('find no spread at all in a constant', () => {
    const constant = new Array<number>(7).fill(0.1);
    assert.equal(stats.mean(constant), 0.1);
    assert.equal(stats.sampleVariance(constant), 0);
    assert.equal(stats.sampleSd(constant), 0);
  });

  it('keep their digits far from zero', () => {
    assert.equal(stats.sampleVariance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]), 30);
  });

  it('refuse too little and wrong data', () => {
    assert.equal(stats.sum([]), 0);
    assert.throws(() => stats.mean([]), /RangeError: x/);
    assert.throws(() => stats.sampleVariance([1]), /RangeError: x/);
    for (const value of bad) assert.throws(() => stats.mean([1, value]), /RangeError: x\[1\]/);
    assert.throws(() => stats.mean([1, null as never]), /TypeError: x\[1\] must be a number, got null/);
  });
});

describe('quantile7', () => {
  it('runs from the smallest to the largest value, whatever their order', () => {
    assert.equal(stats.quantile7([10, 9, 2], 0), 2);
    assert.equal(stats.quantile7([10, 9, 2], 0.5), 9);
    assert.equal(stats.quantile7([10, 9, 2], 1), 10);
    assert.equal(stats.quantile7([10, 9, 2], 0.25), 5.5);
    assert.equal(stats.quantile7([4], 0.3), 4);
  });

  it('never falls as p rises, and leaves its input alone', () =>
    fc.assert(
      fc.property(numbers, fc.nat(100), fc.nat(100), (x, i, j) => {
        const before = [...x];
        assert.ok(stats.quantile7(x, Math.min(i, j) / 100) <= stats.quantile7(x, Math.max(i, j) / 100));
        assert.deepEqual(x, before);
      }),
    ));

  it('refuses no numbers, and a p outside 0 to 1', () => {
    assert.throws(() => stats.quantile7([], 0.5), /RangeError: x must hold/);
    for (const p of [-0.1, 1.1, NaN]) assert.throws(() => stats.quantile7([1], p), /RangeError: p/);
    for (const value of bad) assert.throws(() => stats.quantile7([value], 0.5), /RangeError: x\[0\]/);
  });
});

describe('meanCiT', () => {
  it('is symmetric about the mean and wider for more confidence', () =>
    fc.assert(
      fc.property(numbers, (x) => {
        const [wide, narrow] = [stats.meanCiT(x, { conf: 0.99 }), stats.meanCiT(x, { conf: 0.9 })];
        assert.ok(wide.mean !== null && narrow.mean !== null);
        assert.ok(wide.lo <= narrow.lo && narrow.hi <= wide.hi);
        assert.ok(Math.abs(wide.lo + wide.hi - 2 * wide.mean) <= 1e-9 * (1 + Math.abs(wide.hi)));
      }),
    ));

  it('is null, but for n, with fewer than two numbers', () => {
    const none = { mean: null, sd: null, se: null, df: null, t: null, lo: null, hi: null };
    assert.deepEqual(stats.meanCiT([]), { n: 0, ...none });
    assert.deepEqual(stats.meanCiT([5]), { n: 1, ...none });
  });

  it('refuses wrong numbers and impossible confidence', () => {
    for (const value of bad) assert.throws(() => stats.meanCiT([value]), /RangeError: x\[0\]/);
    for (const conf of [0, 1, 95, NaN]) assert.throws(() => stats.meanCiT([1, 2], { conf }), /RangeError: conf/);
  });
});

describe('bootstrapMeanCi', () => {
  const x = [1.7, 2.3, 3.1, 10.9, 22.2, 50];

  it('repeats itself for a seed, and differs for another', () => {
    const at = (seed: number) => stats.bootstrapMeanCi(x, { seed, resamples: 200 });
    assert.deepEqual(at(1), at(1));
    assert.notDeepEqual(at(1), at(2));
  });

  it('stays within the numbers, around their mean', () => {
    const { mean, lo, hi } = stats.bootstrapMeanCi(x, { seed: 3, resamples: 500, conf: 0.9 });
    assert.ok(Math.abs(mean! - 90.2 / 6) < 1e-12);
    assert.ok(mean !== null && 1.7 <= lo && lo < mean && mean < hi && hi <= 50);
  });

  it('is content with two numbers and with one resample', () => {
    const { mean, lo, hi } = stats.bootstrapMeanCi([4, 8], { seed: 1, resamples: 1 });
    assert.equal(mean, 6);
    assert.ok([4, 6, 8].includes(lo));
    assert.equal(hi, lo);
  });

  it('is null for fewer than two numbers, and refuses wrong ones', () => {
    assert.deepEqual(stats.bootstrapMeanCi([], { seed: 1 }), { mean: null, lo: null, hi: null });
    assert.deepEqual(stats.bootstrapMeanCi([4], { seed: 1 }), { mean: null, lo: null, hi: null });
    for (const value of bad) {
      assert.throws(() => stats.bootstrapMeanCi([1, value], { seed: 1 }), /RangeError: x\[1\]/);
      assert.throws(() => stats.bootstrapMeanCi(x, { seed: value }), /RangeError: seed/);
    }
    assert.throws(() => stats.bootstrapMeanCi([NaN], { seed: 1 }), /RangeError: x\[0\]/);
    assert.throws(() => stats.bootstrapMeanCi(x, { seed: 1, resamples: 0 }), /RangeError: resamples/);
    assert.throws(() => stats.bootstrapMeanCi(x, { seed: 1, conf: 95 }), /RangeError: conf/);
  });
});

describe('wilson', () => {
  it('stays within 0 and 1, contains the share, and mirrors when k becomes n − k', () =>
    fc.assert(
      fc.property(share, fc.double({ min: 0.5, max: 0.9999, noNaN: true }), ({ k, n }, conf) => {
        const { p, lo, hi } = stats.wilson(k, n, { conf });
        assert.ok(0 <= lo && lo <= p && p <= hi && hi <= 1);
        assert.ok(lo < hi);
        const mirrored = stats.wilson(n - k, n, { conf });
        assert.ok(Math.abs(mirrored.lo - (1 - hi)) < 1e-12);
        assert.ok(Math.abs(mirrored.hi - (1 - lo)) < 1e-12);
      }),
    ));

  it('starts exactly at 0 for none and ends exactly at 1 for all', () => {
    for (const n of [1, 3, 7, 10, 333]) {
      assert.equal(stats.wilson(0, n).lo, 0);
      assert.equal(stats.wilson(n, n).hi, 1);
    }
  });

  it('refuses counts that are no part of a whole', () => {
    assert.throws(() => stats.wilson(0, 0), /RangeError: n/);
    assert.throws(() => stats.wilson(-1, 5), /RangeError: k/);
    assert.throws(() => stats.wilson(6, 5), /RangeError: k must be at most n, got 6 of 5/);
    assert.throws(() => stats.wilson(1.5, 5), /RangeError: k/);
    for (const value of bad) assert.throws(() => stats.wilson(1, value), /RangeError: n/);
  });
});

describe('responseRate', () => {
  it('has no sampling error when everybody answered, and no margin when nobody did', () => {
    assert.deepEqual(stats.responseRate(40, 40), { rate: 1, worstCaseMoe: 0 });
    assert.deepEqual(stats.responseRate(1, 1), { rate: 1, worstCaseMoe: 0 });
    assert.deepEqual(stats.responseRate(40, 0), { rate: 0, worstCaseMoe: null });
    assert.deepEqual(stats.responseRate(1, 0), { rate: 0, worstCaseMoe: null });
  });

  it('refuses more answers than invitations, and no invitations', () => {
    assert.throws(() => stats.responseRate(10, 11), /RangeError: responded must be at most invited/);
    assert.throws(() => stats.responseRate(0, 0), /RangeError: invited/);
    assert.throws(() => stats.responseRate(10, 5, { conf: 95 }), /RangeError: conf/);
    assert.throws(() => stats.responseRate(10, 5, { conf: '95' as never }), /TypeError: conf must be a number/);
  });
});
