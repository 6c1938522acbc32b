import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hostileTexts } from '../../demo/configs/hostile-texts.js';
import { longTexts } from '../../demo/configs/long-texts.js';
import { pulse } from '../../demo/configs/pulse.js';
import { thousand } from '../../demo/configs/thousand.js';
import { FaultError } from '../../src/core/schema/fault.js';
import { spoken } from '../../src/core/localised.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

function faultsOf(value: unknown): string[] {
  try {
    parseInstrument(value);
  } catch (error) {
    assert.ok(error instanceof FaultError, `${String(error)} is not for the page’s owner`);
    assert.ok(error.faults.length > 0);
    return error.faults.map(({ path, message }) => `${path} ${message}`);
  }
  return [];
}

const likert = { id: 'a', kind: 'likert', scale: 'agreement', text: 'x' };
const withItems = (...items: unknown[]): object => ({ ...pulse, sections: [{ id: 'all', items }] });
const deep = (depth: number): object => (depth ? { not: deep(depth - 1) } : { item: 'a', is: 'answered' });

describe('an instrument from somewhere else', () => {
  it('comes out as it went in', () => {
    for (const instrument of [pulse, thousand, longTexts, hostileTexts]) {
      assert.deepEqual(parseInstrument(JSON.parse(JSON.stringify(instrument))), instrument);
    }
  });

  it('gets what may be left out', () => {
    const { locale, sections } = parseInstrument({
      id: 'least',
      version: '1',
      title: 'Least',
      sections: [{ id: 's', items: [{ id: 'T1', kind: 'text', text: 'Well?' }] }],
    });
    assert.equal(locale, 'en');
    assert.deepEqual(sections[0]!.items[0], { id: 'T1', kind: 'text', text: 'Well?', maxLength: 2000, lines: 4 });
  });

  it('takes every language tag there is, and those of servers as the web writes them', () => {
    const title = { 'de-x-mtfrom-en': 'Eins', 'en-US-u-hc-h12': 'One', pt_BR: 'Um', 'zh-Hant-TW': '一', gsw: 'Eis' };
    const parsed = parseInstrument({ ...pulse, title, locale: 'de_DE.UTF-8' });
    assert.equal(parsed.locale, 'de-DE');
    assert.deepEqual(
      parsed.title,
      Object.fromEntries(Object.entries(title).map(([tag, text]) => [tag.replace('_', '-'), text])),
    );
    assert.deepEqual(spoken(parsed.title, 'pt-BR', parsed.locale), { text: 'Um', lang: 'pt-BR' });
    for (const locale of ['en-US-u-hc-h12', 'de-x-mtfrom-en', 'ar-EG-u-nu-arab'])
      assert.equal(parseInstrument({ ...pulse, locale }).locale, locale);
  });

  const corpus: Record<string, [unknown, RegExp]> = {
    nothing: [undefined, /^ is missing; it must be an object$/],
    null: [null, /^ must be an object$/],
    'a text': ['x', /^ must be an object$/],
    'a list': [[pulse], /^ must be an object$/],
    'no id': [{ ...pulse, id: undefined }, /^id is missing; it must be a string$/],
    'a number as id': [{ ...pulse, id: 7 }, /^id must be a string$/],
    'an id with a space': [{ ...pulse, id: 'a b' }, /^id must start with a letter/],
    'an id as a prototype': [withItems({ ...likert, id: 'constructor' }), /items\[0\]\.id is a reserved name/],
    'a version with a blank': [{ ...pulse, version: '1 0' }, /^version must be a version such as "1\.0\.0"/],
    'an empty text': [withItems({ ...likert, text: '' }), /items\[0\]\.text must not be empty/],
    'a language that is none': [{ ...pulse, locale: 'english please' }, /^locale must be a language tag/],
    'a language that only looks like one': [{ ...pulse, locale: 'en-12' }, /^locale must be a language tag/],
    'a text in no language': [
      { ...pulse, title: { 'en-12': 'x' } },
      /^title\.en-12 has a name .* must be a language tag/,
    ],
    'one point on a scale': [
      { ...pulse, scales: { agreement: { points: ['Yes'] } } },
      /^scales\.agreement\.points must be at least 2/,
    ],
    'one option': [
      withItems({ id: 'a', kind: 'single', text: 'x', options: [{ id: 'y', label: 'Y' }] }),
      /options must be at least 2/,
    ],
    'an option twice': [
      withItems({
        id: 'a',
        kind: 'single',
        text: 'x',
        options: [
          { id: 'y', label: 'Y' },
          { id: 'y', label: 'Z' },
        ],
      }),
      /options\[1\]\.id repeats the id of an option above/,
    ],
    'a section named as an item': [
      { ...pulse, sections: [{ id: 'a', items: [likert] }] },
      /items\[0\]\.id repeats the id of sections\[0\]\.id/,
    ],
    'no sections': [{ ...pulse, sections: [] }, /^sections must be at least 1/],
    'an unknown dimension': [withItems({ ...likert, dimension: 'mood' }), /items\[0\]\.dimension names no dimension/],
    'a key of 2': [withItems({ ...likert, key: 2 }), /items\[0\]\.key must be one of 1, -1/],
    'a comment field without end': [
      withItems({ id: 'a', kind: 'text', text: 'x', maxLength: 1e9 }),
      /maxLength must be at most 5000/,
    ],
    'a condition on itself': [
      withItems({ ...likert, when: { item: 'a', is: 'answered' } }),
      /when reads "a", which is not an item above it/,
    ],
    'an expression as a condition': [
      withItems(likert, { ...likert, id: 'b', when: 'a > 3' }),
      /items\[1\]\.when must compare an item/,
    ],
    'a condition nobody can follow': [withItems(likert, { ...likert, id: 'b', when: deep(9) }), /items\[1\]\.when/],
    'a tower of lists': [JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`), /is nested deeper than 32 levels/],
    'a prototype far inside': [
      JSON.parse(JSON.stringify(pulse).replace('"id":"helped"', '"__proto__":{"x":1},"id":"helped"')),
      /^sections\[0\]\.items\[0\]\.__proto__ is a reserved name; remove it$/,
    ],
    'items in too many sections': [
      {
        ...thousand,
        sections: [1, 2, 3].flatMap((n) =>
          thousand.sections.map((s) => ({
            ...s,
            id: `${s.id}-${n}`,
            items: s.items.map((i) => ({ ...i, id: `${i.id}-${n}` })),
          })),
        ),
      },
      /^sections must hold at most 2000 items in all$/,
    ],
  };
  for (const [name, [value, message]] of Object.entries(corpus)) {
    it(`is refused, with place and remedy: ${name}`, () => {
      const faults = faultsOf(value);
      assert.ok(
        faults.some((fault) => message.test(fault)),
        faults.slice(0, 5).join('\n') || 'nothing was wrong',
      );
    });
  }

  it('names every place that is wrong, not only the first', () => {
    assert.equal(faultsOf(withItems({ ...likert, scale: 'x' }, { ...likert, id: 'b', scale: 'y' })).length, 2);
  });

  it('repeats nothing of what it was given, which may be private', () => {
    const secret = 'jo@example.com';
    for (const config of [
      { ...pulse, id: secret },
      { ...pulse, title: [secret] },
      withItems({ ...likert, kind: secret }),
    ]) {
      assert.ok(!faultsOf(config).join().includes(secret));
    }
  });

  it('never fails in any other way, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void faultsOf(value)));
    fc.assert(
      fc.property(
        fc.constantFrom('title', 'scales', 'dimensions', 'sections', 'locale'),
        fc.jsonValue(),
        (key, value) => {
          faultsOf({ ...pulse, [key]: value });
        },
      ),
    );
  });
});
