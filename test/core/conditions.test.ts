import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pulse } from '../../demo/configs/pulse.js';
import { answerFaults } from '../../src/core/answer-faults.js';
import { holds, itemsRead } from '../../src/core/conditions.js';
import { shortForm, shownItems } from '../../src/core/instrument.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import type { Answer } from '../../src/core/schema/answers.js';
import type { Condition } from '../../src/core/schema/condition.js';

describe('a condition', () => {
  const given = { n: 3, s: 'home', m: ['a', 'b'], away: null };
  const cases: [Condition, boolean][] = [
    [{ item: 'n', is: 'eq', value: 3 }, true],
    [{ item: 'n', is: 'eq', value: '3' }, false],
    [{ item: 'n', is: 'ne', value: 4 }, true],
    [{ item: 'n', is: 'lt', value: 3 }, false],
    [{ item: 'n', is: 'lte', value: 3 }, true],
    [{ item: 'n', is: 'gt', value: 2 }, true],
    [{ item: 'n', is: 'gte', value: 4 }, false],
    [{ item: 's', is: 'in', value: ['office', 'home'] }, true],
    [{ item: 's', is: 'in', value: 'home' }, false],
    [{ item: 'm', is: 'has', value: 'b' }, true],
    [{ item: 'm', is: 'has', value: 'c' }, false],
    [{ item: 's', is: 'has', value: 'home' }, false],
    [{ item: 's', is: 'lt', value: 9 }, false],
    [{ item: 'away', is: 'answered' }, true],
    [{ item: 'away', is: 'eq', value: null }, true],
    [{ item: 'away', is: 'lt', value: 5 }, false],
    [{ item: 'none', is: 'unanswered' }, true],
    [{ item: 'none', is: 'answered' }, false],
    [{ item: 'none', is: 'ne', value: 1 }, true],
    [{ item: 'none', is: 'eq', value: null }, false],
    [{ item: 'toString', is: 'answered' }, false],
    [
      {
        all: [
          { item: 'n', is: 'eq', value: 3 },
          { item: 's', is: 'eq', value: 'home' },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { item: 'n', is: 'eq', value: 3 },
          { item: 's', is: 'eq', value: 'office' },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { item: 'n', is: 'eq', value: 9 },
          { item: 's', is: 'eq', value: 'home' },
        ],
      },
      true,
    ],
    [{ not: { item: 'n', is: 'eq', value: 3 } }, false],
  ];
  for (const [condition, expected] of cases) {
    it(`${expected ? 'holds' : 'does not hold'}: ${JSON.stringify(condition)}`, () => {
      assert.equal(holds(condition, given), expected);
    });
  }

  it('names the items it reads, each once', () => {
    const twice: Condition = {
      any: [
        { item: 'a', is: 'answered' },
        {
          not: {
            all: [
              { item: 'b', is: 'answered' },
              { item: 'a', is: 'eq', value: 1 },
            ],
          },
        },
      ],
    };
    assert.deepEqual(itemsRead(twice), ['a', 'b']);
  });
});

describe('the items a person sees', () => {
  it('depend on their own and on their section’s condition', () => {
    assert.deepEqual([...shownItems(pulse, {})], ['helped', 'pace', 'recommend', 'place', 'blockers', 'order']);
    const all = shownItems(pulse, { recommend: 0, place: 'customer' });
    assert.ok(all.has('why') && all.has('learned'));
  });

  it('are the whole instrument where no item is marked for the short form', () => {
    assert.equal(shortForm(pulse), pulse);
  });
});

describe('what is wrong with answers', () => {
  const cases: [string, Answer, string | undefined][] = [
    ['helped', 1, undefined],
    ['helped', 5, undefined],
    ['helped', 0, 'out-of-range'],
    ['helped', 6, 'out-of-range'],
    ['helped', 2.5, 'out-of-range'],
    ['helped', '4', 'wrong-kind'],
    ['helped', null, 'wrong-kind'],
    ['pace', null, undefined],
    ['pace', 7, undefined],
    ['pace', 8, 'out-of-range'],
    ['recommend', 0, undefined],
    ['recommend', 10, undefined],
    ['recommend', 11, 'out-of-range'],
    ['recommend', null, 'wrong-kind'],
    ['place', 'home', undefined],
    ['place', 'moon', 'unknown-option'],
    ['place', 2, 'wrong-kind'],
    ['blockers', ['tools'], undefined],
    ['blockers', ['tools', 'tools'], 'unknown-option'],
    ['blockers', ['tools', 'meetings', 'rules'], 'too-many'],
    ['blockers', 'tools', 'wrong-kind'],
    ['order', ['trust', 'time', 'training'], undefined],
    ['order', ['trust', 'time'], 'incomplete'],
    ['why', 'x'.repeat(80), undefined],
    ['why', 'x'.repeat(81), 'too-long'],
    ['why', 4, 'wrong-kind'],
    ['gone', 1, 'unknown-item'],
    ['__proto__', 1, 'unknown-item'],
  ];
  for (const [item, answer, code] of cases) {
    it(`is ${code ?? 'nothing'}: ${item} = ${JSON.stringify(answer).slice(0, 40)}`, () => {
      const answers = Object.fromEntries([
        ['helped', 3],
        [item, answer],
      ]) as Record<string, Answer>;
      assert.deepEqual(
        answerFaults(pulse, answers).map((fault) => fault.code),
        code ? [code] : [],
      );
    });
  }

  it('says the limit that was passed', () => {
    const faults = answerFaults(pulse, { helped: 3, why: 'x'.repeat(99), blockers: ['tools', 'meetings', 'rules'] });
    assert.deepEqual(
      faults.map(({ limit }) => limit),
      [80, 2],
    );
  });

  it('counts a required item as missing only while it is shown', () => {
    assert.deepEqual(answerFaults(pulse, {}), [{ item: 'helped', code: 'missing' }]);
    const shown = answerFaults(pulse, { helped: 1, place: 'customer' });
    assert.deepEqual(shown, [{ item: 'learned', code: 'missing' }]);
  });
});

describe('what is shown', () => {
  it('does not hang on the answer to an item that is hidden by now: the receiver never sees that answer', () => {
    const choice = {
      kind: 'single' as const,
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
      ],
    };
    const instrument = parseInstrument({
      id: 'chain',
      version: '1',
      title: 'Chain',
      sections: [
        {
          id: 'all',
          items: [
            { ...choice, id: 'A', text: 'A?' },
            { ...choice, id: 'B', text: 'B?', when: { item: 'A', is: 'eq', value: 'yes' } },
            { ...choice, id: 'C', text: 'C?', when: { item: 'B', is: 'ne', value: 'yes' }, required: true },
          ],
        },
      ],
    });
    const answers = { A: 'no', B: 'yes' };
    assert.deepEqual([...shownItems(instrument, answers)], ['A', 'C']);
    assert.deepEqual(answerFaults(instrument, answers), [{ item: 'C', code: 'missing' }]);
    assert.deepEqual(answerFaults(instrument, { A: 'no' }), [{ item: 'C', code: 'missing' }]);
  });
});
