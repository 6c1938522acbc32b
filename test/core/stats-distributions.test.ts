import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
// @ts-expect-error -- jStat comes without types
import untyped from 'jstat';
import * as dist from '../../src/core/stats/distributions.js';
import { logBeta, logGamma } from '../../src/core/stats/gamma.js';

type Distribution = Record<'cdf' | 'inv', (value: number, ...parameters: number[]) => number>;
type JStat = Record<'normal' | 'studentt' | 'centralF', Distribution> & { gammaln(x: number): number };
const { jStat } = untyped as { jStat: JStat };

function near(got: number, expected: number, rel = 1e-11, what = ''): void {
  const off = expected === 0 ? Math.abs(got) : Math.abs(got / expected - 1);
  assert.ok(off <= rel || Object.is(got, expected), `${what} got ${got}, expected ${expected}, off by ${off}`);
}

const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const degrees = fc.oneof(
  fc.integer({ min: 1, max: 30 }),
  fc.double({ min: 0.5, max: 500, noNaN: true }),
  fc.integer({ min: 1000, max: 10_000_000 }),
);

describe('distributions agree with 50-digit arithmetic (mpmath 1.3)', () => {
  const normal: [z: number, upperTail: number][] = [
    [1e-9, 0.499999999601058],
    [0.5, 0.308537538725987],
    [2.9999, 0.00135034128295492],
    [3.0001, 0.00134945491326072],
    [8, 6.22096057427178e-16],
    [37, 5.72557122252458e-300],
  ];
  const normalQuantiles: [p: number, z: number][] = [
    [1e-300, -37.0470962993612],
    [1e-10, -6.36134090240406],
    [0.025, -1.95996398454005],
    [0.3, -0.524400512708041],
    [0.4999999, -2.50662827470311e-7],
    [0.995, 2.5758293035489],
    [0.9999999, 5.19933758229066],
  ];
  const t: [t: number, df: number, upperTail: number][] = [
    [3, 1, 0.102416382349567],
    [20, 2, 0.00124533194618355],
    [2, 10, 0.0366940173853702],
    [0.5, 100.5, 0.309084054638221],
    [20, 1e4, 1.38232629327039e-87],
    [3, 1e6, 0.0013499312707109],
  ];
  const tQuantiles: [p: number, df: number, t: number][] = [
    [1e-300, 1, -3.18309886183791e299],
    [1e-20, 2, -7071067811.86548],
    [1e-10, 3, -2225.76928468309],
    [0.4999999, 5, -2.63430552421606e-7],
    [0.025, 10, -2.22813885198627],
    [0.1, 100.5, -1.29003207221386],
    [0.025, 1e6, -1.95996635681411],
    [1e-20, 1e6, -9.26254106529166],
  ];
  const f: [f: number, d1: number, d2: number, cdf: number][] = [
    [0.5, 1, 1, 0.391826552030607],
    [2, 3, 7, 0.797306357513349],
    [1e-6, 2, 5, 9.9999930000042e-7],
    [1.01, 1e5, 1e6, 0.98323070869284],
    [0.97, 1e4, 1e4, 0.0638927552851744],
  ];
  const fQuantiles: [p: number, d1: number, d2: number, f: number][] = [
    [1e-10, 1, 2, 2e-20],
    [0.999999, 2, 1, 499999999970.744],
    [0.025, 29, 174, 0.536965542527491],
    [0.975, 29, 174, 1.66153841702881],
    [0.9, 3, 1e6, 2.08380168181053],
    [0.999999, 1e5, 5, 387.718095699605],
    [0.001, 1e4, 1e6, 0.956661984662696],
    [1e-10, 1e5, 1e6, 0.97047902596121],
    [0.975, 1e5, 1e6, 1.00921778880908],
  ];

  it('normal tails and quantiles', () => {
    for (const [z, tail] of normal) {
      near(dist.normalCdf(-z), tail, 1e-12, `Φ(−${z})`);
      near(dist.normalTwoSided(-z), 2 * tail, 1e-12, `two-sided ${z}`);
      near(dist.normalCdf(z), 1 - tail, 1e-12, `Φ(${z})`);
    }
    for (const [p, z] of normalQuantiles) near(dist.normalQuantile(p), z, 1e-12, `z(${p})`);
  });

  it('t tails and quantiles, from Cauchy to almost normal', () => {
    for (const [x, df, tail] of t) {
      near(dist.tTwoSided(x, df), 2 * tail, 1e-12, `t ${x}, df ${df}`);
      near(dist.tCdf(-x, df), tail, 1e-12, `t −${x}, df ${df}`);
      near(dist.tCdf(x, df), 1 - tail, 1e-12, `t ${x}, df ${df}`);
    }
    for (const [p, df, x] of tQuantiles) {
      near(dist.tQuantile(p, df), x, 1e-12, `t(${p}), df ${df}`);
      if (p > 1e-3) near(dist.tQuantile(1 - p, df), -x, 1e-8, `t(1 − ${p}), df ${df}`);
    }
  });

  it('F probabilities and quantiles, with large degrees of freedom on either side', () => {
    for (const [x, d1, d2, cdf] of f) near(dist.fCdf(x, d1, d2), cdf, 1e-12, `F ${x} (${d1}, ${d2})`);
    for (const [p, d1, d2, x] of fQuantiles) near(dist.fQuantile(p, d1, d2), x, 1e-12, `F(${p}; ${d1}, ${d2})`);
  });

  it('log-gamma, and log-beta where a difference of log-gammas would cancel', () => {
    near(logGamma(0.5), Math.log(Math.PI) / 2);
    near(logGamma(21), Math.log(2432902008176640000));
    near(logGamma(1e-8), 18.4206807381802);
    near(logGamma(1e6), 12815504.5691476);
    near(logBeta(0.5, 0.5), Math.log(Math.PI));
    near(logBeta(1e9, 0.5), 0.5 * Math.log(Math.PI / 1e9) + 1 / 8e9, 1e-15);
  });
});

