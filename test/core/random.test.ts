import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fnv1a32, mulberry32, seededShuffle } from '../../src/core/random.js';

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe('fnv1a32', () => {
  it('gives the reference hashes of the algorithm’s authors', () => {
    assert.equal(fnv1a32(''), 0x811c9dc5);
    assert.equal(fnv1a32('a'), 0xe40c292c);
    assert.equal(fnv1a32('foobar'), 0xbf9cf968);
  });

  it('hashes the bytes that TextEncoder gives, for any text', () => {
    const ofBytes = (text: string) => {
      let hash = 2166136261n;
      for (const byte of new TextEncoder().encode(text)) {
        hash = ((hash ^ BigInt(byte)) * 16777619n) & 0xffffffffn;
      }
      return Number(hash);
    };
    for (const text of ['é', '€', '😀', 'a\ud800b', '\udc00\udfff', '\u{10000}', '\uffff\u0800\u07ff\u0080\u007f']) {
      assert.equal(fnv1a32(text), ofBytes(text));
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fnv1a32(text) === ofBytes(text)));
  });
});

describe('mulberry32', () => {
  it('gives numbers from 0 up to but not including 1', () =>
    fc.assert(
      fc.property(seeds, (seed) => {
        const value = mulberry32(seed)();
        return value >= 0 && value < 1;
      }),
    ));

  it('repeats itself for the same seed, independently of other generators', () => {
    const [one, other] = [mulberry32(7), mulberry32(7)];
    const expected = [one(), one(), one()];
    mulberry32(8)();
    assert.deepEqual([other(), other(), other()], expected);
    assert.notEqual(expected[0], expected[1]);
  });

  it('takes the largest seed, and refuses what is no unsigned 32-bit number', () => {
    assert.notEqual(mulberry32(0xffffffff)(), mulberry32(0)());
    for (const seed of [-1, 1.5, 2 ** 32, NaN, Infinity]) {
      assert.throws(() => mulberry32(seed), /RangeError: seed must/);
    }
    assert.throws(() => mulberry32(2 ** 32), /below 2\^32, got 4294967296/);
    assert.throws(() => mulberry32('7' as never), /TypeError: seed must be a number, got "7"/);
  });
});

describe('seededShuffle', () => {
  it('keeps every item, and leaves the original as it was', () =>
    fc.assert(
      fc.property(fc.array(fc.integer()), seeds, (items, seed) => {
        const before = [...items];
        const shuffled = seededShuffle(items, seed);
        assert.deepEqual([...shuffled].sort(), [...items].sort());
        assert.deepEqual(items, before);
        assert.notEqual(shuffled, items);
        assert.deepEqual(seededShuffle(items, seed), shuffled);
      }),
    ));

  it('gives every order of three about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed++) {
      const order = seededShuffle(['a', 'b', 'c'], fnv1a32(`seed ${seed}`)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    for (const count of counts.values()) assert.ok(count > 850 && count < 1150, `${count} of 6000`);
  });
});
