import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { acknowledgementSchema, problemSchema } from '../../src/core/schema/acknowledgement.js';
import { eventTypes } from '../../src/core/schema/event.js';
import { anonymousEventOf, eventOf, noon, openHouse, type Answer, type TestHouse } from './fixture.js';

const shortLivedUntil = Date.parse('2026-11-22T18:00:00Z');

describe('the response contract', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse');
    await house.publish('short-lived', { closesAt: new Date(shortLivedUntil).toISOString() });
    await house.publish('tomorrow', { opensAt: '2026-11-23T00:00:00Z' });
    await house.publish('units', { groups: ['ops', 'tech'] });
    await house.publish('secret', { privacy: 'anonymous' });
  });
  after(() => house.close());

  const stored = async (): Promise<number> =>
    Number((await house.sql<{ n: number }>('SELECT count(*)::int AS n FROM attune.response'))[0]?.n);

  function isProblem(answer: Answer, status: number, code: string, path?: string): void {
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const problem = problemSchema.parse(answer.body);
    assert.deepEqual([problem.code, problem.status, problem.now], [code, status, noon]);
    assert.equal(problem.type, `https://attune.dev/problems/${code}`);
    assert.equal(problem.path, path);
  }

  it('acknowledges an answer with its id once it is stored', async () => {
    const event = eventOf();
    const before = await stored();
    const answer = await house.post(event);
    assert.deepEqual(acknowledgementSchema.parse(answer.body), {
      id: event.id,
      status: 'accepted',
      now: noon,
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('attune-version'), '1');
    assert.equal(await stored(), before + 1);
  });

  it('takes the same event in each content type the protocol names', async () => {
    for (const type of [
      'application/cloudevents+json',
      'application/json',
      'text/plain;charset=UTF-8',
      'Text/Plain; charset="utf-8"',
    ]) {
      const answer = await house.post(eventOf(), { headers: { 'Content-Type': type } });
      assert.equal(answer.body.status, 'accepted', type);
    }
  });

  it('calls the same event again a duplicate, and stores nothing', async () => {
    const event = eventOf();
    await house.post(event);
    const before = await stored();
    const again = await house.post(event, { headers: { 'Content-Type': 'text/plain' } });
    assert.deepEqual(again.body, { id: event.id, status: 'duplicate', now: noon });
    assert.equal(await stored(), before);
  });

  it('takes a repeat for a repeat whatever order its keys come in', async () => {
    const event = eventOf();
    await house.post(event);
    const reversed = Object.fromEntries(Object.entries(event).reverse());
    assert.equal((await house.post(reversed)).body.status, 'duplicate');
  });

  it('refuses another event under a stored id', async () => {
    const event = eventOf();
    await house.post(event);
    const other = { ...event, data: { ...event.data, answers: { C1: 1 } } };
    isProblem(await house.post(other), 409, 'id-conflict', 'id');
  });

  it('keeps the ids of two pages apart', async () => {
    const event = eventOf();
    await house.post(event);
    const other = { ...event, subject: eventOf().subject, source: 'https://hr.acme.example/' };
    assert.equal((await house.post(other)).body.status, 'accepted');
  });

  it('still acknowledges what is stored after the survey has closed', async () => {
    await house.publish('fleeting');
    const event = eventOf({}, { id: 'fleeting' });
    await house.post(event);
    await house.publish('fleeting', { closesAt: '2026-10-01T00:00:00Z' });
    assert.equal((await house.post(event)).body.status, 'duplicate');
    isProblem(await house.post({ ...event, id: randomUUID() }), 422, 'survey-closed');
  });

  it('answers a ping without storing it', async () => {
    const { id, source, subject, time } = eventOf();
    const ping = { ...eventOf(), id, source, subject, time, type: 'io.attune.test.ping.v1', data: {} };
    const before = await house.sql('SELECT key FROM attune.event');
    assert.equal((await house.post(ping)).body.status, 'accepted');
    assert.deepEqual(await house.sql('SELECT key FROM attune.event'), before);
  });

  const event = eventOf();
  const data = event.data;
  const refusals: [string, unknown, number, string, string?][] = [
    ['a field the protocol does not know', { ...event, extra: 'x' }, 422, 'invalid', 'extra'],
    ['a score made by the client', { ...event, data: { ...data, score: 100 } }, 422, 'invalid', 'data.score'],
    [
      'scores among the answers',
      { ...event, data: { ...data, answers: { C1: { score: 4 } } } },
      422,
      'invalid',
      'data.answers.C1',
    ],
    ['a missing id', { ...event, id: undefined }, 422, 'invalid', 'id'],
    ['an id that is no UUID', { ...event, id: 'one' }, 422, 'invalid', 'id'],
    ['a sequence that is not ten digits', { ...event, sequence: '1' }, 422, 'invalid', 'sequence'],
    ['a reserved name', `{"__proto__": {"x": 1}, "specversion": "1.0"}`, 422, 'invalid'],
    ['no object at all', '[]', 422, 'invalid'],
    [
      'an event type nobody knows',
      { ...event, type: 'io.attune.survey.submitted.v9' },
      415,
      'type-unsupported',
      'type',
    ],
    ['text that is no JSON', '{"specversion"', 400, 'not-json'],
    ['nothing', '', 400, 'not-json'],
    ['an unknown survey', eventOf({}, { id: 'nowhere' }), 404, 'survey-unknown', 'data.form.id'],
    [
      'a wording that was never published',
      eventOf({}, { hash: '0'.repeat(16) }),
      422,
      'instrument-unknown',
      'data.form.hash',
    ],
    [
      'an answer beyond the scale',
      { ...event, data: { ...data, answers: { C1: 6 } } },
      422,
      'answers-invalid',
      'data.answers.C1',
    ],
    [
      'an answer to no item',
      { ...event, data: { ...data, answers: { Z9: 1 } } },
      422,
      'answers-invalid',
      'data.answers.Z9',
    ],
    ['another privacy promise', anonymousEventOf(), 422, 'privacy-mismatch', 'data.meta.privacy'],
    ['a survey that is not open yet', eventOf({}, { id: 'tomorrow' }), 422, 'survey-not-open'],
  ];
  for (const [name, body, status, code, path] of refusals) {
    it(`refuses ${name} with ${status} ${code}`, async () => {
      const before = await stored();
      const answer = await house.post(body);
      assert.equal(answer.status, status, answer.text);
      isProblem(
        answer,
        status,
        code,
        code === 'invalid' && path === undefined ? (answer.body['path'] as string) : path,
      );
      assert.equal(await stored(), before);
    });
  }

  it('names the event types it takes when it takes another', async () => {
    const answer = await house.post({ ...event, type: 'io.attune.radar.submitted.v1' });
    assert.deepEqual(answer.body['supported'], eventTypes);
  });

  it('never repeats what was sent in a refusal', async () => {
    const canary = 'canary-7731';
    const bodies = [
      { ...event, id: canary },
      { ...event, data: { ...data, answers: { C1: canary } } },
      { ...event, data: { ...data, meta: { ...data.meta, privacy: canary } } },
      `{"a": "${canary}"`,
    ];
    for (const body of bodies) assert.doesNotMatch((await house.post(body)).text, /canary/);
  });

  it('says how a published promise can be kept', async () => {
    const answer = await house.post(anonymousEventOf());
    assert.match(String(answer.body['detail']), /published as confidential.*privacy="confidential"/);
  });

  it('takes nothing before the opening or from the end on, whatever a device says, and says when that is', async () => {
    const early = await house.post(eventOf({}, { id: 'tomorrow' }));
    assert.deepEqual([early.body.code, early.body['opensAt']], ['survey-not-open', '2026-11-23T00:00:00.000Z']);
    const inTime = { time: '2026-11-22T11:00:00.000Z' };
    const first = eventOf(inTime, { id: 'short-lived' });
    house.now = noon - 1;
    assert.equal((await house.post(first)).body.status, 'accepted');
    for (const now of [shortLivedUntil, shortLivedUntil + 1, shortLivedUntil + 3_600_000]) {
      house.now = now;
      const late = await house.post(eventOf(inTime, { id: 'short-lived' }));
      assert.deepEqual([late.status, late.body.code], [422, 'survey-closed']);
      assert.equal(late.body['closesAt'], new Date(shortLivedUntil).toISOString());
      assert.equal((await house.post(first)).body.status, 'duplicate', 'what is stored stays acknowledged');
    }
    house.now = noon;
  });

  it('refuses drafts, telling ids, addresses and times for an anonymous survey', async () => {
    const changes: [string, Record<string, unknown>][] = [
      ['data.status', { type: 'io.attune.survey.progress.v1', data: { status: 'partial' } }],
      ['id', { id: '01935a3e-7a00-7000-8000-000000000000' }],
      ['source', { source: 'https://intranet.acme.example/hr/pulse' }],
      ['time', { time: '2026-11-22T11:59:00.000Z' }],
    ];
    for (const [path, change] of changes)
      isProblem(await house.post(anonymousEventOf(change, 'secret')), 422, 'invalid', path);
    assert.equal((await house.post(anonymousEventOf({}, 'secret'))).body.status, 'accepted');
  });

  it('takes every language tag there is, and as servers write them', async () => {
    const tags = ['en-US-u-hc-h12', 'de-x-mtfrom-en', 'zh-Hant-TW', 'sr-Latn-RS-u-nu-latn', 'de_DE', 'DE-de'];
    for (const locale of tags) {
      const answer = await house.post(eventOf({}, { locale }));
      assert.equal(answer.status, 200, `${locale} ${answer.text}`);
    }
    for (const locale of ['', 'e', 'en-', 'en-12', 'x'.repeat(101), 'de__DE'])
      isProblem(await house.post(eventOf({}, { locale })), 422, 'invalid', 'data.form.locale');
    const [row] = await house.sql("SELECT 1 FROM attune.response WHERE locale = 'de-DE'");
    assert.ok(row, 'kept as others are');
  });

  it('refuses NUL and half characters, which no store can keep (R32)', async () => {
    for (const bad of ['\\u0000', '\\ud800', '\\udc00x']) {
      const text = JSON.stringify({ ...event, data: { ...data, answers: { T1: 'BAD' } } }).replace('BAD', bad);
      isProblem(await house.post(text), 422, 'text-malformed', 'data.answers.T1');
    }
    const key = JSON.stringify({ ...event, data: { ...data, answers: { BAD: 1 } } }).replace('BAD', '\\u0000');
    isProblem(await house.post(key), 422, 'text-malformed', 'data.answers');
    const whole = { ...eventOf(), data: { ...data, answers: { T1: 'höflich 🙂 ' } } };
    assert.equal((await house.post(whole)).body.status, 'accepted');
  });

  it('refuses bodies in other forms than JSON in UTF-8, compressed or not', async () => {
    for (const type of ['application/xml', 'multipart/form-data', 'application/json; charset=latin1', '']) {
      const answer = await house.post(event, { headers: { 'Content-Type': type } });
      isProblem(answer, 415, 'media-type-unsupported');
      assert.deepEqual(answer.body['supported'], eventTypes);
    }
    isProblem(await house.post(event, { headers: { 'Content-Encoding': 'gzip' } }), 415, 'encoding-unsupported');
    const request = new Request('http://receiver.test/v1/pk_acme/events', {
      method: 'POST',
      body: Buffer.from([0x22, 0xff, 0x22]),
      headers: { 'Content-Type': 'application/json' },
    });
    assert.equal((await house.receiver.fetch(request)).status, 400);
  });

  it('answers other sites, addresses and methods with what is wrong', async () => {
    isProblem(await house.post(event, { site: 'pk_nobody' }), 404, 'site-unknown');
    const nowhere = await house.get('nothing');
    isProblem(nowhere, 404, 'not-found');
    assert.match(problemSchema.parse(nowhere.body).detail!, /^Addresses are \/v1\/\{siteKey\}\/events, /);
    const answer = await house.get('events');
    isProblem(answer, 405, 'method-not-allowed');
    assert.equal(answer.headers.get('allow'), 'POST, OPTIONS');
  });

  it('tells whether it is well, and on which store', async () => {
    const answer = await house.receiver.fetch(new Request('http://receiver.test/health'));
    assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok', store: house.driver.kind }]);
  });
});
