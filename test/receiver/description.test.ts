import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instrumentHash } from '../../src/core/hashes.js';
import { shortForm } from '../../src/core/instrument.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import { surveyDescriptionSchema } from '../../src/core/schema/survey-description.js';
import { acme, eventOf, instrument, noon, openHouse, type TestHouse } from './fixture.js';

describe('what anyone may know of a survey before answering it', () => {
  let house: TestHouse;
  let statements = 0;
  before(async () => {
    house = await openHouse({ watch: () => (statements += 1) });
    await house.publish('pulse', {
      minimum: 7,
      groups: ['ops', { id: 'tech', name: { en: 'Technology', de: 'Technik' }, parent: 'ops', invited: 12 }],
      opensAt: '2026-11-20T00:00:00+01:00',
      closesAt: '2026-11-30T00:00:00Z',
    });
    const [section] = instrument.sections;
    const items = section.items.filter(({ kind }) => kind !== 'text');
    const silent = { ...instrument, sections: [{ ...section, items }] };
    await house.publish('silent', { instrument: silent, privacy: 'anonymous', participation: 'token' });
  });
  after(() => house.close());

  it('is its rules, to everyone, without a token', async () => {
    const whole = parseInstrument(instrument);
    const answer = await house.get('surveys/pulse', undefined, { headers: { Origin: acme.origins[0]! } });
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, {
      id: 'pulse',
      privacy: 'confidential',
      participation: 'open',
      opensAt: '2026-11-19T23:00:00.000Z',
      closesAt: '2026-11-30T00:00:00.000Z',
      status: 'open',
      minimum: 30, // as anyone may answer, and more than once
      groups: [
        { id: 'ops', name: 'ops' },
        { id: 'tech', name: { en: 'Technology', de: 'Technik' } },
      ],
      segments: [],
      wordings: [instrumentHash(whole), instrumentHash(shortForm(whole))],
      keepsComments: true,
      now: '2026-11-22T12:00:00.000Z',
    });
    assert.ok(surveyDescriptionSchema.safeParse(answer.body).success);
    assert.equal(answer.headers.get('access-control-allow-origin'), acme.origins[0]);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { body } = await house.get('surveys/silent');
    assert.deepEqual(
      [
        body['privacy'],
        body['participation'],
        body['minimum'],
        body['opensAt'],
        body['closesAt'],
        body['groups'],
        body['keepsComments'],
      ],
      ['anonymous', 'invitation', 5, null, null, [], false],
    );
  });

  it('says whether it can be answered now', async () => {
    const at = async (time: string) => {
      house.now = Date.parse(time);
      return (await house.get('surveys/pulse')).body.status;
    };
    assert.equal(await at('2026-11-19T22:59:59Z'), 'not-yet-open');
    assert.equal(await at('2026-11-19T23:00:00Z'), 'open');
    assert.equal(await at('2026-11-29T23:59:59Z'), 'open');
    assert.equal(await at('2026-11-30T00:00:00Z'), 'closed');
    house.now = noon;
  });

  it('is the same, and costs the same, however many answered and whatever they named', async () => {
    const before = await house.get('surveys/pulse');
    for (let index = 0; index < 12; index += 1) {
      const answer = await house.post(eventOf({ data: { group: 'tech' } }));
      assert.equal(answer.status, 200, answer.text);
    }
    const sent = statements;
    assert.equal((await house.get('surveys/pulse')).text, before.text);
    assert.equal(statements, sent, 'nothing was asked of the store');
  });

  it('does not tell a survey that is not there from a series, and refuses what is no id', async () => {
    for (const [id, status, code] of [
      ['none', 404, 'survey-unknown'],
      ['toString', 404, 'survey-unknown'],
      ['a%00b', 400, 'address-invalid'],
      ['%E0%A4%A', 400, 'address-invalid'],
      ['constructor', 400, 'address-invalid'],
      ['%D8%A7', 400, 'address-invalid'],
      ['x'.repeat(65), 400, 'address-invalid'],
    ] as const) {
      for (const path of [`surveys/${id}`, `surveys/${id}/results`, `surveys/${id}/comments`]) {
        const answer = await house.get(path, 'acme-admin');
        assert.deepEqual([answer.status, answer.body.code], [status, code], path);
      }
      if (status === 400) {
        const thread = await house.send('POST', `surveys/${id}/thread`, { receipt: '4B1D-9A2F-07C3-66E0' });
        assert.equal(thread.status, 400);
        const put = await house.send(
          'PUT',
          `surveys/${id}`,
          { instrument, privacy: 'identified' },
          { token: 'acme-admin' },
        );
        assert.equal(put.status, 400);
      }
    }
  });
});
