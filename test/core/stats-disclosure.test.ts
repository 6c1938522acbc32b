import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differenceGuard, suppress } from '../../src/core/stats/index.js';

const threshold = fc.integer({ min: 3, max: 12 });
const cells = fc.array(fc.nat(15), { maxLength: 12 }).map((sizes) => sizes.map((n, i) => ({ id: `unit ${i}`, n })));

describe('suppress', () => {
  it('never leaves the hidden cells together below k while a cell is visible beside their total', () =>
    fc.assert(
      fc.property(threshold, cells, (k, given) => {
        const { primary, complementary, visible } = suppress(k, given);
        const size = new Map(given.map(({ id, n }) => [id, n]));
        const hidden = [...primary, ...complementary].reduce((sum, id) => sum + size.get(id)!, 0);
        assert.ok(visible.length === 0 || hidden === 0 || hidden >= k, `${hidden} people hidden`);
      }),
    ));

  it('shows no cell below k, puts every cell in one list, and does not mind their order', () =>
    fc.assert(
      fc.property(threshold, cells, fc.boolean(), (k, given, totalVisible) => {
        const result = suppress(k, given, { totalVisible });
        const size = new Map(given.map(({ id, n }) => [id, n]));
        assert.ok(result.visible.every((id) => size.get(id)! >= k));
        assert.ok(result.complementary.every((id) => size.get(id)! >= k));
        assert.ok(result.empty.every((id) => size.get(id) === 0));
        assert.deepEqual(Object.values(result).flat().sort(), [...size.keys()].sort());
        assert.deepEqual(suppress(k, given.toReversed(), { totalVisible }), result);
      }),
    ));

  it('hides no more than it must: without its last complementary cell the rest would be below k', () =>
    fc.assert(
      fc.property(threshold, cells, (k, given) => {
        const { primary, complementary } = suppress(k, given);
        if (complementary.length === 0) return;
        const hidden = given.filter(({ id }) => primary.includes(id) || complementary.includes(id));
        const largest = Math.max(...hidden.map(({ n }) => n));
        assert.ok(hidden.reduce((sum, { n }) => sum + n, 0) - largest < k);
      }),
    ));

  it('hides everything when all cells together are below k', () => {
    assert.deepEqual(
      suppress(5, [
        { id: 'b', n: 2 },
        { id: 'a', n: 2 },
        { id: 'c', n: 0 },
      ]),
      { primary: ['a', 'b'], complementary: [], visible: [], empty: ['c'] },
    );
    assert.deepEqual(suppress(5, [{ id: 'a', n: 5 }]).visible, ['a']);
    assert.deepEqual(suppress(5, []), { primary: [], complementary: [], visible: [], empty: [] });
  });

  it('needs no second cell when the total stays unpublished, or the small cells cover each other', () => {
    const one = [
      { id: 'a', n: 20 },
      { id: 'b', n: 3 },
    ];
    assert.deepEqual(suppress(5, one, { totalVisible: false }).visible, ['a']);
    assert.deepEqual(suppress(5, [...one, { id: 'c', n: 2 }]).complementary, []);
  });

  it('does not count an empty cell as cover', () => {
    const given = [
      { id: 'a', n: 20 },
      { id: 'b', n: 3 },
      { id: 'c', n: 0 },
      { id: 'd', n: 9 },
    ];
    assert.deepEqual(suppress(5, given), {
      primary: ['b'],
      complementary: ['d'],
      visible: ['a'],
      empty: ['c'],
    });
  });

  it('breaks ties by id', () => {
    const given = ['z', 'm', 'a'].map((id) => ({ id, n: 7 }));
    assert.deepEqual(suppress(5, [...given, { id: 'q', n: 1 }]).complementary, ['a']);
  });

  it('refuses cells that are no partition', () => {
    const cell = (n: number) => [{ id: 'a', n }];
    for (const n of [-1, 2.5, NaN, Infinity]) assert.throws(() => suppress(5, cell(n)), /RangeError: n of cell a/);
    assert.deepEqual(suppress(1, cell(1)).visible, ['a']);
    for (const k of [0, 4.5, NaN]) assert.throws(() => suppress(k, cell(9)), /RangeError: k/);
    assert.throws(() => suppress(5, [...cell(9), ...cell(8)]), /RangeError: cell id must be unique, got a twice/);
  });

  it('stays quick for a hundred thousand cells', () => {
    const many = Array.from({ length: 100_000 }, (_cell, i) => ({ id: `c${i}`, n: i % 40 }));
    const started = performance.now();
    suppress(5, many);
    assert.ok(performance.now() - started < 5000);
  });
});