describe('distributions agree with what is known in closed form', () => {
  it('t with 1 and 2 degrees of freedom', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
        near(dist.tTwoSided(x, 1), (2 / Math.PI) * Math.atan2(1, x));
        const root = Math.sqrt(2 + x * x);
        near(dist.tTwoSided(x, 2), 2 / (root * (root + x)));
      }),
    ));

  it('F with 2 degrees of freedom on one side', () =>
    fc.assert(
      fc.property(probability, degrees, (p, d) => {
        near(dist.fQuantile(p, 2, d), (d / 2) * Math.expm1((-2 / d) * Math.log1p(-p)));
        near(dist.fQuantile(p, d, 2), 2 / (d * Math.expm1((-2 / d) * Math.log(p))));
      }),
    ));

  it('the square of t is F with 1 and df degrees of freedom', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 100, noNaN: true }), degrees, (x, df) => {
        near(dist.fCdf(x * x, 1, df), 1 - dist.tTwoSided(x, df), 1e-9);
      }),
    ));

  it('turning F upside down swaps its degrees of freedom', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), degrees, degrees, (i, d1, d2) => {
        const p = i / 1024; // 1 − p is then exact.
        near(dist.fQuantile(p, d1, d2), 1 / dist.fQuantile(1 - p, d2, d1));
      }),
    ));

  it('a quantile and its probability undo each other', () =>
    fc.assert(
      fc.property(probability, degrees, degrees, (p, d1, d2) => {
        near(dist.normalCdf(dist.normalQuantile(p)), p);
        near(dist.tCdf(dist.tQuantile(p, d1), d1), p);
        near(dist.fCdf(dist.fQuantile(p, d1, d2), d1, d2), p);
      }),
    ));
});

