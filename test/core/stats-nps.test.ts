import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { netPromoterScore, npsDiff, npsFromRatings, type NpsCounts } from '../../src/core/stats/index.js';

const count = fc.nat(500);
const counts = fc
  .record({ promoters: count, passives: count, detractors: count })
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);
const of = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

describe('netPromoterScore', () => {
  it('stays within ±100, interval and all', () =>
    fc.assert(
      fc.property(counts, (given) => {
        const { nps, wald, adjusted } = netPromoterScore(given);
        const ordered = [-100, wald.lo, nps, wald.hi, 100];
        assert.deepEqual(
          ordered.toSorted((a, b) => a - b),
          ordered,
        );
        assert.ok(-100 <= adjusted.lo && adjusted.lo < adjusted.hi && adjusted.hi <= 100);
      }),
    ));

  it('changes only its sign when promoters and detractors change places', () =>
    fc.assert(
      fc.property(counts, ({ promoters, passives, detractors }) => {
        const [one, other] = [of(promoters, passives, detractors), of(detractors, passives, promoters)];
        assert.ok(Math.abs(netPromoterScore(one).nps + netPromoterScore(other).nps) < 1e-9);
      }),
    ));

  it('keeps an honest interval when everybody is a promoter', () => {
    const { wald, adjusted } = netPromoterScore(of(8, 0, 0));
    assert.deepEqual(wald, { lo: 100, hi: 100 });
    assert.equal(adjusted.lo.toFixed(1), '38.5');
    assert.equal(adjusted.hi, 100);
  });

  it('needs about 1000 answers for ±5 points', () => {
    const half = ({ nps, wald }: { nps: number; wald: { hi: number } }) => wald.hi - nps;
    assert.ok(half(netPromoterScore(of(470, 310, 220))) < 5);
    assert.ok(half(netPromoterScore(of(235, 155, 110))) > 5);
  });

  it('refuses counts that are no counts, and nobody', () => {
    assert.throws(() => netPromoterScore(of(0, 0, 0)), /RangeError: promoters, passives and detractors/);
    assert.throws(() => netPromoterScore(of(-1, 2, 2)), /RangeError: promoters/);
    assert.throws(() => netPromoterScore(of(1, 0.5, 2)), /RangeError: passives/);
    assert.throws(() => netPromoterScore(of(1, 2, NaN)), /RangeError: detractors/);
    assert.throws(() => netPromoterScore(of(1, 2, 3), { conf: 95 }), /RangeError: conf/);
  });
});

describe('npsFromRatings', () => {
  it('sorts the eleven ratings into promoters, passives and detractors', () => {
    const sign = (rating: number) => npsFromRatings([rating]).nps;
    const expected = [-100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100];
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(sign), expected);
  });

  it('skips those who did not rate', () => {
    assert.deepEqual(npsFromRatings([null, 10, null, 3]), npsFromRatings([10, 3]));
  });

  it('refuses half points, other scales, other types, and nobody', () => {
    for (const rating of [9.5, 11, -1, NaN, Infinity]) {
      assert.throws(() => npsFromRatings([5, rating]), /RangeError: ratings\[1\]/);
    }
    assert.throws(() => npsFromRatings(['9' as never]), /TypeError: ratings\[0\] must be a number, got "9"/);
    assert.throws(() => npsFromRatings([undefined as never]), /TypeError: ratings\[0\]/);
    assert.throws(() => npsFromRatings([]), RangeError);
    assert.throws(() => npsFromRatings([null, null]), RangeError);
  });
});

describe('npsDiff', () => {
  it('turns round when the waves change places', () =>
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [there, back] = [npsDiff(a, b), npsDiff(b, a)];
        assert.equal(there.diff, -back.diff || 0);
        assert.equal(there.se, back.se);
        assert.equal(there.p, back.p);
        if (there.z === null) assert.equal(back.z, null);
        else {
          assert.equal(there.z, -back.z! || 0);
          assert.equal(there.lo, -back.hi! || 0);
        }
      }),
    ));

  it('is wider for more confidence, and not clipped', () => {
    const [a, b] = [of(0, 1, 2), of(2, 1, 0)];
    const { diff, hi } = npsDiff(a, b, { conf: 0.99 });
    assert.ok(diff > 100 && hi! > 200);
    assert.ok(hi! > npsDiff(a, b).hi!);
  });

  it('infers nothing from two waves without any spread', () => {
    assert.deepEqual(npsDiff(of(0, 0, 3), of(3, 0, 0)), {
      diff: 200,
      se: 0,
      z: null,
      p: null,
      lo: null,
      hi: null,
    });
  });
});
