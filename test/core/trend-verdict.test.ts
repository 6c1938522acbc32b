import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { overallIndex } from '../../src/core/scoring/index.js';
import {
  cronbachAlpha,
  cronbachAlphaFromCovariance,
  exchange,
  momentsOf,
  overlapFault,
  pAdjust,
  sampleSd,
  studentFromSummaries,
  studentT,
  trendVerdicts,
  tTwoSided,
  waveChange,
  welchFromSummaries,
  welchT,
  type WaveChange,
  type Weighted,
} from '../../src/core/stats/index.js';
import { covarianceMatrix } from '../../src/core/stats/covariance.js';
import { mean } from '../../src/core/stats/descriptive.js';

const sample = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 });
const summary = (x: readonly number[]) => ({ mean: mean(x), sd: sampleSd(x), n: x.length });
const counted = (counts: Record<number, number>): Weighted[] =>
  Object.entries(counts).map(([value, count]) => ({ value: Number(value), count }));
/** A change of 5 points ± 1.98·se, g .4. */
const found: WaveChange = {
  ...{ n1: 40, n2: 40, diff: 5, se: 1.8, df: 78, p: 0.0069, chance: null, effect: 0.4, reach: 100 },
};
const alone = (changed: Partial<WaveChange> = {}, conf = 0.95) =>
  trendVerdicts([{ ...found, ...changed }], { method: 'holm', conf })[0]!;

describe('the verdict on a change', () => {
  it('asks in this order: enough answers, an interval without 0, a size that matters', () => {
    assert.equal(alone().verdict, 'change');
    assert.equal(alone({ effect: -0.19 }).verdict, 'small-change');
    assert.equal(alone({ effect: 0.2 }).verdict, 'change', 'from 0.2 on it is a change');
    assert.equal(alone({ diff: 3.5, p: 0.055 }).verdict, 'no-clear-change');
    assert.equal(alone({ n1: 9 }).verdict, 'too-few');
    assert.equal(alone({ n2: 9, diff: 1 }).verdict, 'too-few');
    assert.equal(alone({ n1: 10, n2: 10 }).verdict, 'change');
    assert.equal(alone({ p: 0.0069 }, 0.999).verdict, 'no-clear-change');
    assert.throws(() => alone({}, 1), RangeError);
  });

  it('comes with Student’s interval and Hedges’ g', () => {
    // 50 each of mean 60 and 70, sd 20.2 (n − 1): SE 4.0406, df 98, t 1.9845
    const change = waveChange(counted({ 40: 25, 80: 25 }), counted({ 50: 25, 90: 25 }))!;
    const [told] = trendVerdicts([change], { method: 'holm' });
    assert.deepEqual([told!.verdict, told!.diff, told!.df], ['change', 10, 98]);
    assert.ok(Math.abs(told!.lo - 1.9815) < 1e-3 && Math.abs(told!.hi - 18.0185) < 1e-3, JSON.stringify(told));
    assert.ok(Math.abs(told!.effect! - 0.4912) < 1e-3);
  });

  it('says in a family what Holm or BH says of the p values, and its interval says the same', () => {
    const change = fc
      .tuple(fc.integer({ min: 10, max: 80 }), fc.integer({ min: 10, max: 80 }), fc.integer({ min: 0, max: 400 }))
      .map(([n1, n2, t]): WaveChange => {
        const df = n1 + n2 - 2;
        return { ...found, n1, n2, df, se: 2, diff: t / 50, p: tTwoSided(t / 100, df) };
      });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.constantFrom('holm', 'BH'), (changes, method) => {
        const adjusted = pAdjust(
          changes.map(({ p }) => p),
          method,
        );
        trendVerdicts(changes, { method }).forEach(({ verdict, lo, hi }, index) => {
          if (Math.abs(adjusted[index]! - 0.05) < 1e-9) return;
          assert.equal(verdict !== 'no-clear-change', adjusted[index]! < 0.05);
          assert.equal(verdict !== 'no-clear-change', lo > 0 || hi < 0);
        });
      }),
    );
  });

  it('counts among a family only what enough have answered', () => {
    const few = Array.from({ length: 30 }, () => ({ ...found, n1: 5 }));
    const [beside] = trendVerdicts([found, ...few], { method: 'holm' });
    assert.deepEqual(beside, alone());
  });

  it('is one of a change where all gave one answer and now all give another, with an interval of some width', () => {
    const told = (a: Record<number, number>, b: Record<number, number>) =>
      trendVerdicts([waveChange(counted(a), counted(b))!], { method: 'BH' })[0]!;
    const flip = told({ 25: 12 }, { 75: 12 });
    assert.deepEqual([flip.verdict, flip.diff], ['change', 50]);
    assert.ok(flip.lo > 0 && flip.lo < 50 && flip.hi > 50 && flip.hi <= 100, JSON.stringify(flip));
    const same = told({ 75: 12 }, { 75: 40 });
    assert.deepEqual([same.verdict, same.diff, same.lo, same.hi], ['no-clear-change', 0, 0, 0]);
  });

  it('does not take the rounding of equal scores for a spread', () => {
    const same = waveChange(counted({ 66.666666667: 12 }), counted({ 66.666666667: 31 }))!;
    assert.deepEqual([same.diff, same.se, same.p], [0, 0, 1]);
  });
});

