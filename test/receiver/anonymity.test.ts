import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { LogEntry } from '../../src/receiver/log.js';
import { createReceiver } from '../../src/receiver/receiver.js';
import { storeOn, type Store } from '../../src/receiver/store/store.js';
import { mintSubmissionToken } from '../../src/receiver/submission-token.js';
import { acme, anonymousEventOf, eventOf, noon, openHouse, secret, type TestHouse } from './fixture.js';

const tables = [
  'action',
  'anonymous_response',
  'cell',
  'comment',
  'event',
  'instrument',
  'participation_page',
  'response',
  'survey',
];

describe('an anonymous survey', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse', { privacy: 'anonymous', participation: 'token', groups: ['ops'] });
    await house.publish('large', { privacy: 'anonymous' });
  });
  after(() => house.close());

  const invitation = (jti: string, form = 'pulse'): string =>
    mintSubmissionToken(secret, {
      tid: acme.key,
      form,
      exp: noon / 1000 + 3600,
      jti,
      sub: 'canary-person@acme.example',
      group: 'ops',
    });

  const settle = async (survey = 'pulse'): Promise<void> => {
    assert.equal((await house.get(`surveys/${survey}/results`, 'acme-reader')).status, 200);
  };

  it('has no column for a person, a time, a device or an order, and none that joins answers to invitations', async () => {
    const columns = await house.sql<{ name: string; type: string }>(
      `SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_schema = 'attune' AND table_name IN ('anonymous_response', 'comment', 'event', 'participation_page') ORDER BY 1`,
    );
    assert.deepEqual(Object.fromEntries(columns.map(({ name, type }) => [name, type])), {
      'anonymous_response.answers': 'jsonb',
      'anonymous_response.blank': 'boolean',
      'anonymous_response.counted': 'boolean',
      'anonymous_response.grp': 'text',
      'anonymous_response.hash': 'text',
      'anonymous_response.id': 'uuid',
      'anonymous_response.segment': 'text',
      'anonymous_response.settled': 'boolean',
      'anonymous_response.survey': 'text',
      'anonymous_response.tenant': 'text',
      'comment.body': 'text',
      'comment.id': 'uuid',
      'comment.item': 'text',
      'comment.receipt': 'bytea',
      'comment.released': 'boolean',
      'comment.settled': 'boolean',
      'comment.survey': 'text',
      'comment.tenant': 'text',
      'event.fingerprint': 'bytea',
      'event.key': 'bytea',
      'event.tenant': 'text',
      'participation_page.marks': 'bytea',
      'participation_page.prefix': 'text',
      'participation_page.survey': 'text',
      'participation_page.tenant': 'text',
    });
    const references = await house.sql<{ from: string; to: string }>(
      `SELECT a.relname AS from, b.relname AS to FROM pg_constraint
       JOIN pg_class AS a ON a.oid = conrelid JOIN pg_class AS b ON b.oid = confrelid
       WHERE contype = 'f' AND conparentid = 0 AND a.relname IN ('anonymous_response', 'comment', 'event', 'participation_page') ORDER BY 1`,
    );
    assert.deepEqual(references, [
      { from: 'anonymous_response', to: 'instrument' },
      { from: 'comment', to: 'survey' },
      { from: 'participation_page', to: 'survey' },
    ]);
  });

  it('keeps of an answer the answer alone (T19)', async () => {
    const subject = 'resp/0cab0cab-0cab-4cab-8cab-0cab0cab0cab';
    const event = anonymousEventOf({
      subject,
      partitionkey: 'canary-partition',
      data: {
        group: 'ops',
        answers: { C1: 4, T1: 'More time' },
        labels: { C1: 'canary-label' },
        timing: { activeMs: 918_273, claimed: true },
        meta: { lib: 'canary-lib', widget: 'canary-widget', privacy: 'anonymous' },
        form: { ...anonymousEventOf().data.form, locale: 'zu-ZA', version: 'canary-version' },
      },
    });
    const answer = await house.post(event, {
      ip: '203.0.113.77',
      token: invitation('canary-invitation'),
      headers: {
        'User-Agent': 'canary-agent',
        Referer: 'https://intranet.acme.example/canary-page',
        Cookie: 'canary=cookie',
        'Idempotency-Key': `"${event.id}"`,
        'Attune-Sent': '1763812345678',
        'X-Forwarded-For': '203.0.113.77',
      },
    });
    assert.equal(answer.body.status, 'accepted', answer.text);
    await settle();
    let dump = '';
    for (const table of tables) {
      const rows = await house.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM attune.${table} AS t`);
      dump += rows.map(({ row }) => row).join('\n');
    }
    assert.match(dump, /More time/, 'the dump holds the answer');
    for (const canary of [
      /canary/,
      /203\.0/,
      /918273/,
      /zu-ZA/,
      /0cab0cab/,
      /1763812345678/,
      /2026-11/,
      new RegExp(event.id),
    ]) {
      assert.doesNotMatch(dump, canary);
    }
    const [row] = await house.sql<object>("SELECT to_jsonb(r) - 'id' AS row FROM attune.anonymous_response AS r");
    assert.deepEqual(row, {
      row: {
        tenant: acme.key,
        survey: 'pulse',
        hash: event.data.form.hash,
        grp: 'ops',
        segment: null,
        answers: { C1: 4 },
        blank: false,
        counted: true,
        settled: false,
      },
    });
  });

  it('logs nothing that would date an answer', async () => {
    const event = anonymousEventOf();
    await house.post(event, { token: invitation(randomUUID()) });
    const lines = house.logged.map((entry) => JSON.stringify(entry));
    assert.ok(lines.some((line) => line.includes('"accepted"')));
    assert.ok(!lines.some((line) => line.includes(event.id)));
  });

  it('cannot be joined to its invitations by transaction numbers or order (T20)', async ({ mock }) => {
    // Nothing is counted before it is asked for, however slow the machine.
    mock.timers.enable({ apis: ['setTimeout'] });
    await house.publish('ordered', { privacy: 'anonymous', participation: 'token' });
    const arrivals = Array.from({ length: 30 }, (_, index) => `${Math.floor(index / 5) + 1}${(index % 5) + 1}`);
    const xminsOf = async (table: string) =>
      (
        await house.sql<{ xmin: string }>(`SELECT DISTINCT xmin::text FROM attune.${table} WHERE survey = 'ordered'`)
      ).map(({ xmin }) => xmin);
    for (const code of arrivals) {
      const answers = { N1: Number(code[0]), C1: Number(code[1]), T1: `comment ${code}` };
      const answer = await house.post(anonymousEventOf({ data: { answers } }, 'ordered'), {
        token: invitation(`invitation ${code}`, 'ordered'),
      });
      assert.equal(answer.body.status, 'accepted', answer.text);
      const answersNow = await xminsOf('anonymous_response');
      assert.ok(
        (await xminsOf('participation_page')).every((xmin) => !answersNow.includes(xmin)),
        'one transaction wrote both',
      );
    }
    assert.equal(
      (await xminsOf('anonymous_response')).length,
      30,
      'before the shuffle each answer has a number of its own',
    );

    await settle('ordered');
    const answers = await xminsOf('anonymous_response');
    const comments = await xminsOf('comment');
    const marks = await xminsOf('participation_page');
    const events = await house.sql<{ xmin: string }>('SELECT DISTINCT xmin::text FROM attune.event');
    assert.equal(answers.length, 1, 'after it they share one');
    assert.equal(comments.length, 1);
    const all = [...answers, ...comments, ...marks, ...events.map(({ xmin }) => xmin)];
    assert.equal(new Set(all).size, all.length, 'no transaction wrote two of: answers, comments, invitations, events');

    const order = async (expression: string, table: string) =>
      (
        await house.sql<{ code: string }>(
          `SELECT ${expression} AS code FROM attune.${table} WHERE survey = 'ordered' ORDER BY ctid`,
        )
      ).map(({ code }) => code);
    const answerOrder = await order("(answers ->> 'N1') || (answers ->> 'C1')", 'anonymous_response');
    const commentOrder = await order("split_part(body, ' ', 2)", 'comment');
    assert.deepEqual([...answerOrder].sort(), arrivals);
    assert.deepEqual([...commentOrder].sort(), arrivals);
    // Of 29 steps from row to row about half go up when the order is random: 25 would be six standard deviations off.
    const climbs = (codes: string[]) => codes.filter((code, index) => index > 0 && code > codes[index - 1]!).length;
    for (const order of [answerOrder, commentOrder]) assert.ok(Math.abs(climbs(order) - 14.5) < 10, order.join(' '));
    assert.notDeepEqual(commentOrder, answerOrder);
  });

  it('shuffles a newcomer in with those before, so that the last answer is not known either', async () => {
    await house.post(anonymousEventOf({ data: { answers: { N1: 10 } } }, 'ordered'), {
      token: invitation('the last one', 'ordered'),
    });
    await settle('ordered');
    const rows = await house.sql<{ xmin: string }>(
      "SELECT DISTINCT xmin::text FROM attune.anonymous_response WHERE survey = 'ordered'",
    );
    assert.equal(rows.length, 1);
  });

  it('leaves shuffled answers where they are once they are many, but never lets a newcomer stand alone', async () => {
    await house.sql(
      `INSERT INTO attune.anonymous_response (tenant, survey, hash, answers)
       SELECT tenant, survey, hash, '{"C1": 3}' FROM attune.instrument, generate_series(1, 1200) WHERE survey = 'large' AND content -> 'sections' -> 0 -> 'items' -> 2 IS NOT NULL`,
    );
    const counts = () =>
      house.sql<{ settled: boolean; n: number }>(
        "SELECT settled, count(*)::int AS n FROM attune.anonymous_response WHERE survey = 'large' GROUP BY 1 ORDER BY 1",
      );
    await settle('large');
    const [open, settled] = await counts();
    assert.ok((open?.n ?? 0) > 400 && (settled?.n ?? 0) > 400, JSON.stringify([open, settled]));
    await house.post(anonymousEventOf({}, 'large'));
    await settle('large');
    const after = await counts();
    assert.deepEqual(after[1], settled, 'the settled ones were not written again');
    assert.equal(after[0]?.n, (open?.n ?? 0) + 1);
    const [cell] = await house.sql<{ n: number }>(
      "SELECT (pending ->> 'n')::int AS n FROM attune.cell WHERE survey = 'large' AND measure = 'responses'",
    );
    assert.equal(cell?.n, 1201, 'none was counted twice');
  });

  it('is settled without being asked: what has just come, and what a receiver that stopped suddenly left', async () => {
    await house.publish('named');
    await house.sql(
      `INSERT INTO attune.anonymous_response (tenant, survey, hash, answers)
       SELECT tenant, survey, hash, '{}' FROM attune.instrument WHERE survey = 'pulse' LIMIT 1`,
    );
    const store = { ...storeOn(house.driver), close: () => Promise.resolve() };
    const logged: LogEntry[] = [];
    const second = await createReceiver({
      store,
      sites: [acme],
      clock: () => noon,
      log: (entry) => void logged.push(entry),
    });
    const event = eventOf({ data: { form: { ...eventOf().data.form, id: 'named' } } });
    const request = new Request('http://receiver.test/v1/pk_acme/events', {
      method: 'POST',
      body: JSON.stringify(event),
    });
    assert.equal((await second.fetch(request)).status, 200);
    await second.close();
    const waiting = await house.sql(
      `SELECT 1 FROM attune.anonymous_response WHERE NOT counted UNION ALL SELECT 1 FROM attune.response WHERE NOT counted`,
    );
    assert.deepEqual(waiting, []);
    assert.ok(!logged.some(({ code }) => code === 'upkeep-failed'));
  });

  it('is counted later when it cannot be now, and the log says so', async () => {
    await settle();
    // a survey of its own: the first receiver has nothing to count in it meanwhile
    await house.publish('left', { privacy: 'anonymous' });
    await house.sql(
      `INSERT INTO attune.anonymous_response (tenant, survey, hash, answers)
       SELECT tenant, survey, hash, '{}' FROM attune.instrument WHERE survey = 'left' LIMIT 1`,
    );
    const sound = storeOn(house.driver);
    let away = false;
    const store: Store = {
      ...sound,
      as: (...args) => (away ? Promise.reject(Object.assign(new Error(), { code: '57P03' })) : sound.as(...args)),
      vacuum: () => Promise.reject(new Error()),
      close: () => Promise.resolve(),
    };
    const logged: LogEntry[] = [];
    const second = await createReceiver({ store, sites: [acme], log: (entry) => void logged.push(entry) });
    away = true;
    await second.close();
    assert.deepEqual(logged, [
      { level: 'error', code: 'upkeep-failed', site: acme.key, survey: 'left', sqlstate: '57P03' },
      { level: 'error', code: 'upkeep-failed' },
    ]);
    await settle('left');
    assert.deepEqual(
      await house.sql("SELECT 1 FROM attune.anonymous_response WHERE survey = 'left' AND NOT counted"),
      [],
    );
  });
});
