import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pulse } from '../../demo/configs/pulse.js';
import centricity from '../../src/content/centricity.js';
import german from '../../src/content/centricity.de.js';
import { canonicalJson, contentHash } from '../../src/core/canonical.js';
import { wellFormed } from '../../src/core/well-formed.js';
import { instrumentHash, itemHash } from '../../src/core/hashes.js';
import { itemsOf } from '../../src/core/instrument.js';
import { localeChain, spoken } from '../../src/core/localised.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import { translated } from '../../src/core/translate.js';

/** FNV-1a, 64 bit, as published: slow, and simple enough to be checked by eye. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

describe('the content hash', () => {
  it('is compared with an implementation that meets the published vectors', () => {
    assert.equal(fnv1a64(''), 'cbf29ce484222325');
    assert.equal(fnv1a64('a'), 'af63dc4c8601ec8c');
    assert.equal(fnv1a64('foobar'), '85944171f73967e8');
  });

  it('is that hash of the canonical JSON, for any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(contentHash(value), fnv1a64(canonicalJson(value)))));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        assert.equal(contentHash(text), fnv1a64(JSON.stringify(text))),
      ),
    );
  });

  it('does not depend on the order of keys, but on that of lists', () => {
    assert.equal(contentHash({ a: 1, b: [1, 2] }), contentHash({ b: [1, 2], a: 1 }));
    assert.notEqual(contentHash([1, 2]), contentHash([2, 1]));
    assert.equal(contentHash({ a: 1, b: undefined }), contentHash({ a: 1 }));
  });
});

describe('the hash of an instrument', () => {
  it('stays the same when a translation is added', () => {
    assert.equal(instrumentHash(translated(centricity, 'de', german)), instrumentHash(centricity));
    for (const item of itemsOf(centricity)) {
      const same = itemsOf(translated(centricity, 'de', german)).find(({ id }) => id === item.id)!;
      assert.equal(itemHash(translated(centricity, 'de', german), same), itemHash(centricity, item));
    }
  });

  it('changes with a wording, a scale and the order', () => {
    const changed = (change: (copy: Instrument) => void): string => {
      const copy = structuredClone<Instrument>(pulse);
      change(copy);
      return instrumentHash(copy);
    };
    const hashes = [
      instrumentHash(pulse),
      changed((copy) => void (copy.sections[0]!.items[0]!.text = 'Else')),
      changed((copy) => void (copy.scales['agreement']!.min = 0)),
      changed((copy) => void copy.sections[0]!.items.reverse()),
    ];
    assert.equal(new Set(hashes).size, hashes.length);
  });

  it('of one item does not change with whether it is required or shown', () => {
    const [helped] = itemsOf(pulse);
    assert.equal(itemHash(pulse, { ...helped!, required: false, short: true }), itemHash(pulse, helped!));
    assert.notEqual(itemHash(pulse, { ...helped!, hint: 'More' }), itemHash(pulse, helped!));
  });
});

describe('a text in several languages', () => {
  it('is taken in the nearest language there is', () => {
    const text = { en: 'colour', 'en-US': 'color', de: 'Farbe' };
    assert.deepEqual(spoken(text, 'en-US', 'en'), { text: 'color', lang: 'en-US' });
    assert.deepEqual(spoken(text, 'en-GB', 'en'), { text: 'colour', lang: 'en' });
    assert.deepEqual(spoken(text, 'de-AT-1996', 'en'), { text: 'Farbe', lang: 'de' });
    assert.deepEqual(spoken(text, 'fr', 'de'), { text: 'Farbe', lang: 'de' });
    assert.deepEqual(spoken({ ja: '色' }, 'fr', 'en'), { text: '色', lang: 'ja' });
    assert.deepEqual(spoken('colour', 'fr', 'en'), { text: 'colour', lang: 'en' });
  });

  it('is looked up from the whole tag to the bare language', () => {
    assert.deepEqual(localeChain('zh-Hant-TW'), ['zh-Hant-TW', 'zh-Hant', 'zh']);
  });
});

describe('text that every store can keep', () => {
  it('has no half characters and no NUL, and is otherwise untouched', () => {
    assert.equal(wellFormed('a\uD800b\0c\uDC00'), 'a\uFFFDbc\uFFFD');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(isWhole(wellFormed(text)));
        if (!text.includes('\0') && isWhole(text)) assert.equal(wellFormed(text), text);
      }),
    );
  });
});

/** Whether a text has no half characters: only such text has an address of its own. */
function isWhole(text: string): boolean {
  try {
    return Boolean(encodeURIComponent(text)) || text === '';
  } catch {
    return false;
  }
}