// jStat stops its continued fraction at 3e-7 and its inverses at 1e-8, so it cannot vouch for more digits.
describe('distributions agree with jStat, as far as it goes', () => {
  const p = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const df = fc.integer({ min: 3, max: 300 });

  it('normal, t and F', () =>
    fc.assert(
      fc.property(p, df, df, (p, d1, d2) => {
        const z = dist.normalQuantile(p);
        assert.ok(Math.abs(z - jStat.normal.inv(p, 0, 1)) < 1e-6);
        assert.ok(Math.abs(dist.normalCdf(z) - jStat.normal.cdf(z, 0, 1)) < 1e-6);
        assert.ok(Math.abs(dist.tCdf(z, d1) - jStat.studentt.cdf(z, d1)) < 1e-6);
        assert.ok(Math.abs(dist.tQuantile(p, d1) - jStat.studentt.inv(p, d1)) < 1e-5);
        const f = dist.fQuantile(p, d1, d2);
        assert.ok(Math.abs(dist.fCdf(f, d1, d2) - jStat.centralF.cdf(f, d1, d2)) < 1e-6);
        near(f, jStat.centralF.inv(p, d1, d2), 1e-5);
        assert.ok(Math.abs(logGamma(d1 / 2) - jStat.gammaln(d1 / 2)) < 1e-9);
      }),
    ));
});

describe('distributions at their ends', () => {
  it('give the ends of the support for certain and impossible events', () => {
    assert.deepEqual([dist.normalQuantile(0), dist.normalQuantile(1)], [-Infinity, Infinity]);
    assert.deepEqual([dist.tQuantile(0, 3), dist.tQuantile(1, 3)], [-Infinity, Infinity]);
    assert.deepEqual([dist.fQuantile(0, 2, 3), dist.fQuantile(1, 2, 3)], [0, Infinity]);
    assert.deepEqual([dist.normalCdf(-Infinity), dist.normalCdf(Infinity)], [0, 1]);
    assert.deepEqual([dist.tCdf(-Infinity, 3), dist.tCdf(Infinity, 3)], [0, 1]);
    assert.deepEqual([dist.fCdf(-1, 2, 3), dist.fCdf(0, 2, 3), dist.fCdf(Infinity, 2, 3)], [0, 0, 1]);
  });

  it('have an exact median', () => {
    assert.deepEqual([dist.normalQuantile(0.5), dist.tQuantile(0.5, 7)], [0, 0]);
    assert.deepEqual([dist.normalCdf(0), dist.tCdf(0, 7)], [0.5, 0.5]);
  });

  it('refuse what is no probability and no number of degrees of freedom', () => {
    for (const p of [-0.1, 1.1, NaN, Infinity]) {
      assert.throws(() => dist.normalQuantile(p), /RangeError: p must/);
      assert.throws(() => dist.tQuantile(p, 5), /RangeError: p must/);
      assert.throws(() => dist.fQuantile(p, 5, 5), /RangeError: p must/);
    }
    for (const df of [0, -1, NaN, Infinity]) {
      assert.throws(() => dist.tQuantile(0.5, df), /RangeError: df must/);
      assert.throws(() => dist.tTwoSided(1, df), /RangeError: df must/);
      assert.throws(() => dist.fCdf(1, df, 5), /RangeError: d1 must/);
      assert.throws(() => dist.fQuantile(0.5, 5, df), /RangeError: d2 must/);
    }
    assert.throws(() => dist.normalCdf(NaN), /RangeError: z/);
    assert.throws(() => dist.normalTwoSided(NaN), /RangeError: z/);
    assert.throws(() => dist.tCdf(NaN, 5), /RangeError: t/);
    assert.throws(() => dist.fCdf(NaN, 5, 5), /RangeError: f/);
    assert.throws(() => logGamma(0), /RangeError: x/);
    assert.throws(() => logBeta(1, -1), /RangeError: a and b/);
  });
});