describe('an exchange of answers between waves', () => {
  const p = (a: Record<number, number>, b: Record<number, number>, diff: number) =>
    exchange(counted(a), counted(b)).p(diff);

  it('is Fisher’s exact test where there are two values', () => {
    // 3 of 4 against 1 of 4, the lady who tastes tea: two-sided 34/70; all right: 2/70
    assert.ok(Math.abs(p({ 0: 1, 100: 3 }, { 0: 3, 100: 1 }, 50) - 34 / 70) < 1e-9);
    assert.ok(Math.abs(p({ 100: 4 }, { 0: 4 }, 100) - 2 / 70) < 1e-9);
  });

  it('says what drawing one after another says', () => {
    const [small, large] = [
      [0, 25, 100],
      [25, 75, 75, 100],
    ];
    const all = [...small, ...large];
    const mean = (x: readonly number[]) => x.reduce((sum, each) => sum + each, 0) / x.length;
    const diffs: number[] = [];
    for (let i = 0; i < 7; i += 1)
      for (let j = i + 1; j < 7; j += 1)
        for (let k = j + 1; k < 7; k += 1) {
          const drawn = [i, j, k];
          diffs.push(Math.abs(mean(drawn.map((at) => all[at]!)) - mean(all.filter((_, at) => !drawn.includes(at)))));
        }
    const found = exchange(counted({ 0: 1, 25: 1, 100: 1 }), counted({ 25: 1, 75: 2, 100: 1 }));
    for (const diff of diffs) {
      const chance = diffs.filter((each) => each >= diff - 1e-9).length / diffs.length;
      assert.ok(Math.abs(found.p(diff) - chance) < 1e-9);
    }
  });

  it('reaches a difference exactly where its probability is above the level', () => {
    const counts = fc.record({ 0: fc.nat(4), 25: fc.nat(4), 75: fc.nat(9), 100: fc.integer({ min: 2, max: 30 }) });
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(0.05, 0.0125, 0.0025), (a, b, level) => {
        const found = exchange(counted(a), counted(b));
        const { diff } = studentFromSummaries(momentsOf(counted(a))!, momentsOf(counted(b))!);
        if (Math.abs(found.p(diff) - level) < 1e-6) return;
        assert.equal(Math.abs(diff) > found.reach(level), found.p(diff) <= level);
      }),
    );
  });
});

describe('studentT', () => {
  it('turns round when the waves change places, and is Welch’s of equal waves but for its df', () =>
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [there, back] = [studentT(a, b), studentT(b, a)];
        assert.equal(there.diff, -back.diff! || 0);
        assert.ok(Math.abs(there.p! - back.p!) < 1e-12);
        const even = a.slice(0, b.length);
        const [student, welch] = [studentT(even, b.slice(0, even.length)), welchT(even, b.slice(0, even.length))];
        if (welch.t !== null) assert.ok(Math.abs(student.t! - welch.t) < 1e-9);
      }),
    ));

  it('is sure where nobody differs within a wave, and says nothing of fewer than two answers', () => {
    const certain = { diff: 0, se: 0, t: null, df: 3, p: 1, lo: 0, hi: 0 };
    assert.deepEqual(studentT([1, 1], [1, 1, 1]), certain);
    assert.deepEqual(studentT([1, 1], [3, 3, 3]), { ...certain, diff: 2, p: 0, lo: 2, hi: 2 });
    assert.deepEqual(studentT([0.1 + 0.2, 0.3], [0.3, 0.3, 0.3]), certain, 'what rounding leaves is no difference');
    assert.equal(studentT([1], [1, 2]).p, null);
    assert.throws(() => studentT([1, 2], [1, 2], { conf: 1 }), /RangeError: conf/);
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
