import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Given } from '../../src/core/given.js';
import { Journal } from '../../src/transport/journal.js';

function lines(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, line) => void all.set(key, line),
    removeItem: (key) => void all.delete(key),
  };
}

const given = (item: string, answer: string, at: number): Given => ({ item, hash: 'a', answer, at });

test('what a person types is there for the next page at once, and gone once it is on the disk', () => {
  const tab = lines();
  const journal = new Journal('attune', () => tab);
  journal.note('pulse', [given('why', 'Becau', 1)]);
  journal.note('pulse', [given('why', 'Because', 2)]);
  assert.deepEqual(new Journal('attune', () => tab).read('pulse'), [given('why', 'Because', 2)]);
  journal.settle('pulse', [given('why', 'Because', 2)]);
  assert.equal(tab.all.size, 0);
});

test('what was changed while it was being written stays', () => {
  const tab = lines();
  const journal = new Journal('attune', () => tab);
  journal.note('pulse', [given('why', 'Becau', 1), given('who', 'me', 1)]);
  journal.note('pulse', [given('why', 'Because', 2)]);
  journal.settle('pulse', [given('why', 'Becau', 1), given('who', 'me', 1)]);
  assert.deepEqual(journal.read('pulse'), [given('why', 'Because', 2)]);
});

test('two surveys on a page keep a journal each', () => {
  const tab = lines();
  const journal = new Journal('attune', () => tab);
  journal.note('a', [given('why', 'A', 1)]);
  journal.note('b', [given('why', 'B', 1)]);
  journal.clear('a');
  assert.deepEqual([journal.read('a'), journal.read('b')], [[], [given('why', 'B', 1)]]);
});

const refuse = (): never => {
  throw new DOMException('no', 'QuotaExceededError');
};
for (const [name, storage] of Object.entries({
  'is absent': (): undefined => undefined,
  'is forbidden': (): never => {
    throw new DOMException('no', 'SecurityError');
  },
  'is full': () => ({ ...lines(), setItem: refuse }),
  'holds what somebody else wrote': () => ({ ...lines(), getItem: () => '{"not":"ours"}', setItem: refuse }),
  'holds no JSON': () => ({ ...lines(), getItem: () => '{', setItem: refuse }),
}))
  test(`the page itself remembers where its storage ${name}`, () => {
    const journal = new Journal('attune', storage);
    journal.note('pulse', [given('why', 'Because', 1)]);
    assert.deepEqual(journal.read('pulse'), [given('why', 'Because', 1)]);
    journal.settle('pulse', [given('why', 'Because', 1)]);
    assert.deepEqual(journal.read('pulse'), []);
  });
