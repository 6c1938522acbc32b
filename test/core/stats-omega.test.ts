import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { correlationMatrix, covarianceMatrix } from '../../src/core/stats/covariance.js';
import * as stats from '../../src/core/stats/index.js';
import { fitOneFactor, SMALLEST_UNIQUENESS } from '../../src/core/stats/one-factor.js';
import { answers, answerSets, near } from '../support/answer-sets.js';

describe('omegaMl', () => {
  it('does not change when all items are rescaled by the same factor', () =>
    fc.assert(
      // Powers of two scale floating point exactly. Any other factor rounds, and where two solutions fit equally well
      // a rounding may tip the balance between them.
      fc.property(answerSets, fc.integer({ min: -7, max: 7 }), (rows, power) => {
        const factor = 2 ** power;
        const scaled = stats.omegaMl(rows.map((row) => row.map((answer) => answer * factor)));
        near(scaled.omega, stats.omegaMl(rows).omega!, 1e-8);
      }),
    ));

  it('recovers loadings that fit exactly, also of reversed items', () => {
    const loading = fc.tuple(fc.double({ min: 0.3, max: 0.9, noNaN: true }), fc.constantFrom(1, 1, -1));
    fc.assert(
      fc.property(fc.array(loading, { minLength: 3, maxLength: 8 }), (pairs) => {
        const given = pairs.map(([size, sign]) => size * sign);
        const cov = given.map((a, i) => given.map((b, j) => (i === j ? 1 : a * b)));
        const { loadingsStd, omega, omegaObs } = stats.omegaMlFromCovariance(cov);
        const up = stats.sum(given) < 0 ? -1 : 1;
        if (Math.abs(stats.sum(given)) > 1e-3) loadingsStd!.forEach((l, i) => near(l, up * given[i]!, 1e-6));
        near(omega, omegaObs!, 1e-6);
      }),
      {
        examples: [
          [
            [
              [0.7, 1],
              [0.7, -1],
              [0.7, 1],
              [0.7, -1],
              [0.3, 1],
            ],
          ],
        ],
      },
    );
  });

  it('finds the maximum of the likelihood: Lawley’s equations hold', () =>
    fc.assert(
      fc.property(answerSets, (rows) => {
        const correlations = correlationMatrix(covarianceMatrix(rows))!;
        const { loadings, uniquenesses } = fitOneFactor(correlations);
        if (Math.min(...uniquenesses) <= SMALLEST_UNIQUENESS) return; // Then it is a constrained maximum.
        const weighted = loadings.map((l, i) => l / uniquenesses[i]!);
        const precision = 1 + stats.sum(loadings.map((l, i) => l * weighted[i]!));
        correlations.forEach((row, i) => {
          near(stats.sum(row.map((r, j) => r * weighted[j]!)), precision * loadings[i]!, 1e-8);
          near(loadings[i]! ** 2 + uniquenesses[i]!, 1, 1e-8);
        });
      }),
    ));

  it('says so when an item’s own variance runs into its floor', () => {
    const { heywood } = stats.omegaMlFromCovariance([
      [1, 0.8, 0.8],
      [0.8, 1, 0.5],
      [0.8, 0.5, 1],
    ]);
    assert.equal(heywood, true);
  });

  it('finds a strong item that plain EM needs some 400,000 steps for', () => {
    const given = [0.99, 0.3, 0.3];
    const cov = given.map((a, i) => given.map((b, j) => (i === j ? 1 : a * b)));
    const { loadingsStd, heywood } = stats.omegaMlFromCovariance(cov);
    loadingsStd!.forEach((loading, i) => near(loading, given[i]!, 1e-8));
    assert.equal(heywood, false);
  });

  it('reaches the floor also where the likelihood is almost flat', () => {
    const { loadingsStd, heywood } = stats.omegaMlFromCovariance([
      [1, 0.0284, 0.0072],
      [0.0284, 1, -0.0257],
      [0.0072, -0.0257, 1],
    ]);
    assert.equal(heywood, true);
    near(Math.max(...loadingsStd), 0.9975, 1e-4);
  });

  it('does not mind the unit of the covariances', () => {
    const cov = (unit: number) => [
      [unit, 0.56 * unit, 0.48 * unit],
      [0.56 * unit, unit, 0.42 * unit],
      [0.48 * unit, 0.42 * unit, unit],
    ];
    for (const unit of [1e-12, 1e12]) near(stats.omegaMlFromCovariance(cov(unit)).omegaObs, 0.744932432432, 1e-9);
  });

  it('is null where one factor cannot be estimated', () => {
    const none = { loadingsStd: null, omega: null, omegaObs: null, heywood: null };
    assert.deepEqual(stats.omegaMl([]), none);
    assert.deepEqual(stats.omegaMl([[1, 2, 3]]), none);
    assert.deepEqual(stats.omegaMl(answers(20, 2, 4)), none);
    assert.deepEqual(stats.omegaMl(answers(20, 3, 4).map((row) => [...row, 3])), none);
  });

  it('refuses matrices that are no covariances', () => {
    assert.throws(() => stats.omegaMlFromCovariance([[1, 0.5, 0.5]]), /RangeError: cov must be square/);
    assert.throws(
      () =>
        stats.omegaMlFromCovariance([
          [1, 0.5],
          [0.4, 1],
        ]),
      /RangeError: cov must be symmetric/,
    );
    assert.throws(
      () =>
        stats.omegaMlFromCovariance([
          [1e-3, 4e-4],
          [5e-4, 1e-3],
        ]),
      /RangeError: cov must be symmetric/,
    );
    assert.throws(
      () =>
        stats.omegaMlFromCovariance([
          [1, NaN],
          [NaN, 1],
        ]),
      /RangeError: cov\[0\]\[1\]/,
    );
  });

  it('and alpha stay quick for a hundred thousand persons', () => {
    const rows = answers(100_000, 6, 5);
    const started = performance.now();
    near(stats.omegaMl(rows).omega, stats.cronbachAlpha(rows).alpha!, 0.01);
    assert.ok(performance.now() - started < 5000);
  });
});

describe('omegaFromLoadings', () => {
  it('is 1 without error and refuses what has no variance', () => {
    assert.equal(stats.omegaFromLoadings([0.5, 0.7], [0, 0]), 1);
    assert.throws(() => stats.omegaFromLoadings([1, -1], [0, 0]), /RangeError: loadings and errorVars/);
    assert.throws(() => stats.omegaFromLoadings([], []), /RangeError: loadings and errorVars/);
    assert.throws(() => stats.omegaFromLoadings([1], [1, 1]), /RangeError: errorVars must have 1/);
    assert.throws(() => stats.omegaFromLoadings([1], [-1]), /RangeError: errorVars must not be negative/);
    assert.throws(() => stats.omegaFromLoadings([Infinity], [1]), /RangeError: loadings\[0\]/);
  });
});
