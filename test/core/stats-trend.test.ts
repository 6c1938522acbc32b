import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cohenD, meanCiT, pAdjust, pairedT, welchT } from '../../src/core/stats/index.js';

const sample = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 });
const noTest = { diff: null, se: null, t: null, df: null, p: null, lo: null, hi: null };
const noSpread = { se: 0, t: null, df: null, p: null, lo: null, hi: null };

describe('welchT', () => {
  it('turns round when the waves change places', () =>
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [there, back] = [welchT(a, b), welchT(b, a)];
        assert.equal(there.diff, -back.diff! || 0);
        assert.equal(there.se, back.se);
        assert.equal(there.p, back.p);
        if (there.t !== null) assert.ok(Math.abs(there.t + back.t!) < 1e-9);
      }),
    ));

  it('has p below .05 exactly when the 95 % interval leaves out 0', () =>
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { p, lo, hi } = welchT(a, b);
        if (p === null || Math.abs(p - 0.05) < 1e-9) return;
        assert.equal(p < 0.05, lo! > 0 || hi! < 0);
      }),
    ));

  it('says nothing about fewer than two answers, and infers nothing without spread', () => {
    assert.deepEqual(welchT([], [1, 2]), noTest);
    assert.deepEqual(welchT([1, 2], [1]), noTest);
    assert.deepEqual(welchT([1, 1], [3, 3, 3]), { diff: 2, ...noSpread });
  });

  it('refuses wrong numbers and impossible confidence', () => {
    assert.throws(() => welchT([1, NaN], [1, 2]), /RangeError: a\[1\]/);
    assert.throws(() => welchT([1, 2], [Infinity, 2]), /RangeError: b\[0\]/);
    assert.throws(() => welchT([1, 2], [1, null as never]), /TypeError: b\[1\]/);
    assert.throws(() => welchT([1, 2], [1, 2], { conf: 1 }), /RangeError: conf/);
  });
});

describe('pairedT', () => {
  it('is the t interval of the differences', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 2 }), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const test = pairedT(a, b, { conf: 0.9 });
        const interval = meanCiT(
          b.map((y, i) => y - a[i]!),
          { conf: 0.9 },
        );
        assert.equal(test.diff, interval.mean);
        if (test.t === null) return assert.equal(interval.sd, 0);
        assert.ok(Math.abs(test.lo! - interval.lo!) < 1e-9 && Math.abs(test.hi! - interval.hi!) < 1e-9);
        assert.equal(test.df, interval.df);
        assert.ok(Math.abs(test.dz! - interval.mean! / interval.sd!) < 1e-9);
      }),
    ));

  it('agrees with R on Student’s sleep data: t 4.0621, p .002833', () => {
    const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { t, df, p } = pairedT(a, b);
    assert.equal(t!.toFixed(4), '4.0621');
    assert.equal(df, 9);
    assert.equal(p!.toFixed(6), '0.002833');
  });

  it('says nothing about one pair, and infers nothing when everybody moved alike', () => {
    assert.deepEqual(pairedT([], []), { ...noTest, dz: null });
    assert.deepEqual(pairedT([1], [2]), { ...noTest, dz: null });
    // In floating point these four differences of 0.2 are not the same number.
    const alike = pairedT([0.1, 0.3, 0.5, 0.7], [0.3, 0.5, 0.7, 0.9]);
    assert.ok(Math.abs(alike.diff! - 0.2) < 1e-12);
    assert.deepEqual({ ...alike, diff: 0.2 }, { diff: 0.2, ...noSpread, dz: null });
    assert.deepEqual(pairedT([0, 0], [0, 0]), { diff: 0, ...noSpread, dz: null });
    assert.equal(pairedT([0.1, 0.2, 0.3], [1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3]).se, 0);
  });

  it('does not take a real spread for rounding, however small the unit', () => {
    const t = (unit: number) => pairedT([1 * unit, 2 * unit, 3 * unit], [2 * unit, 3 * unit, 5 * unit]).t!;
    assert.ok(Math.abs(t(1) - 4) < 1e-9);
    assert.ok(Math.abs(t(1e-12) - 4) < 1e-9);
    assert.ok(Math.abs(t(1e12) - 4) < 1e-9);
  });

  it('refuses waves of different people', () => {
    assert.throws(() => pairedT([1, 2], [1]), /RangeError: b must have 2 values like a, got 1/);
    assert.throws(() => pairedT([1, NaN], [1, 2]), /RangeError: a\[1\]/);
    assert.throws(() => pairedT([1, 2], [NaN, 2]), /RangeError: b\[0\]/);
    assert.throws(() => pairedT([1, 2], [1, 2], { conf: 95 }), /RangeError: conf/);
  });
});

