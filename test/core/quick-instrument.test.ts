import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { centricity } from '../../demo/configs/centricity.js';
import { hostileTexts } from '../../demo/configs/hostile-texts.js';
import { longTexts } from '../../demo/configs/long-texts.js';
import { pulse } from '../../demo/configs/pulse.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import { quickInstrument } from '../../src/core/schema/quick-instrument.js';

type Plain = Record<string, unknown>;

function slow(value: unknown): unknown {
  try {
    return parseInstrument(value);
  } catch {
    return undefined;
  }
}

/** Both say the same of it, and make the same of it; tags that are rewritten, as `de_DE`, are left to the slow one. */
function agree(value: unknown): boolean {
  const whole = slow(value);
  const rewritten = whole !== undefined && JSON.stringify(value).includes('"de_DE"');
  assert.deepEqual(quickInstrument(rewritten ? whole : value), whole);
  return whole !== undefined;
}

const id = fc.constantFrom('a', 'b', 'C1', 'x-1', 'Q.2', 'likert');
const text = fc.oneof(
  { arbitrary: fc.constantFrom('Well?', 'أهلا', '😀'), weight: 50 },
  { arbitrary: fc.constantFrom('x'.repeat(10_000), '😀'.repeat(10_000)), weight: 1 },
  fc.dictionary(fc.constantFrom('en', 'de', 'ar-EG', 'zh-Hant'), fc.constantFrom('Yes', 'Ja'), { maxKeys: 3 }),
);
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 9, withCrossShrink: true, depthSize: 'small' },
    fc.record(
      {
        item: id,
        is: fc.constantFrom('eq', 'in', 'answered', 'has'),
        value: fc.constantFrom(1, 'a', null, ['a', 2], -0.5),
      },
      { requiredKeys: ['item', 'is'] },
    ),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
  ),
}));
const options = fc.array(fc.record({ id, label: text }), { minLength: 1, maxLength: 4 });
const itemOf = (kind: string, own: Record<string, fc.Arbitrary<unknown>>, needs: string[]): fc.Arbitrary<Plain> =>
  fc.record<Plain>(
    {
      id,
      text,
      kind: fc.constant(kind),
      hint: text,
      required: fc.boolean(),
      short: fc.boolean(),
      when: condition,
      ...own,
    },
    { requiredKeys: ['id', 'text', 'kind', ...needs] },
  );
const item = fc.oneof(
  itemOf('likert', { scale: fc.constantFrom('s', 't'), dimension: id, key: fc.constantFrom(1, -1) }, ['scale']),
  itemOf(
    'rating',
    { low: text, high: text, na: text, measure: fc.constantFrom('employee-nps', 'employee-product-nps') },
    [],
  ),
  itemOf('single', { options }, ['options']),
  itemOf('multiple', { options, max: fc.constantFrom(1, 2, 200) }, ['options']),
  itemOf('ranking', { options }, ['options']),
  itemOf('text', { notice: text, maxLength: fc.constantFrom(1, 5000), lines: fc.constantFrom(1, 20) }, []),
);
const loose = fc.record<Plain>(
  {
    $schema: fc.constant('https://example.org/schema.json'),
    id,
    version: fc.constantFrom('1', '1.0.0+x'),
    locale: fc.constantFrom('en', 'de-AT', 'pt-BR'),
    status: fc.constantFrom('sample', 'validated'),
    title: text,
    intro: text,
    scales: fc.dictionary(
      fc.constantFrom('s', 't'),
      fc.record(
        { min: fc.constantFrom(0, 1, -3), points: fc.array(text, { minLength: 2, maxLength: 11 }), na: text },
        { requiredKeys: ['points'] },
      ),
      { minKeys: 1 },
    ),
    dimensions: fc.array(fc.record({ id, name: text }), { maxLength: 3 }),
    sections: fc.array(
      fc.record<Plain>(
        {
          id: fc.constantFrom('one', 'two', 'three'),
          title: text,
          intro: text,
          layout: fc.constantFrom('matrix', 'list'),
          when: condition,
          items: fc.array(item, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['id', 'items'] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
  },
  { requiredKeys: ['id', 'version', 'title', 'sections'] },
);

interface Loose {
  dimensions?: { id: string }[];
  scales?: Plain;
  sections: {
    id: string;
    when?: unknown;
    items: { id: string; when?: unknown; dimension?: string; options?: { id: string }[] }[];
  }[];
}

/** Its names unique, and leading somewhere: what is random there is hardly ever right. */
function tidied(config: unknown): unknown {
  const tidy = structuredClone(config) as Loose;
  tidy.scales = { s: { points: ['No', 'Yes'] }, t: { points: [{ de: 'Nein' }, 'Ja'], na: '–' }, ...tidy.scales };
  tidy.dimensions?.forEach((each, index) => (each.id = `d${index}`));
  let last = '';
  const aimed = (when: unknown): unknown =>
    last && JSON.parse(JSON.stringify(when), (key, value: unknown) => (key === 'item' ? last : value));
  for (const [s, section] of tidy.sections.entries()) {
    section.id = `s${s}`;
    if (section.when && !(section.when = aimed(section.when))) delete section.when;
    for (const [i, each] of section.items.entries()) {
      if (each.when && !(each.when = aimed(each.when))) delete each.when;
      each.id = last = `i${s}-${i}`;
      if (each.dimension && !(each.dimension = tidy.dimensions?.[0]?.id as string)) delete each.dimension;
      each.options?.push({ ...each.options[0]! });
      each.options?.forEach((option, index) => (option.id = `o${index}`));
    }
  }
  return tidy;
}
const written = fc.oneof(loose, loose.map(tidied), loose.map(tidied));

class Text {
  en = 'x';
}
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(0).map(() => new Text()),
  fc.constantFrom<unknown[]>(
    undefined,
    null,
    '',
    ' ',
    'x'.repeat(10_001),
    '😀'.repeat(10_001),
    'constructor',
    'en-12',
    'de_DE',
    'en-US-u-hc-h12',
    0,
    -1,
    1.5,
    2 ** 53,
    NaN,
    Infinity,
    true,
    [],
    {},
    [undefined],
    { en: undefined },
    { 'en-12': 'x' },
    { toString: 'x' },
    JSON.parse('{"__proto__": "x"}'),
    new Map(),
    { item: 'a', is: 'answered' },
    { not: {} },
    new Date(0),
    () => 'x',
  ),
  text,
  condition,
  item,
  options,
);

/** Each place in it: the value's holder and its key there. */
function placesIn(value: unknown): [holder: Plain, key: string][] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => [[value as Plain, key] as [Plain, string], ...placesIn(part)]);
}

interface Mutation {
  at: number;
  how: 'replace' | 'remove' | 'add' | 'move';
  what: unknown;
  key: string;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add', 'move'),
  what: junk,
  key: fc.constantFrom('id', 'kind', 'when', 'min', 'lines', 'max', 'extra', 'constructor', '0', 'key', 'hint'),
});

