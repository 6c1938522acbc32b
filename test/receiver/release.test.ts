import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance } from '../../src/receiver/advance.js';
import { Disclosure } from '../../src/receiver/results/disclosure.js';
import { bandOf, cellOf, shareOf } from '../../src/receiver/results/rounding.js';
import type { Counted } from '../../src/receiver/store/uncounted.js';
import type { Survey } from '../../src/receiver/store/surveys.js';
import type { Tally } from '../../src/receiver/tally.js';

const scores = (...values: number[]): Tally => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return { n: values.length, counts };
};
/** Answers by group. */
const counted = (arrivals: readonly string[]): Counted[] =>
  [...new Set(arrivals)].map((grp) => {
    const n = arrivals.filter((name) => name === grp).length;
    return { measure: 'responses', cut: 'group', grp, tally: { n, counts: { 1: n } } };
  });

describe('a reader of what came out once, who subtracts', () => {
  const groups = ['north', 'south', 'n1', 'n2', 'n3', 's1', 'east'].map((id) => {
    const parent = /^n\d/.test(id) ? 'north' : /^s\d/.test(id) ? 'south' : undefined;
    return parent ? { id, parent } : { id };
  });
  const places = [...groups.map(({ id }) => id), ''];
  /** Unevenly many in each: what is hidden lies at the edge of enough. */
  const arrivals = fc
    .array(fc.record({ place: fc.constantFrom(...places), n: fc.integer({ min: 0, max: 40 }) }), { maxLength: 10 })
    .map((parts) => parts.flatMap(({ place, n }) => Array<string>(n).fill(place)));
  const told = (names: readonly string[], k: number, privacy: 'anonymous' | 'identified') => {
    const { after } = advance([], counted(names), (answers) => answers >= k);
    const survey = { minimum: k, groups, privacy, instruments: new Map() } as unknown as Survey;
    const disclosure = new Disclosure({ survey, cells: after });
    const size = (id: string | null) =>
      disclosure.tally('responses', id === null ? null : { cut: 'group', id })?.n ?? 0;
    return { size, total: size(null), below: (id?: string) => disclosure.tree.children(id) };
  };

  it('never gets at fewer than the minimum of people, in no group and in no rest of one', () => {
    for (const privacy of ['anonymous', 'identified'] as const) {
      fc.assert(
        fc.property(fc.integer({ min: 3, max: 7 }), arrivals, (k, names) => {
          const { size, total, below } = told(names, k, privacy);
          for (const id of [null, ...groups.map((group) => group.id)]) {
            const rest = size(id) - below(id ?? undefined).reduce((sum, child) => sum + size(child), 0);
            assert.ok(size(id) === 0 || size(id) >= k, `${id} rests on ${size(id)}`);
            assert.ok(size(id) === 0 || rest === 0 || rest >= k, `${id} without its parts is ${rest}`);
          }
          assert.equal(total, names.length >= k ? names.length : 0, 'everyone counts in the company');
        }),
        { numRuns: 400 },
      );
    }
  });

  it('sees no part of a unit of fewer than thirty, unless all were told that their names stand beside their answers', () => {
    const names = [...Array<string>(14).fill('n1'), ...Array<string>(15).fill('n2'), ...Array<string>(40).fill('east')];
    const parts = (privacy: 'anonymous' | 'identified') => {
      const { size } = told(names, 5, privacy);
      return [size('north'), size('n1'), size('east')];
    };
    assert.deepEqual(parts('anonymous'), [29, 0, 40]);
    assert.deepEqual(parts('identified'), [29, 14, 40]);
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
    assert.deepEqual(shareOf(81, 263, 5), { percent: 31, lo: 25, hi: 37, extreme: null }, 'Newcombe 1998');
  });

  it('show counts in bands below twenty (A9)', () => {
    assert.deepEqual(
      [5, 9, 10, 19, 20, 1201].map((n) => bandOf(n, 5)),
      ['5–9', '5–9', '10–19', '10–19', '20', '1201'],
    );
    assert.deepEqual([bandOf(12, 12), bandOf(8, 8)], ['12–19', '8–9']);
  });
});