describe('differenceGuard', () => {
  const people = (from: number, to: number) => Array.from({ length: to - from }, (_person, i) => `p${from + i}`);
  const group = fc.uniqueArray(fc.nat(14), { maxLength: 15 }).map((ids) => ids.map((id) => `p${id}`));

  it('allows the same cut again, cuts of other people, and large differences', () => {
    const allowed = { allow: true, reason: null };
    assert.deepEqual(differenceGuard(5, [people(0, 9)], people(0, 9)), allowed);
    assert.deepEqual(differenceGuard(5, [people(0, 9)], people(9, 15)), allowed);
    assert.deepEqual(differenceGuard(5, [people(0, 15)], people(0, 10)), allowed);
    assert.deepEqual(differenceGuard(5, [people(0, 10)], people(0, 15)), allowed);
    assert.deepEqual(differenceGuard(5, [people(0, 10)], people(5, 8 + 5)), allowed);
  });

  it('refuses a cut that singles out fewer than k by subtraction, in either direction', () => {
    const refused = { allow: false, reason: 'difference' };
    assert.deepEqual(differenceGuard(5, [people(0, 30)], people(0, 26)), refused);
    assert.deepEqual(differenceGuard(5, [people(0, 26)], people(0, 30)), refused);
    assert.deepEqual(differenceGuard(5, [people(50, 90), people(0, 9)], people(0, 10)), refused);
  });

  it('refuses an overlap only when both sides left over are below k', () => {
    const reason = (from: number, to: number) => differenceGuard(5, [people(0, 10)], people(from, to)).reason;
    assert.equal(reason(4, 14), 'overlap');
    assert.equal(reason(4, 15), null);
    assert.equal(reason(5, 14), null);
    assert.equal(reason(1, 11), 'overlap');
  });

  it('refuses a cut below k before anything else, counting people and not entries', () => {
    assert.equal(differenceGuard(5, [people(0, 9)], people(0, 4)).reason, 'below-minimum');
    assert.equal(differenceGuard(5, [], ['a', 'a', 'a', 'a', 'a']).reason, 'below-minimum');
    assert.equal(differenceGuard(5, [], people(0, 5)).allow, true);
  });

  it('does not mind the order of ids, nor repeated ones', () =>
    fc.assert(
      fc.property(threshold, fc.array(group, { maxLength: 3 }), group, (k, released, query) => {
        const verdict = differenceGuard(k, released, query);
        const shuffled = released.map((cut) => [...cut.toReversed(), ...cut]);
        assert.deepEqual(differenceGuard(k, shuffled, [...query.toReversed(), ...query]), verdict);
      }),
    ));

  it('lets nobody subtract their way to fewer than k people by an inclusion', () =>
    fc.assert(
      fc.property(threshold, group, group, (k, released, query) => {
        if (!differenceGuard(k, [released], query).allow) return;
        const beyond = (a: string[], b: string[]) => a.filter((id) => !b.includes(id)).length;
        const [added, removed] = [beyond(query, released), beyond(released, query)];
        const disjoint = added === query.length;
        if (!disjoint && removed === 0) assert.ok(added === 0 || added >= k);
        if (!disjoint && added === 0) assert.ok(removed === 0 || removed >= k);
      }),
    ));

  it('refuses a threshold that is no count', () => {
    assert.equal(differenceGuard(1, [], ['a']).allow, true);
    for (const k of [0, 2.5, NaN]) assert.throws(() => differenceGuard(k, [], ['a']), /RangeError: k/);
  });
});
