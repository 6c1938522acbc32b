import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contracts } from '../support/contracts.js';
import { departure, type Tolerance } from '../support/vector-match.js';

type Vector = {
  id: string;
  fn: string;
  args: unknown;
  expected: unknown;
  tol: Tolerance;
  published?: Record<string, number>;
};
const file = new URL('../vectors/vectors.json', import.meta.url);
const { count, vectors } = JSON.parse(readFileSync(file, 'utf8')) as { count: number; vectors: Vector[] };

/** Grows with the library. Written out, so that a contract cannot quietly disappear. */
const IMPLEMENTED = [
  'reverse_key score_person dimension_group mean_ci_t quantile7',
  'cronbach_alpha alpha_from_variances alpha_ci_feldt omega_from_loadings omega_ml',
  'spearman_brown sb_length_factor sem_band top_box nps nps_from_ratings nps_diff nps_diff_pooled response_rate',
  'suppress difference_guard welch_t student_t paired_t cohen_d rci p_adjust',
  'fnv1a32 mulberry32 seeded_shuffle bootstrap_mean_ci wilson',
].flatMap((line) => line.split(' '));

test('the contracts are exactly those that we say we implement', (t) => {
  assert.deepEqual(Object.keys(contracts), IMPLEMENTED);
  const named = new Set(vectors.map(({ fn }) => fn));
  assert.equal(vectors.length, count);
  assert.deepEqual(
    IMPLEMENTED.filter((fn) => !named.has(fn)),
    [],
    'every contract has a vector',
  );
  const missing = [...named].filter((fn) => !(fn in contracts));
  t.diagnostic(`${missing.length} contracts not implemented yet: ${missing.join(' ')}`);
});

for (const { id, fn, args, expected, tol, published } of vectors) {
  const contract = contracts[fn];
  if (!contract) continue;
  if (isError(expected)) {
    test(`${id}: ${fn} refuses its input and says why`, () => {
      assert.throws(() => contract(args), /(RangeError|TypeError): .+/);
    });
    continue;
  }
  test(`${id}: ${fn} gives the expected answer`, () => {
    const before = structuredClone(args);
    assert.equal(departure(contract(args), expected, tol), null);
    assert.deepEqual(args, before, 'the arguments are left as they were');
  });
  for (const [key, value] of Object.entries(published ?? {})) {
    test(`${id}: ${fn} ${key} agrees with the published ${value}`, () => {
      const result = contract(args);
      const got = key === '' ? result : (result as Record<string, unknown>)[key];
      assert.equal(departure(got, value, { abs: Math.max(lastPlace(value) / 2, 1e-9), rel: 0 }), null);
    });
  }
}

test('a departure from a vector is noticed, whatever its kind', () => {
  const tol = { abs: 1e-6, rel: 1e-6 };
  const noticed = (got: unknown, expected: unknown) => departure(got, expected, tol) !== null;
  assert.equal(noticed({ a: 1, b: [null, 'x'] }, { b: [null, 'x'], a: 1 + 5e-7 }), false);
  const pairs: [unknown, unknown][] = [
    [1.00001, 1],
    [NaN, 1],
    ['1', 1],
    [NaN, null],
    [undefined, null],
    [null, 0],
    [1, true],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: undefined }, { a: null }],
    [[1, 2], [1]],
    [
      ['b', 'a'],
      ['a', 'b'],
    ],
    [[1], { 0: 1 }],
    [null, { a: 1 }],
  ];
  for (const [got, expected] of pairs) assert.ok(noticed(got, expected), JSON.stringify([got, expected]));
});

function isError(expected: unknown): boolean {
  return typeof expected === 'object' && expected !== null && 'error' in expected;
}

/** The unit of the last digit that was printed. */
function lastPlace(value: number): number {
  return 10 ** -(String(value).split('.')[1]?.length ?? 0);
}
