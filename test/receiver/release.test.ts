import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Tallies } from '../../src/receiver/counting.js';
import { companyOnly, releaseOf } from '../../src/receiver/release.js';
import { figuresOf } from '../../src/receiver/results.js';
import { bandOf, cellOf, shareOf } from '../../src/receiver/rounding.js';
import { advance } from '../../src/receiver/settle.js';
import type { Cell } from '../../src/receiver/store/cells.js';
import type { Survey } from '../../src/receiver/store/surveys.js';
import type { Tally } from '../../src/receiver/tally.js';

const scores = (...values: number[]): Tally => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return { n: values.length, counts };
};
const waiting = (sizes: Record<string, number>) => new Map(Object.entries(sizes));
const released = (sizes: Record<string, number>, closed: boolean) =>
  Object.fromEntries(releaseOf(waiting(sizes), 5, closed));

describe('what may be released', () => {
  it('is, while a survey is open, a group with enough waiting answers', () => {
    assert.deepEqual(released({ ops: 5, tech: 4, '': 6 }, false), { ops: 'ops', '': '' });
    assert.deepEqual(released({ ops: 4, tech: 4 }, false), {});
  });

  it('is, once closed, the small ones together in the total, with the next smallest where they are too few (A3)', () => {
    assert.deepEqual(released({ tech: 8, product: 7, ops: 5, content: 2, business: 1 }, true), {
      tech: 'tech',
      product: 'product',
      ops: companyOnly,
      content: companyOnly,
      business: companyOnly,
    });
    assert.deepEqual(released({ a: 20, b: 3 }, true), { a: companyOnly, b: companyOnly });
    assert.deepEqual(released({ a: 12, b: 9 }, true), { a: 'a', b: 'b' });
    assert.deepEqual(released({ a: 3, b: 4 }, true), { a: companyOnly, b: companyOnly });
  });

  it('is nothing where all together are too few, closed or not', () => {
    assert.deepEqual(released({ a: 2, b: 2 }, true), {});
    assert.deepEqual(released({}, true), {});
  });
});

describe('a reader who keeps every release and subtracts', () => {
  const groups = ['a', 'b', 'c', ''];
  const step = fc.record({
    arrivals: fc.array(fc.constantFrom(...groups), { maxLength: 9 }),
    closes: fc.boolean(),
  });

  it('never gets at fewer than the minimum of people, by time or by group', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 7 }), fc.array(step, { maxLength: 25 }), (k, steps) => {
        let cells: Cell[] = [];
        let closed = false;
        let seen = new Map<string, number>();
        for (const { arrivals, closes } of steps) {
          closed ||= closes;
          const tallies: Tallies = new Map([
            [
              'responses',
              new Map(groups.map((id) => [id, scores(...arrivals.filter((each) => each === id).map(() => 1))])),
            ],
          ]);
          cells = structuredClone(advance(cells, tallies, { k, closed, releases: true }).after);
          const survey = { minimum: k, instruments: new Map() } as unknown as Survey;
          const { total, groups: shown } = figuresOf({ survey, cells }, 'responses', 'company');
          const visible = new Map(shown.map(({ id, tally }) => [id, tally?.n ?? 0]));
          const hidden = (total?.n ?? 0) - [...visible.values()].reduce((sum, n) => sum + n, 0);
          const now = new Map([...visible, ['total', total?.n ?? 0], ['all but the groups', hidden]]);
          for (const [name, n] of now) {
            const gained = n - (seen.get(name) ?? 0);
            assert.ok(n === 0 || n >= k, `${name} rests on ${n}`);
            assert.ok(gained === 0 || gained >= k, `${name} grew by ${gained}`);
          }
          seen = now;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('finds everyone counted in the end, but for a few who can never be enough', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...groups), { maxLength: 60 }), (arrivals) => {
        const tallies: Tallies = new Map([
          [
            'responses',
            new Map(groups.map((id) => [id, scores(...arrivals.filter((each) => each === id).map(() => 1))])),
          ],
        ]);
        const { after } = advance([], tallies, { k: 5, closed: true, releases: true });
        const counted = after.reduce((sum, { published }) => sum + published.n, 0);
        assert.equal(counted, arrivals.length < 5 ? 0 : arrivals.length);
      }),
    );
  });
});

describe('figures', () => {
  it('are whole points with their interval, bounded to the scale, and the count in bands', () => {
    // 50, 60, 70, 80, 90: mean 70, sd 15.81, t(4) 2.776, margin 19.63
    assert.deepEqual(cellOf(scores(50, 60, 70, 80, 90), 5), { suppressed: false, n: '5–9', mean: 70, lo: 50, hi: 90 });
    assert.deepEqual(cellOf(scores(100, 100, 100, 100, 0), 5), {
      suppressed: false,
      n: '5–9',
      mean: 80,
      lo: 24,
      hi: 100,
    });
  });

  it('are suppressed below the minimum, and an empty figure looks the same (A1, A2)', () => {
    const none = { suppressed: true, n: null, mean: null, lo: null, hi: null };
    assert.deepEqual(cellOf(scores(50, 60, 70, 80), 5), none);
    assert.deepEqual(cellOf(scores(), 5), none);
  });

  it('are suppressed where a small group is of one mind (A8)', () => {
    assert.equal(cellOf(scores(...Array<number>(9).fill(75)), 5).suppressed, true);
    assert.equal(cellOf(scores(...Array<number>(10).fill(75)), 5).suppressed, false);
    assert.equal(shareOf(0, 9, 5), 'almost none');
    assert.equal(shareOf(9, 9, 5), 'almost all');
    assert.deepEqual([shareOf(0, 10, 5), shareOf(10, 10, 5), shareOf(1, 3, 3)], ['0', '100', '33']);
  });

  it('show counts in bands below twenty (A9)', () => {
    assert.deepEqual(
      [5, 9, 10, 19, 20, 1201].map((n) => bandOf(n, 5)),
      ['5–9', '5–9', '10–19', '10–19', '20', '1201'],
    );
    assert.deepEqual([bandOf(12, 12), bandOf(8, 8)], ['12–19', '8–9']);
  });
});
