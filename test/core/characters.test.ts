import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerFault } from '../../src/core/answer-faults.js';
import { countCharacters, firstCharacters, isLonger } from '../../src/core/characters.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

const family = '👨‍👩‍👧';

describe('characters as people see them', () => {
  it('are graphemes', () => {
    assert.equal(countCharacters('👍🏽'), 1);
    assert.equal(countCharacters(`e\u0301${family}\r\n`), 3);
    assert.equal(firstCharacters(`a${family}b`, 2), `a${family}`);
    assert.equal(firstCharacters('ab', 5), 'ab');
    assert.equal(firstCharacters('ab', -1), '');
  });

  it('are code points where the platform knows no graphemes', () => {
    const { Segmenter } = Intl;
    Object.assign(Intl, { Segmenter: undefined });
    try {
      assert.equal(countCharacters('a😀'), 2);
      assert.equal(firstCharacters('😀😀', 1), '😀');
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });

  it('are bounded in what they may be made of', () => {
    assert.ok(!isLonger('👍🏽'.repeat(80), 80));
    assert.ok(isLonger('👍🏽'.repeat(81), 80));
    assert.ok(isLonger(`e${'\u0301'.repeat(1_000_000)}`, 80));
  });

  it('are what an answer is held to', () => {
    const instrument = parseInstrument({
      id: 'say',
      version: '1.0.0',
      title: 'Say',
      sections: [{ id: 's', items: [{ kind: 'text', id: 'T1', text: 'Say', maxLength: 10 }] }],
    });
    const item = instrument.sections[0]!.items[0]!;
    assert.equal(answerFault(instrument, item, '👍🏽'.repeat(10)), undefined);
    assert.deepEqual(answerFault(instrument, item, 'a'.repeat(11)), { item: 'T1', code: 'too-long', limit: 10 });
  });
});
