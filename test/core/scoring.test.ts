import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dimensionGroup, reverseKey, scorePerson, topBox, type ItemKey } from '../../src/core/scoring/index.js';

const scale = { min: 1, max: 5 };
const answer = fc.option(fc.integer(scale), { freq: 4 });
const key = fc.constantFrom<ItemKey>(1, -1);
const answersAndKeys = fc
  .array(fc.tuple(answer, key), { minLength: 1, maxLength: 12 })
  .map((pairs) => ({ responses: pairs.map(([r]) => r), keys: pairs.map(([, k]) => k) }));

describe('reverseKey', () => {
  it('turns an answer round within its scale, and back', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((value) => reverseKey(value, scale)),
      [5, 4, 3, 2, 1],
    );
    assert.equal(reverseKey(-2, { min: -3, max: 3 }), 2);
    fc.assert(fc.property(fc.integer(scale), (x) => reverseKey(reverseKey(x, scale), scale) === x));
  });

  it('refuses an answer outside its scale instead of clamping it', () => {
    for (const value of [0.99, 5.01, NaN, Infinity]) {
      assert.throws(() => reverseKey(value, scale), /RangeError: value must/);
    }
    assert.throws(() => reverseKey('3' as never, scale), /TypeError: value must be a number/);
    assert.throws(() => reverseKey(3, { min: 5, max: 1 }), /RangeError: min must be below max/);
    assert.throws(() => reverseKey(3, { min: NaN, max: 5 }), /RangeError: min must be finite/);
    assert.throws(() => reverseKey(3, { min: 1, max: NaN }), /RangeError: max must be finite/);
  });
});

describe('scorePerson', () => {
  it('asks for two thirds of the items, rounded up', () => {
    const scored = (k: number, answered: number) => {
      const responses = Array.from({ length: k }, (_item, i) => (i < answered ? 4 : null));
      return scorePerson(responses, new Array<ItemKey>(k).fill(1), scale).score100;
    };
    for (const [k, needed] of [
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 4],
      [9, 6],
      [12, 8],
    ] as const) {
      assert.equal(scored(k, needed), 75, `${needed} of ${k}`);
      assert.equal(scored(k, needed - 1), null, `${needed - 1} of ${k}`);
    }
  });

  it('can be told another share, but never scores a person who answered nothing', () => {
    const all = { ...scale, minFraction: 1 };
    assert.equal(scorePerson([5, null], [1, 1], all).mean, null);
    assert.equal(scorePerson([5, 1], [1, 1], all).mean, 3);
    assert.deepEqual(scorePerson([null, null], [1, 1], { ...scale, minFraction: 0 }), {
      answered: 0,
      mean: null,
      score100: null,
    });
  });

  it('scores 100 − s when all keys are reversed', () =>
    fc.assert(
      fc.property(answersAndKeys, ({ responses, keys }) => {
        const opposite = keys.map((k): ItemKey => (k === 1 ? -1 : 1));
        const { answered, score100 } = scorePerson(responses, keys, scale);
        const reversed = scorePerson(responses, opposite, scale);
        assert.equal(reversed.answered, answered);
        if (score100 === null) assert.equal(reversed.score100, null);
        else assert.ok(Math.abs(reversed.score100! - (100 - score100)) < 1e-9);
      }),
    ));

  it('equals filling a gap with the person’s own mean', () => {
    const { mean, score100 } = scorePerson([5, null, 4], [1, 1, -1], scale);
    assert.equal(mean, 3.5);
    assert.equal(score100, 62.5);
    assert.equal(scorePerson([5, 3.5, 4], [1, 1, -1], scale).mean, mean);
  });

  it('refuses answers, keys and lengths that do not fit', () => {
    assert.throws(() => scorePerson([6], [1], scale), /RangeError: responses\[0\] must be between 1 and 5, got 6/);
    assert.throws(() => scorePerson([NaN], [1], scale), /RangeError: responses\[0\]/);
    assert.throws(() => scorePerson([undefined as never], [1], scale), /TypeError: responses\[0\]/);
    assert.throws(() => scorePerson([3], [0 as never], scale), /RangeError: keys\[0\]/);
    assert.throws(() => scorePerson([3, 3], [1], scale), /RangeError: responses must have 1 values, got 2/);
    assert.throws(() => scorePerson([], [], scale), /RangeError: keys/);
    assert.throws(() => scorePerson([3], [1], { min: 5, max: 5 }), /RangeError: min/);
    assert.throws(() => scorePerson([3], [1], { ...scale, minFraction: 2 }), /RangeError: minFraction/);
  });
});

describe('dimensionGroup', () => {
  it('is the mean of the persons’ scores, not of the items’ means', () => {
    const persons = [
      [5, 5, 5],
      [1, null, 1],
      [null, null, 3],
    ];
    const group = dimensionGroup(persons, [1, 1, 1], scale);
    assert.equal(group.mean, 50);
    assert.deepEqual([group.nValid, group.nInvalid], [2, 1]);
  });

  it('has a wider interval when more confidence is asked for', () => {
    const persons = [[5], [4], [2], [4]];
    const at = (conf: number) => dimensionGroup(persons, [1], { ...scale, conf });
    assert.ok(at(0.99).lo! < at(0.9).lo!);
    assert.equal(at(0.99).mean, at(0.9).mean);
  });

  it('has no figures for fewer than two valid persons, but counts them', () => {
    const none = { mean: null, sd: null, se: null, df: null, t: null, lo: null, hi: null };
    assert.deepEqual(dimensionGroup([], [1], scale), { ...none, nValid: 0, nInvalid: 0 });
    assert.deepEqual(dimensionGroup([[3], [null]], [1], scale), { ...none, nValid: 1, nInvalid: 1 });
  });
});

describe('topBox', () => {
  it('counts the top two boxes unless told otherwise, leaving out who did not answer', () => {
    const { k, n, p } = topBox([5, 4, 3, null], 5);
    assert.deepEqual([k, n, p], [2, 3, 2 / 3]);
    assert.equal(topBox([5, 4, 3, null], 5, { top: 1 }).k, 1);
    assert.equal(topBox([7, 6, 5, 4], 7, { top: 3 }).k, 3);
  });

  it('refuses an answer above the scale, and a question that nobody answered', () => {
    assert.throws(() => topBox([6], 5), /RangeError: x\[0\] must be at most 5/);
    assert.throws(() => topBox([NaN], 5), /RangeError: x\[0\]/);
    assert.throws(() => topBox([5], NaN), /RangeError: max/);
    assert.throws(() => topBox([null], 5), /RangeError: x must hold/);
    assert.throws(() => topBox([], 5), /RangeError: x must hold/);
    assert.throws(() => topBox([5], 5, { top: 0 }), /RangeError: top/);
    assert.throws(() => topBox([5], 5, { conf: 1 }), /RangeError: conf/);
  });
});
