import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instrumentHash } from '../../src/core/hashes.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import { surveyResultsSchema } from '../../src/core/schema/survey-results.js';
import { eventOf, invite, openHouse, type TestHouse } from './fixture.js';

/** What every object inherits: on a plain record each of them seems to be there already. */
const inherited = ['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString', 'propertyIsEnumerable'];
const options = inherited.map((id) => ({ id, label: id }));
const named = (optionId: string) => ({
  id: 'named',
  version: '1.0.0',
  title: 'Named',
  scales: { toString: { points: ['No', 'Perhaps', 'Yes'] } },
  dimensions: [{ id: 'valueOf', name: 'Worth' }],
  sections: [
    {
      id: 'hasOwnProperty',
      items: [
        { kind: 'likert', id: 'isPrototypeOf', text: 'One', scale: 'toString', dimension: 'valueOf' },
        { kind: 'single', id: 'toString', text: 'Which?', options: [...options, { id: optionId, label: 'More' }] },
        { kind: 'multiple', id: 'valueOf', text: 'Which all?', options },
        { kind: 'ranking', id: 'toLocaleString', text: 'Order', options },
        { kind: 'text', id: 'propertyIsEnumerable', text: 'Why?' },
      ],
    },
  ],
});

describe('names that every object inherits', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  it('are options, items, dimensions, groups and segments like any other', async () => {
    const instrument = named('other');
    await house.publish('toString', {
      ...{ instrument, privacy: 'identified', participation: 'token' },
      groups: ['toString', 'valueOf'],
      segments: [{ id: 'hasOwnProperty' }, { id: 'toLocaleString' }],
    });
    const form = { ...eventOf().data.form, id: 'toString', hash: instrumentHash(parseInstrument(instrument)) };
    const meta = { ...eventOf().data.meta, privacy: 'identified' };
    for (let index = 0; index < 24; index += 1) {
      const answers = {
        isPrototypeOf: 1 + (index % 3),
        toString: inherited[index % 3],
        valueOf: ['toString', 'valueOf'],
        toLocaleString: inherited,
        propertyIsEnumerable: 'Because',
      };
      const place = {
        group: index % 2 ? 'toString' : 'valueOf',
        segment: index % 4 < 2 ? 'hasOwnProperty' : 'toLocaleString',
      };
      const event = eventOf({ data: { answers, meta, form } });
      const sent = await house.post(event, { token: invite('toString', place) });
      assert.equal(sent.body.status, 'accepted', sent.text);
    }
    for (const [query, size] of [
      ['', '24'],
      ['?cut=group.toString', '10–19'],
      ['?cut=segment.hasOwnProperty', '10–19'],
    ]) {
      const answer = await house.get(`surveys/toString/results${query}`, 'acme-reader');
      assert.equal(answer.status, 200, answer.text);
      const of = surveyResultsSchema.parse(answer.body);
      const [, single, multiple, ranking] = of.items;
      if (query === '') {
        assert.equal(of.dimensions[0]!.mean, 50);
        const shares = single!.options.map(({ value, percent }) => [value, percent]);
        assert.deepEqual(shares.slice(0, 3), [
          ['toString', 33],
          ['valueOf', 33],
          ['hasOwnProperty', 33],
        ]);
        assert.deepEqual(
          multiple!.options.map(({ percent }) => percent),
          [100, 100, 0, 0, 0, 0],
        );
        assert.equal(ranking!.options[0]!.percent, 100);
      }
      assert.equal(of.response.answered, size);
    }
    // Somebody leaves out what is called as every object's own.
    const nearlyNothing = eventOf({ data: { answers: { isPrototypeOf: 2 }, meta, form } });
    assert.equal((await house.post(nearlyNothing, { token: invite('toString') })).body.status, 'accepted');
    for (const path of ['export', 'export?format=csv', 'export?rows=true', 'export?rows=true&format=csv']) {
      const answer = await house.get(`surveys/toString/${path}`, 'acme-admin');
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.text, /hasOwnProperty/);
      if (path.endsWith('rows=true&format=csv')) assert.match(answer.text, /Z","2","","","",""\r\n/);
    }
  });

  it('are refused where they could be written to what all objects are made of, with the place and the remedy', async () => {
    for (const [id, remedy] of [
      ['constructor', /options\[6\]\.id is a reserved name; choose another/],
      ['prototype', /options\[6\]\.id is a reserved name; choose another/],
      ['__proto__', /options\[6\]\.id must start with a letter and hold only letters/],
    ] as const)
      await assert.rejects(house.publish('refused', { instrument: named(id), privacy: 'identified' }), remedy);
  });
});