function mutate(config: unknown, { at, how, what: given, key }: Mutation): void {
  // Each time its own, or what is put in twice would be put into itself.
  const what = Array.isArray(given) || (given as Plain | null)?.constructor === Object ? structuredClone(given) : given;
  const places = placesIn(config);
  const [holder, name] = places[at % places.length] ?? [];
  if (!holder || !name) return;
  if (how === 'replace') holder[name] = what;
  else if (how === 'remove') delete holder[name];
  else if (how === 'add') Array.isArray(holder) ? holder.push(what) : (holder[key] = what);
  else holder[name] = structuredCloneOrNothing(places[(at * 7) % places.length]![0]);
}

/** Of what was put in before, some cannot be copied. */
function structuredCloneOrNothing(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

describe('the fast yes', () => {
  it('says of every survey of ours what the schema says', () => {
    for (const instrument of [pulse, centricity, longTexts, hostileTexts])
      assert.ok(agree(structuredClone(instrument)));
  });

  it('agrees with the schema on 6,000 surveys as somebody may write them', () => {
    let right = 0;
    fc.assert(
      fc.property(written, (config) => void (right += Number(agree(config)))),
      { numRuns: 6000, seed: 7 },
    );
    // Ids that repeat and names that lead nowhere make most of them wrong: enough are right to count.
    assert.ok(right > 300, `${right} were right`);
  });

  it('agrees on 8,000 surveys with something changed, taken away or put in', () => {
    let right = 0;
    const base = fc.oneof(fc.constantFrom<unknown[]>(pulse, centricity, hostileTexts), written);
    fc.assert(
      fc.property(base, fc.array(mutation, { minLength: 1, maxLength: 3 }), (config, mutations) => {
        const changed = structuredClone(config);
        for (const each of mutations) mutate(changed, each);
        right += Number(agree(changed));
      }),
      { numRuns: 8000, seed: 11 },
    );
    assert.ok(right > 300 && right < 7000, `${right} were right`);
  });

  it('agrees on anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => void agree(value)),
      { numRuns: 1000, seed: 13 },
    );
  });

  it('leaves what nobody can read to the schema: circles, and getters that throw', () => {
    const circle: Plain = { ...pulse };
    circle['intro'] = circle;
    assert.equal(quickInstrument(circle), undefined);
    const trap = Object.defineProperty({ ...pulse }, 'title', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    assert.equal(quickInstrument(trap), undefined);
  });

  it('is a copy: what the page changes later changes nothing here', () => {
    const given = structuredClone(centricity) as { sections: { items: { text: unknown }[] }[] };
    const taken = quickInstrument(given);
    given.sections[0]!.items[0]!.text = 'changed';
    assert.deepEqual(taken, centricity);
  });

  it('is as new as the schema it was made from', () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/validators.mjs', '--check']);
  });
});
