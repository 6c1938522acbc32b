import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance } from '../../src/receiver/advance.js';
import { companyOnly } from '../../src/receiver/counting.js';
import { releaseOf } from '../../src/receiver/release.js';
import { Disclosure } from '../../src/receiver/results/disclosure.js';
import { bandOf, cellOf, shareOf } from '../../src/receiver/results/rounding.js';
import type { Cell } from '../../src/receiver/store/cells.js';
import type { Counted } from '../../src/receiver/store/uncounted.js';
import type { Survey } from '../../src/receiver/store/surveys.js';
import type { Tally } from '../../src/receiver/tally.js';

const scores = (...values: number[]): Tally => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return { n: values.length, counts };
};
const waiting = (sizes: Record<string, number>) => new Map(Object.entries(sizes));
const parents = new Map([
  ['n1', 'north'],
  ['n2', 'north'],
  ['n3', 'north'],
  ['s1', 'south'],
]);
const released = (sizes: Record<string, number>, closed: boolean) =>
  Object.fromEntries(releaseOf(waiting(sizes), { k: 5, closed, parents }));

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

  it('is, in an organisation with divisions, what is small in the nearest figure that holds enough', () => {
    assert.deepEqual(released({ n1: 8, n2: 3, n3: 6, s1: 7 }, true), { n1: 'n1', n2: 'north', n3: 'north', s1: 's1' });
    // One of the north and one of the south are too few in either, and count together with the next smallest.
    assert.deepEqual(released({ n1: 9, n2: 9, north: 1, s1: 1, tech: 20 }, true), {
      ...{ n1: 'n1', n2: 'n2', north: companyOnly, s1: companyOnly, tech: companyOnly },
    });
  });

  it('is nothing where all together are too few, closed or not', () => {
    assert.deepEqual(released({ a: 2, b: 2 }, true), {});
    assert.deepEqual(released({}, true), {});
  });
});

/** Answers by group and, after a bar, segment. */
function counted(arrivals: readonly string[]): Counted[] {
  const count = (cut: Counted['cut'], names: readonly string[]): Counted[] =>
    [...new Set(names)].map((grp) => {
      const n = names.filter((name) => name === grp).length;
      return { measure: 'responses', cut, grp, tally: { n, counts: { 1: n } } };
    });
  const divided = arrivals.some((name) => name.includes('|'));
  return [
    ...count(
      'group',
      arrivals.map((name) => name.split('|')[0]!),
    ),
    ...(divided
      ? count(
          'segment',
          arrivals.map((name) => name.split('|')[1]!),
        )
      : []),
    ...(divided ? count('both', arrivals) : []),
  ];
}

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
          cells = structuredClone(advance(cells, counted(arrivals), { k, closed, releases: true }).after);
          const survey = { minimum: k, instruments: new Map() } as unknown as Survey;
          const disclosure = new Disclosure({ survey, cells });
          const total = disclosure.tally('responses', null);
          const visible = new Map(
            ['a', 'b', 'c'].map((id) => [id, disclosure.tally('responses', { cut: 'group', id })?.n ?? 0]),
          );
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

  it('never does so either where groups are parts of others and segments divide them once more', () => {
    const places = ['n1', 'n2', 'north', 's1', ''].flatMap((group) => ['x', 'y', ''].map((each) => `${group}|${each}`));
    const steps = fc.array(
      fc.record({ arrivals: fc.array(fc.constantFrom(...places), { maxLength: 14 }), closes: fc.boolean() }),
      { maxLength: 20 },
    );
    const groups = ['north', 'south', 'n1', 'n2', 'n3', 's1'].map((id) =>
      parents.has(id) ? { id, parent: parents.get(id)! } : { id },
    );
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 6 }), steps, (k, all) => {
        let cells: Cell[] = [];
        let closed = false;
        let seen = new Map<string, number>();
        for (const { arrivals, closes } of all) {
          closed ||= closes;
          cells = structuredClone(advance(cells, counted(arrivals), { k, closed, releases: true, parents }).after);
          const survey = { minimum: k, groups, segments: [], instruments: new Map() } as unknown as Survey;
          const disclosure = new Disclosure({ survey, cells });
          const size = (place: Parameters<Disclosure['tally']>[1]) => disclosure.tally('responses', place)?.n ?? 0;
          const group = (id: string) => size({ cut: 'group', id });
          const [x, y] = ['x', 'y'].map((id) => size({ cut: 'segment', id })) as [number, number];
          const total = size(null);
          const now = new Map(groups.map(({ id }) => [id, group(id)]));
          now.set('total', total).set('x', x).set('y', y);
          now.set('all but the divisions', total - group('north') - group('south'));
          now.set('north but its teams', group('north') && group('north') - group('n1') - group('n2') - group('n3'));
          if (x || y) now.set('all but the segments', total - x - y);
          for (const [name, n] of now) assert.ok(n === 0 || n >= k, `${name} rests on ${n}`);
          for (const name of ['total', ...groups.map(({ id }) => id)]) {
            const gained = now.get(name)! - (seen.get(name) ?? 0);
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
        const { after } = advance([], counted(arrivals), { k: 5, closed: true, releases: true });
        const published = after.reduce((sum, { published }) => sum + published.n, 0);
        assert.equal(published, arrivals.length < 5 ? 0 : arrivals.length);
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
    assert.deepEqual(
      [shareOf(0, 9, 5), shareOf(9, 9, 5), shareOf(0, 10, 5), shareOf(10, 10, 5), shareOf(1, 3, 3)].map(
        ({ percent, extreme }) => extreme ?? percent,
      ),
      ['almost-none', 'almost-all', 0, 100, 33],
    );
    assert.deepEqual(shareOf(81, 263, 5), { percent: 31, lo: 26, hi: 37, extreme: null }, 'Newcombe 1998');
  });

  it('show counts in bands below twenty (A9)', () => {
    assert.deepEqual(
      [5, 9, 10, 19, 20, 1201].map((n) => bandOf(n, 5)),
      ['5–9', '5–9', '10–19', '10–19', '20', '1201'],
    );
    assert.deepEqual([bandOf(12, 12), bandOf(8, 8)], ['12–19', '8–9']);
  });
});