describe('cohenD', () => {
  const group = (mean: number, sd: number, n: number) => ({ mean, sd, n });

  it('has the exact small-sample correction for few and for a million persons', () => {
    const j = (n1: number, n2: number) => cohenD(group(0, 1, n1), group(1, 1, n2)).j;
    assert.ok(Math.abs(j(2, 2) - 1 / Math.sqrt(Math.PI)) < 1e-12);
    assert.ok(Math.abs(j(3, 3) - Math.sqrt(2 / Math.PI)) < 1e-12);
    assert.ok(Math.abs(j(6, 6) - 0.9227456) < 1e-7);
    assert.ok(Math.abs(j(5e5, 5e5) - (1 - 3 / (4 * (1e6 - 2) - 1))) < 1e-12);
  });

  it('is second minus first, and has no value without any spread', () => {
    assert.ok(cohenD(group(50, 10, 20), group(40, 10, 20)).d! < 0);
    const { sdPooled, j, ...rest } = cohenD(group(50, 0, 20), group(40, 0, 20));
    assert.equal(sdPooled, 0);
    assert.ok(j < 1);
    assert.deepEqual(rest, { d: null, g: null, se: null, lo: null, hi: null });
  });

  it('refuses impossible groups, naming the one', () => {
    const fine = group(50, 10, 20);
    assert.throws(() => cohenD(group(NaN, 10, 20), fine), /RangeError: mean of the first group/);
    assert.throws(() => cohenD(fine, group(50, -1, 20)), /RangeError: sd of the second group/);
    assert.throws(() => cohenD(fine, group(50, 10, 1)), /RangeError: n of the second group/);
    assert.throws(() => cohenD(fine, fine, { conf: 95 }), /RangeError: conf/);
  });
});

describe('pAdjust', () => {
  const p = [0.03, 0.01, 0.05, 0.02, 0.04];
  const close = (got: number[], expected: number[]) =>
    got.forEach((value, i) =>
      assert.ok(Math.abs(value - expected[i]!) < 1e-12, `${got.join()} for ${expected.join()}`),
    );

  it('gives what R gives, in the order of the input', () => {
    close(pAdjust(p, 'holm'), [0.09, 0.05, 0.09, 0.08, 0.09]);
    close(pAdjust(p, 'BH'), [0.05, 0.05, 0.05, 0.05, 0.05]);
    close(pAdjust(p, 'bonferroni'), [0.15, 0.05, 0.25, 0.1, 0.2]);
    close(pAdjust([0.6, 0.5], 'holm'), [1, 1]);
    assert.deepEqual(pAdjust([], 'holm'), []);
    assert.deepEqual(pAdjust([0.3], 'BH'), [0.3]);
  });

  it('never lowers a p-value, and BH ≤ Holm ≤ Bonferroni', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (given) => {
        const [bh, holm, bonferroni] = [pAdjust(given, 'BH'), pAdjust(given, 'holm'), pAdjust(given, 'bonferroni')];
        given.forEach((value, i) => {
          const ordered = [value, bh[i]!, holm[i]!, bonferroni[i]!, 1];
          ordered.slice(1).forEach((next, at) => assert.ok(next >= ordered[at]! - 1e-15, ordered.join()));
        });
      }),
    ));

  it('refuses what is no probability and no method', () => {
    for (const value of [-0.1, 1.1, NaN]) assert.throws(() => pAdjust([0.5, value], 'BH'), /RangeError: p\[1\]/);
    assert.throws(() => pAdjust([0.5], 'fdr' as never), /RangeError: method must be/);
  });
});
