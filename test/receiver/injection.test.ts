import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mintSubmissionToken } from '../../src/receiver/submission-token.js';
import { acme, anonymousEventOf, eventOf, instrument, noon, openHouse, secret, type TestHouse } from './fixture.js';

const corpus = [
  "'",
  "''; DROP TABLE attune.response; --",
  "1' OR '1'='1",
  "1' OR 1=1 --",
  "x'); DELETE FROM attune.event; --",
  "' UNION SELECT tenant, id, hash FROM attune.survey --",
  "'; SELECT pg_sleep(5); --",
  "'; SET ROLE postgres; --",
  "'; SELECT set_config('attune.tenant', 'pk_globex', false); --",
  '$1',
  '$$; DROP SCHEMA attune CASCADE; $$',
  '\\',
  "\\'; --",
  '"; --',
  '/* */',
  '{"$gt": ""}',
  '{}',
  '%27%20OR%201=1',
  '\u02bc OR 1=1',
  "E'\\\\x41'",
  "'||(SELECT version())||'",
  '{a,b}',
  '\\x41',
];

describe('text that would be SQL (T29)', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse', { privacy: 'identified', participation: 'token' });
    await house.publish('secret', { privacy: 'anonymous', closesAt: '2026-11-23T00:00:00Z' });
  });
  after(() => house.close());

  it('is stored as it is wherever a person may write, and harms nothing', async ({ mock }) => {
    // Nothing is counted meanwhile: until then a second response replaces the first.
    mock.timers.enable({ apis: ['setTimeout'] });
    for (const [index, text] of corpus.entries()) {
      const token = mintSubmissionToken(secret, {
        tid: acme.key,
        form: 'pulse',
        exp: noon,
        jti: `12345678 ${text}`,
        sub: text,
      });
      const data = {
        answers: { T1: text },
        meta: { lib: text.slice(0, 32), widget: text.slice(0, 64), privacy: 'identified' },
      };
      const event = eventOf({ source: `https://a.example/${text}`, partitionkey: text, data });
      assert.equal((await house.post(event, { token })).body.status, 'accepted', text);
      assert.equal((await house.post(event, { token })).body.status, 'duplicate', text);
      assert.equal((await house.post(eventOf({ data }), { token })).body.status, 'accepted', text);
      const anonymous = anonymousEventOf({ data: { answers: { T1: text, N1: index % 10 } } }, 'secret');
      assert.equal(
        (
          await house.post({
            ...anonymous,
            data: { ...anonymous.data, form: { ...anonymous.data.form, id: 'secret' } },
          })
        ).body.status,
        'accepted',
        text,
      );
    }
    // Comments come with figures, and figures of an open survey from 30 answers.
    for (let more = corpus.length; more < 30; more += 1)
      assert.equal(
        (await house.post(anonymousEventOf({ data: { answers: { N1: 5 } } }, 'secret'))).body.status,
        'accepted',
      );
    const { body } = await house.get('surveys/pulse/export?rows=true', 'acme-admin');
    const rows = body['rows'] as { participant: string; answers: { T1: string } }[];
    assert.deepEqual(rows.map(({ answers }) => answers.T1).sort(), [...corpus].sort());
    assert.deepEqual(rows.map(({ participant }) => participant).sort(), [...corpus].sort());
    house.now = Date.parse('2026-11-23T00:00:00Z');
    const said = await house.get('surveys/secret/export', 'acme-reader');
    house.now = noon;
    const { comments } = said.body['results'] as { comments: { comments: string[] }[] };
    assert.deepEqual([...comments[0]!.comments].sort(), [...corpus].sort());
  });

  it('is refused, or finds nothing, wherever a name is asked for', async () => {
    for (const text of corpus) {
      const name = encodeURIComponent(text);
      for (const change of [
        { id: text },
        { subject: text },
        { sequence: text },
        { time: text },
        { data: { group: text } },
        { data: { answers: { [text]: 1 } } },
      ]) {
        assert.equal((await house.post(eventOf(change))).status, 422, text);
      }
      assert.equal((await house.post(eventOf({}, { id: text }))).status, 422, text);
      assert.equal((await house.post(eventOf({}, { hash: text }))).status, 422, text);
      assert.equal((await house.post(eventOf({}, { locale: text }))).status, 422, text);
      assert.equal((await house.get(`surveys/${name}/results`, 'acme-reader')).status, 400, text);
      assert.equal((await house.get(`surveys/${name}/export`, 'acme-reader')).status, 400, text);
      assert.equal((await house.get('surveys/pulse/results', name)).status, 401, text);
      assert.equal((await house.get('events', undefined, { site: name })).status, 404, text);
      assert.equal((await house.get(`surveys/${name}`)).body.code, 'address-invalid', text);
    }
  });

  it('cannot hide in the words of a published instrument either', async () => {
    for (const [index, text] of corpus.entries()) {
      await house.publish(`words${index}`, { instrument: { ...instrument, title: text } });
      assert.deepEqual((await house.get(`surveys/words${index}/results`, 'acme-reader')).body['survey'], {
        id: `words${index}`,
        version: '1.0.0',
        title: text,
        privacy: 'confidential',
        locale: 'en',
      });
    }
  });
});
