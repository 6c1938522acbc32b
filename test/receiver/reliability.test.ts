import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instrumentSchema, type Instrument } from '../../src/core/schema/instrument.js';
import { instrumentHash } from '../../src/core/hashes.js';
import type { Disclosure } from '../../src/receiver/results/disclosure.js';
import { reliabilityOf } from '../../src/receiver/results/reliability.js';

const asked = (items: number): Instrument =>
  instrumentSchema.parse({
    id: 'trust',
    version: '1.0.0',
    title: 'Trust',
    locale: 'en',
    scales: { agree: { points: ['1', '2', '3', '4', '5'] } },
    dimensions: [{ id: 'trust', name: 'Trust' }],
    sections: [
      {
        id: 'all',
        items: Array.from({ length: items }, (_, index) => ({
          id: `q${index}`,
          kind: 'likert',
          scale: 'agree',
          text: `Statement ${index}`,
          dimension: 'trust',
        })),
      },
    ],
  });

/** Of answers from `n` people that have these correlations, each item with mean 0 and variance 1. */
function reliability(correlations: number[][], n = 200) {
  const instrument = asked(correlations.length);
  const hash = instrumentHash(instrument);
  const counts = Object.fromEntries(
    correlations.flatMap((row, i) => row.map((r, j) => [`${i + 1} ${j + 1}`, r * (n - 1)] as const)),
  );
  const settled = { survey: { hash, instruments: new Map([[hash, instrument]]) } };
  return reliabilityOf({ settled, tally: () => ({ n, counts }) } as unknown as Disclosure, 'trust')!;
}

const correlated = (r12: number, r13: number, r23: number): number[][] => [
  [1, r12, r13],
  [r12, 1, r23],
  [r13, r23, 1],
];

describe('how well the questions of a topic go together', () => {
  it('is told by the lower of alpha and omega', () => {
    // one factor with loadings .95, .9 and .4: alpha counts on equal ones, and comes out lower
    const { alpha, omega, verdict } = reliability(correlated(0.855, 0.38, 0.36));
    assert.deepEqual([alpha, omega, verdict], [0.77, 0.82, 'usable']);
  });

  it('says that it cannot tell where no one factor is behind the answers, however high alpha is', () => {
    // one factor would need a loading of √(.9 × .9 / .5), which is above 1
    const { alpha, omega, verdict } = reliability(correlated(0.9, 0.9, 0.5));
    assert.ok(alpha! >= 0.9, String(alpha));
    assert.deepEqual([omega, verdict], [null, 'not-estimable']);
  });

  it('is told by alpha alone where there are two questions, which have no omega', () => {
    const { omega, verdict } = reliability([
      [1, 0.7],
      [0.7, 1],
    ]);
    assert.deepEqual([omega, verdict], [null, 'good']);
  });

  it('asks to check a question that runs against the others', () => {
    assert.equal(reliability(correlated(0.6, -0.6, -0.6)).verdict, 'check-keying');
  });

  it('is not told of few answers', () => {
    assert.equal(reliability(correlated(0.6, 0.6, 0.6), 29).verdict, 'too-few');
  });
});
