import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import {
  mintSubmissionToken,
  participationMark,
  readSubmissionToken,
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

  it('lets one person answer once: the repeat is a duplicate, another answer is refused (T22, T32)', async () => {
    const token = invite();
    const event = eventOf();
    assert.equal((await house.post(event, { token })).body.status, 'accepted');
    assert.equal((await house.post(event, { token })).body.status, 'duplicate');
    const other = await house.post(eventOf(), { token });
    assert.deepEqual([other.status, other.body.code], [409, 'already-answered']);
  });

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

  it('takes drafts and then the answer with one invitation, and a late draft after it', async () => {
    const token = invite();
    const subject = `resp/${randomUUID()}`;
    const draft = (sequence: string) =>
      eventOf({ subject, sequence, type: 'io.attune.survey.progress.v1', data: { status: 'partial' } });
    const late = draft('0000000002');
    assert.equal((await house.post(draft('0000000001'), { token })).body.status, 'accepted');
    assert.equal((await house.post(eventOf({ subject, sequence: '0000000003' }), { token })).body.status, 'accepted');
    assert.equal((await house.post(late, { token })).body.status, 'accepted');
    assert.equal((await house.post(eventOf(), { token })).body.code, 'already-answered');
  });

  it('remembers the invitation even if the receiver stopped between answer and memory', async () => {
    const token = invite();
    const event = eventOf();
    await house.post(event, { token });
    await house.sql("DELETE FROM attune.participation_page WHERE survey = 'pulse'");
    assert.equal((await house.post(event, { token })).body.status, 'duplicate');
    assert.equal((await house.post(eventOf(), { token })).body.code, 'already-answered');
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

  it('accepts an invitation for a week after it or the survey ends, so that offline devices succeed', async () => {
    const long = invite({ form: 'ending', exp: noon / 1000 - 86_400 });
    const form = { id: 'ending' };
    const inTime = { time: '2026-11-30T12:00:00.000Z' };
    try {
      house.now = Date.parse('2026-12-07T23:00:00Z');
      assert.equal((await house.post(eventOf(inTime, form), { token: long })).body.status, 'accepted');
      house.now = Date.parse('2026-12-08T00:00:00Z');
      assert.equal(
        (await house.post(eventOf(inTime, form), { token: invite({ form: 'ending' }) })).body.code,
        'survey-closed',
      );
      house.now = exp * 1000 + 7 * day;
      assert.equal((await house.post(eventOf(), { token: invite() })).body.code, 'token-invalid');
      house.now -= 1;
      assert.equal((await house.post(eventOf(), { token: invite() })).body.status, 'accepted');
    } finally {
      house.now = noon;
    }
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
    assert.deepEqual(mine, participationMark(secret, { ...claims, exp: 0 }));
  });

  it('can be minted only with a real secret, and read back', () => {
    const claims = { tid: acme.key, form: 'pulse', exp, jti: 'invitation' };
    assert.deepEqual(readSubmissionToken(secret, mintSubmissionToken(secret, claims)), claims);
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
