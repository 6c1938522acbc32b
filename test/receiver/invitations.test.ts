import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import {
  mintSubmissionToken,
  participationMark,
  readSubmissionToken,
  responseKey,
  type SubmissionClaims,
} from '../../src/receiver/submission-token.js';
import { hasTakenPart, recordParticipation } from '../../src/receiver/store/participation.js';
import { storeOn } from '../../src/receiver/store/store.js';
import { acme, anonymousEventOf, eventOf, globex, noon, openHouse, secret, type TestHouse } from './fixture.js';

const exp = noon / 1000 + 3600;
const day = 86_400_000;

describe('invitations', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    for (const site of [acme.key, globex.key]) await house.publish('pulse', { participation: 'token' }, site);
    await house.publish('secret', { participation: 'token', privacy: 'anonymous' });
    await house.publish('named', { participation: 'token', privacy: 'identified' });
    await house.publish('ending', { participation: 'token', closesAt: '2026-12-01T00:00:00Z' });
  });
  after(() => house.close());

  const invite = (claims: Partial<SubmissionClaims> = {}): string =>
    mintSubmissionToken(secret, { tid: acme.key, form: 'pulse', exp, jti: randomUUID(), ...claims });

  const rows = (survey: string) =>
    house.sql<{ answers: object; final: boolean }>(
      'SELECT answers, final FROM attune.response WHERE survey = $1 AND tenant = $2',
      [survey, acme.key],
    );

  for (const [survey, privacy] of [
    ['one', 'confidential'],
    ['one-named', 'identified'],
  ] as const) {
    const meta = { lib: '1', widget: 'attune-survey', privacy };
    const answered = (C1: number, change: object = {}, data: object = {}) =>
      eventOf({ ...change, data: { answers: { C1 }, meta, form: { ...eventOf().data.form, id: survey }, ...data } });

    it(`has one ${privacy} response, whatever drafts, subjects and finals it sends (T22)`, async () => {
      const settled = () => house.get(`surveys/${survey}/results`, 'acme-reader');
      await house.publish(survey, { participation: 'token', privacy });
      const token = invite({ form: survey });
      const send = async (event: object) => {
        const { body } = await house.post(event, { token });
        return body.code ?? body.status;
      };
      const draft = (C1: number) => answered(C1, { type: 'io.attune.survey.progress.v1' }, { status: 'partial' });
      for (let C1 = 1; C1 <= 5; C1 += 1) assert.equal(await send(draft(C1)), 'accepted');
      assert.equal((await rows(survey)).length, 1, 'five subjects, one response');
      const first = answered(2);
      const drafted = draft(1);
      assert.equal(await send(first), 'accepted');
      assert.equal(await send(drafted), 'already-answered', 'another device’s draft undoes nothing');
      assert.equal(await send({ ...first, id: randomUUID(), sequence: '0000000001' }), 'superseded');
      for (const C1 of [3, 4])
        assert.equal(await send(answered(C1)), 'accepted', 'until it is counted, a second replaces it');
      const last = answered(5, { sequence: '0000000007' });
      assert.equal(await send(last), 'accepted');
      assert.deepEqual(await rows(survey), [{ answers: { C1: 5 }, final: true }]);
      await settled();
      for (let index = 0; index < 5; index += 1) assert.equal(await send(answered(1)), 'already-answered');
      assert.equal(await send({ ...last, id: randomUUID(), sequence: '0000000008' }), 'superseded');
      assert.equal(await send(last), 'duplicate');
      assert.equal(await send(first), 'duplicate', 'it was kept once');
      await settled();
      assert.deepEqual(await rows(survey), [{ answers: { C1: 5 }, final: true }]);
    });

    it(`has one ${privacy} response when many come at once`, async () => {
      const before = (await rows(survey)).length;
      const token = invite({ form: survey });
      const sent = await Promise.all(Array.from({ length: 12 }, () => house.post(answered(3), { token })));
      assert.ok(sent.every(({ status }) => status === 200 || status === 409));
      assert.equal((await rows(survey)).length, before + 1);
    });
  }

  it('counts one of many answers sent at once with one invitation', async () => {
    const token = invite({ form: 'secret' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => house.post(anonymousEventOf({}, 'secret'), { token })),
    );
    const outcomes = answers.map(({ body }) => body.code ?? body.status).sort();
    assert.deepEqual(outcomes, ['accepted', ...Array<string>(11).fill('already-answered')]);
    const [row] = await house.sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM attune.anonymous_response WHERE survey = 'secret'",
    );
    assert.equal(row?.n, 1);
  });

  it('is remembered even if the receiver stopped between answer and memory', async () => {
    const token = invite({ form: 'secret' });
    const event = anonymousEventOf({}, 'secret');
    await house.post(event, { token });
    await house.sql("DELETE FROM attune.participation_page WHERE survey = 'secret'");
    assert.equal((await house.post(event, { token })).body.status, 'duplicate');
    assert.equal((await house.post(anonymousEventOf({}, 'secret'), { token })).body.code, 'already-answered');
  });

  it('that an earlier release noted as used is used', async () => {
    const claims = { tid: acme.key, form: 'pulse', exp, jti: randomUUID() };
    const mark = participationMark(secret, claims);
    await storeOn(house.driver).as(acme.key, (query) => recordParticipation(query, acme.key, 'pulse', mark));
    const answer = await house.post(eventOf(), { token: mintSubmissionToken(secret, claims) });
    assert.equal(answer.body.code, 'already-answered');
  });

  it('is needed where the survey says so, and a cookie is none (T17)', async () => {
    for (const headers of [{}, { Cookie: `token=${invite()}; session=1` }, { Authorization: 'Basic YTpi' }]) {
      const answer = await house.post(eventOf(), { headers: headers });
      assert.deepEqual([answer.status, answer.body.code], [401, 'token-required']);
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    }
    for (const path of ['surveys/pulse/results', 'surveys/pulse/export']) {
      assert.equal((await house.get(path, undefined, { headers: { Cookie: 'token=acme-reader' } })).status, 401);
    }
  });

  it('refuses invitations that are not ours, for something else, altered or unsigned', async () => {
    const [head, body, sign] = invite().split('.') as [string, string, string];
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const otherAlgorithm = Buffer.from('{"alg":"HS512","typ":"JWT"}').toString('base64url');
    const forged = Buffer.from(
      JSON.stringify({ tid: acme.key, form: 'pulse', exp: exp * 2, jti: randomUUID() }),
    ).toString('base64url');
    const signed = (text: string) => `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    const tokens = {
      'another secret': mintSubmissionToken(globex.submissionSecret!, {
        tid: acme.key,
        form: 'pulse',
        exp,
        jti: randomUUID(),
      }),
      'another site': invite({ tid: globex.key }),
      'another survey': invite({ form: 'secret' }),
      'altered claims': `${head}.${forged}.${sign}`,
      'no signature': `${unsigned}.${body}.`,
      'another algorithm': signed(`${otherAlgorithm}.${body}`),
      'claims missing': signed(`${head}.${Buffer.from('{"tid":"pk_acme"}').toString('base64url')}`),
      'no JSON': signed(`${head}.${Buffer.from('{').toString('base64url')}`),
      'no token': 'x',
    };
    for (const [name, token] of Object.entries(tokens)) {
      const answer = await house.post(eventOf(), { token });
      assert.deepEqual([answer.status, answer.body.code], [401, 'token-invalid'], name);
    }
  });

  it('covers an answer for a day after the end if it was made before it, and no other', async () => {
    const end = Date.parse('2026-12-01T00:00:00Z');
    const send = async (now: number, claims: Partial<SubmissionClaims>, more: object = {}) => {
      house.now = now;
      const { body } = await house.post(eventOf(more, { id: 'ending' }), {
        token: invite({ form: 'ending', ...claims }),
      });
      house.now = noon;
      return body.code ?? body.status;
    };
    const old = { exp: noon / 1000 - 86_400, iat: end / 1000 - 1 };
    assert.equal(await send(end - 1, { exp: noon / 1000 - 86_400 }), 'accepted');
    assert.equal(await send(end, old), 'accepted');
    assert.equal(await send(end + day - 1, old), 'accepted', 'offline until now');
    assert.equal(await send(end + day, old), 'survey-closed');
    const honest = { time: '2026-11-22T11:00:00.000Z' };
    assert.equal(await send(end, { iat: end / 1000 }, honest), 'survey-closed', 'the date of a device proves nothing');
    assert.equal(
      await send(end, { iat: undefined }, honest),
      'survey-closed',
      'nor does an invitation of unknown age',
    );
    // Without an end it is the invitation that ends.
    house.now = exp * 1000 + day;
    assert.equal((await house.post(eventOf(), { token: invite() })).body.code, 'token-invalid');
    house.now -= 1;
    assert.equal((await house.post(eventOf(), { token: invite() })).body.status, 'accepted');
    house.now = noon;
  });

  it('still acknowledges a stored answer whose invitation has run out', async () => {
    const token = invite();
    const event = eventOf();
    await house.post(event, { token });
    house.now += 30 * day;
    const answer = await house.post(event, { token });
    house.now = noon;
    assert.equal(answer.body.status, 'duplicate');
  });

  it('keeps who it was made for in identified surveys alone', async () => {
    await house.post(
      eventOf({ data: { meta: { lib: '1', widget: 'attune-survey', privacy: 'identified' } } }, { id: 'named' }),
      {
        token: invite({ form: 'named', sub: 'jo@acme.example' }),
      },
    );
    await house.post(eventOf(), { token: invite({ sub: 'jo@acme.example' }) });
    const rows = await house.sql<{ survey: string }>(
      'SELECT survey FROM attune.response WHERE participant IS NOT NULL',
    );
    assert.deepEqual(rows, [{ survey: 'named' }]);
  });

  it('names nobody without the secret: marks of one invitation differ from site to site', () => {
    const claims = { tid: acme.key, form: 'pulse', exp, jti: 'invitation' };
    const mine = participationMark(secret, claims);
    assert.equal(mine.length, 16);
    assert.notDeepEqual(mine, participationMark(globex.submissionSecret!, claims));
    assert.notDeepEqual(mine, participationMark(secret, { ...claims, form: 'other' }));
    assert.match(responseKey(secret, claims), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.ok(!responseKey(secret, claims).startsWith(Buffer.from(mine).toString('hex').slice(0, 8)));
    assert.deepEqual(mine, participationMark(secret, { ...claims, exp: 0 }));
  });

  it('can be minted only with a real secret, and read back', () => {
    const claims = { tid: acme.key, form: 'pulse', exp, jti: 'invitation' };
    const { iat, ...read } = readSubmissionToken(secret, mintSubmissionToken(secret, claims))!;
    assert.deepEqual(read, claims);
    assert.ok(Math.abs(iat! * 1000 - Date.now()) < 60_000, 'it says when it was made');
    const placed = { ...claims, iat: 7, group: 'ops', segment: 'lead' };
    assert.deepEqual(readSubmissionToken(secret, mintSubmissionToken(secret, placed)), placed);
    assert.throws(() => mintSubmissionToken('short', claims), /at least 32 characters/);
    assert.throws(() => mintSubmissionToken(secret, { ...claims, jti: 'short' }));
  });

  it('is found among very many, in pages that are sorted and split as they fill', async () => {
    const store = storeOn(house.driver);
    const marks = Array.from({ length: 1200 }, (_, index) =>
      participationMark(secret, { tid: '', form: 'many', exp: 0, jti: String(index) }),
    );
    await store.as(acme.key, async (query) => {
      for (const mark of marks.slice(0, 1100)) await recordParticipation(query, acme.key, 'pulse', mark);
      for (const mark of marks.slice(0, 50)) await recordParticipation(query, acme.key, 'pulse', mark);
    });
    const found = await store.as(acme.key, async (query) => {
      const all: boolean[] = [];
      for (const mark of marks) all.push(await hasTakenPart(query, acme.key, 'pulse', mark));
      return all;
    });
    assert.deepEqual(
      found,
      marks.map((_, index) => index < 1100),
    );
    const pages = await house.sql<{ prefix: string; marks: Uint8Array }>(
      `SELECT prefix, marks FROM attune.participation_page WHERE survey = 'pulse' AND tenant = '${acme.key}'`,
    );
    assert.ok(pages.length > 4 && pages.every(({ marks }) => marks.length <= 256 * 16));
    for (const { marks } of pages) {
      const hex = Array.from({ length: marks.length / 16 }, (_, index) =>
        Buffer.from(marks.subarray(index * 16, index * 16 + 16)).toString('hex'),
      );
      assert.deepEqual(hex, [...new Set(hex)].sort());
    }
  });
});
