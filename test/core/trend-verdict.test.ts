import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { overallIndex } from '../../src/core/scoring/index.js';
import {
  cronbachAlpha,
  cronbachAlphaFromCovariance,
  overlapFault,
  sampleSd,
  trendChange,
  trendVerdict,
  welchFromSummaries,
  welchT,
} from '../../src/core/stats/index.js';
import { covarianceMatrix } from '../../src/core/stats/covariance.js';
import { mean } from '../../src/core/stats/descriptive.js';

const sample = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 });
const summary = (x: readonly number[]) => ({ mean: mean(x), sd: sampleSd(x), n: x.length });
const found = { n1: 40, n2: 40, lo: 2, hi: 9, p: 0.01, effect: 0.4 };

describe('the verdict on a change', () => {
  it('asks in this order: enough answers, an interval without 0, a size that matters', () => {
    assert.equal(trendVerdict(found), 'change');
    assert.equal(trendVerdict({ ...found, effect: -0.19 }), 'small-change');
    assert.equal(trendVerdict({ ...found, effect: 0.2 }), 'change', 'from 0.2 on it is a change');
    assert.equal(trendVerdict({ ...found, lo: -0.4 }), 'no-clear-change');
    assert.equal(trendVerdict({ ...found, lo: 0 }), 'no-clear-change');
    assert.equal(trendVerdict({ ...found, n1: 9 }), 'too-few');
    assert.equal(trendVerdict({ ...found, n2: 9, lo: -1 }), 'too-few');
    assert.equal(trendVerdict({ ...found, n1: 10, n2: 10 }), 'change');
  });

  it('is held to p where several changes were looked at, and infers nothing from no spread', () => {
    assert.equal(trendVerdict({ ...found, p: 0.05 }), 'no-clear-change');
    assert.equal(trendVerdict({ ...found, p: 0.0499 }), 'change');
    assert.equal(trendVerdict({ ...found, lo: null, hi: null, p: null, effect: null }), 'no-clear-change');
    assert.equal(trendVerdict({ ...found, p: 0.02 }, { conf: 0.99 }), 'no-clear-change');
    assert.throws(() => trendVerdict(found, { conf: 1 }), RangeError);
  });

  it('comes with Welch’s interval and Hedges’ g', () => {
    const change = trendChange({ mean: 60, sd: 20, n: 50 }, { mean: 70, sd: 20, n: 50 });
    assert.deepEqual([change.verdict, change.diff], ['change', 10]);
    // SE 4, df 98, t 1.9845: 2.06 to 17.94; d .5, J .9923
    assert.ok(Math.abs(change.lo! - 2.0621) < 1e-3 && Math.abs(change.hi! - 17.9379) < 1e-3, JSON.stringify(change));
    assert.ok(Math.abs(change.effect! - 0.49616) < 1e-4);
  });
});

describe('welchFromSummaries', () => {
  it('says of two groups what welchT says of their answers', () =>
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        assert.deepEqual(welchFromSummaries(summary(a), summary(b)), welchT(a, b));
      }),
    ));

  it('refuses impossible groups', () => {
    const group = { mean: 1, sd: 1, n: 2 };
    assert.throws(() => welchFromSummaries({ ...group, n: 1 }, group), /first/);
    assert.throws(() => welchFromSummaries(group, { ...group, sd: -1 }), /second/);
  });
});

describe('cronbachAlphaFromCovariance', () => {
  it('says of a covariance what cronbachAlpha says of the rows it is of', () => {
    const rows = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(rows, (items) => {
        assert.deepEqual(cronbachAlphaFromCovariance(covarianceMatrix(items), items.length), cronbachAlpha(items));
      }),
    );
  });
});

describe('overallIndex', () => {
  it('is the mean of all dimensions, and nothing without one of them', () => {
    assert.equal(overallIndex([40, 60, 80]), 60);
    assert.equal(overallIndex([40, null, 80]), null);
    assert.throws(() => overallIndex([]), RangeError);
    assert.throws(() => overallIndex([101]), /scores\[0\]/);
  });
});

describe('overlapFault', () => {
  it('lets two cuts stand that are the same, apart, or differ by enough', () => {
    const fault = (shared: number, onlyReleased: number, onlyAsked: number) =>
      overlapFault(5, { shared, onlyReleased, onlyAsked });
    assert.deepEqual([fault(0, 2, 2), fault(9, 0, 0), fault(9, 5, 0), fault(9, 2, 6)], [null, null, null, null]);
    assert.deepEqual([fault(27, 3, 0), fault(27, 0, 4), fault(9, 2, 2)], ['difference', 'difference', 'overlap']);
  });
});
