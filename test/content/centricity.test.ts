import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue } from '../../src/content/catalogue.js';
import centricity from '../../src/content/centricity.js';
import { instrumentHash } from '../../src/core/hashes.js';
import { itemsOf, shortForm } from '../../src/core/instrument.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import type { Item } from '../../src/core/schema/instrument.js';
import { everyText } from '../../src/core/texts.js';

const items = itemsOf(centricity);
const likerts = items.filter((item) => item.kind === 'likert');
const scored = likerts.filter(({ dimension }) => dimension);
const textOf = ({ text }: Item): string => text as string;
const wordsIn = (text: string): number => text.split(/\s+/).length;

describe('the customer-centricity survey', () => {
  it('is what its schema says', () => {
    assert.deepEqual(parseInstrument(centricity), centricity);
    assert.equal(centricity.status, 'sample');
  });

  it('keeps the published wording: whoever changes it gives it a new version', () => {
    assert.deepEqual([centricity.version, instrumentHash(centricity)], ['1.1.0', 'b59b5cd24d8a7d81']);
  });

  it('asks the published items, in the order C1 M1 O1 C2 …', () => {
    const expected = [1, 2, 3, 4, 5, 6].flatMap((n) => [`C${n}`, `M${n}`, `O${n}`]);
    assert.deepEqual(
      items.map(({ id }) => id),
      [...expected, 'X1', 'N1', 'N2', 'T1', 'T2', 'T3'],
    );
  });

  it('keys the fifth and sixth item of each topic the other way, and never the first that is shown', () => {
    for (const { id, key } of scored) assert.equal(key, /[56]$/.test(id) ? -1 : 1, id);
    assert.equal(likerts.find(({ id }) => id === 'X1')!.dimension, undefined);
  });

  it('has twelve scored items in its short form, four of each topic', () => {
    const short = itemsOf(shortForm(centricity)).flatMap((item) =>
      item.kind === 'likert' && item.dimension ? [item] : [],
    );
    assert.deepEqual(short.map(({ id }) => id).sort(), [
      'C1',
      'C2',
      'C4',
      'C5',
      'M1',
      'M2',
      'M3',
      'M5',
      'O1',
      'O2',
      'O3',
      'O5',
    ]);
  });

  it('keeps the two recommendation scores apart', () => {
    const measures = items.flatMap((item) => (item.kind === 'rating' ? [item.measure] : []));
    assert.deepEqual(measures, ['employee-nps', 'employee-product-nps']);
  });

  it('asks one thing at a time, in at most seventeen words, without a “not” or an “always”', () => {
    for (const item of scored) {
      assert.ok(wordsIn(textOf(item)) <= 17, `${item.id} has ${wordsIn(textOf(item))} words`);
      assert.doesNotMatch(textOf(item), /\b(not|never|always|n’t)\b/i, item.id);
    }
  });

  it('makes nothing mandatory, and warns above every open question', () => {
    assert.ok(items.every(({ required }) => !required));
    for (const item of items)
      if (item.kind === 'text') assert.match(item.notice as string, /^Please do not write names/);
  });

  it('uses typographic apostrophes throughout', () => {
    assert.doesNotMatch(JSON.stringify(centricity), /'/);
  });

  for (const [locale, load] of Object.entries(catalogue['centricity']!.translations)) {
    it(`is wholly translated into ${locale}, with nothing left over`, async () => {
      const { default: translation } = await load();
      const texts = new Set<string>();
      everyText(centricity, (text) => {
        texts.add(text as string);
        return text;
      });
      assert.deepEqual(
        [...texts].filter((text) => !Object.hasOwn(translation, text)),
        [],
      );
      assert.deepEqual(
        Object.keys(translation).filter((text) => !texts.has(text)),
        [],
      );
      for (const [text, said] of Object.entries(translation)) {
        assert.ok(said.trim() && said !== text, `${text} is not translated`);
      }
    });
  }
});
