import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { storeOn } from '../../src/receiver/store/store.js';
import {
  acme,
  answerTo,
  authorization,
  eventOf,
  globex,
  hash,
  instrument,
  openHouse,
  type Answer,
  type TestHouse,
} from './fixture.js';

const tables = [
  'action',
  'survey',
  'instrument',
  'event',
  'response',
  'anonymous_response',
  'comment',
  'participation_page',
  'cell',
];

const receipt = '4B1D-9A2F-07C3-66E0';

describe('two sites on one receiver', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const put = (site: string, id: string, token: string | undefined, publication: object): Promise<Answer> =>
    answerTo(
      house.receiver,
      new Request(`http://receiver.test/v1/${site}/surveys/${id}`, {
        method: 'PUT',
        body: JSON.stringify(publication),
        headers: authorization(token),
      }),
    );

  /** Everything a reader of Globex can see, through every route. */
  async function seenByGlobex(): Promise<unknown[]> {
    const site = { site: globex.key };
    const event = {
      ...eventOf(),
      id: '00000000-0000-4000-8000-000000000000',
      subject: 'resp/00000000-0000-4000-8000-000000000001',
    };
    const answers = [
      await house.get('surveys/shared', undefined, site),
      await house.get('surveys/shared/results', 'globex-reader', site),
      await house.get('surveys/shared/export?format=json', 'globex-reader', site),
      await house.get('surveys/shared/export?format=csv', 'globex-admin', site),
      await house.get('surveys/shared/export?rows=true', 'globex-admin', site),
      await house.get('surveys/shared/comments', 'globex-admin', site),
      await house.get('surveys/shared/results?wave=acme-only', 'globex-reader', site),
      await house.get('surveys/acme-series/results', 'globex-reader', site),
      await house.send('POST', 'surveys/shared/thread', { receipt }, site),
      await house.get('surveys/acme-only/results', 'globex-admin', site),
      await house.get('surveys/acme-only', undefined, site),
      await house.post({ ...event, data: { ...event.data, form: { ...event.data.form, id: 'acme-only' } } }, site),
    ];
    return answers.map(({ status, text }) => [status, text]);
  }

  it('shows one site the same whatever the other does (T30)', async () => {
    const both = { instrument, privacy: 'identified', groups: ['ops', 'tech'] };
    assert.equal((await put(globex.key, 'shared', 'globex-admin', both)).status, 200);
    for (let index = 0; index < 6; index += 1) {
      const event = eventOf(
        { data: { group: 'ops', meta: { lib: '1', widget: 'w', privacy: 'identified' } } },
        { id: 'shared' },
      );
      assert.equal(
        (
          await house.post(
            { ...event, data: { ...event.data, form: { ...event.data.form, id: 'shared' } } },
            { site: globex.key },
          )
        ).status,
        200,
      );
    }
    const before = await seenByGlobex();

    assert.equal((await put(acme.key, 'shared', 'acme-admin', { ...both, minimum: 9 })).status, 200);
    const wave = { series: 'acme-series', name: 'One', start: '2026-10-01' };
    assert.equal((await put(acme.key, 'acme-only', 'acme-admin', { ...both, wave })).status, 200);
    const actions = [{ id: 'a1', said: 'Slow', did: 'Faster', status: 'done', owner: 'Operations' }];
    const put2 = await house.send('PUT', 'surveys/shared/actions', { actions }, { token: 'acme-admin' });
    assert.equal(put2.status, 200, put2.text);
    for (let index = 0; index < 30; index += 1) {
      const event = eventOf({
        data: {
          group: 'tech',
          answers: { C1: 1, T1: 'of Acme' },
          meta: { lib: '1', widget: 'w', privacy: 'identified' },
        },
      });
      for (const id of ['shared', 'acme-only']) {
        const sent = {
          ...event,
          source: `${event.source}/${id}`,
          data: { ...event.data, form: { ...event.data.form, id } },
        };
        assert.equal((await house.post(sent)).status, 200);
      }
    }
    assert.equal((await house.get('surveys/shared/results', 'acme-reader')).body.status, 'released');

    assert.deepEqual(await seenByGlobex(), before);
  });

  it('gives one site no acknowledgement for what the other sent (T31)', async () => {
    for (const site of [acme.key, globex.key]) await house.publish('pulse', {}, site);
    const event = eventOf();
    assert.equal((await house.post(event)).body.status, 'accepted');
    assert.deepEqual(Object.keys((await house.post(event)).body), ['id', 'status', 'now']);
    assert.equal((await house.post(event, { site: globex.key })).body.status, 'accepted');
    assert.equal(
      (await house.post({ ...event, data: { ...event.data, answers: {} } }, { site: globex.key })).body.code,
      'id-conflict',
    );
  });

  it("takes one site's tokens for nothing at the other", async () => {
    for (const token of ['acme-admin', 'acme-reader', 'ops-manager']) {
      for (const path of ['surveys/pulse/results', 'surveys/pulse/export']) {
        assert.equal(
          (await house.get(path, token, { site: globex.key })).body.code,
          'token-invalid',
          `${token} ${path}`,
        );
      }
      assert.equal(
        (await put(globex.key, 'pulse', token, { instrument, privacy: 'confidential' })).body.code,
        'token-invalid',
      );
    }
    assert.equal((await put(acme.key, 'pulse', 'acme-reader', {})).body.code, 'scope-insufficient');
    assert.equal((await put(acme.key, 'pulse', undefined, {})).body.code, 'token-required');
  });

  it('hides every row of every table from a transaction of another tenant, and from one of none', async () => {
    await house.sql(
      `INSERT INTO attune.anonymous_response (tenant, survey, hash, answers) VALUES ('${acme.key}', 'pulse', '${hash}', '{}')`,
    );
    await house.sql(
      `INSERT INTO attune.comment (tenant, survey, item, body) VALUES ('${acme.key}', 'pulse', 'T1', 'x')`,
    );
    await house.sql(
      `INSERT INTO attune.participation_page (tenant, survey, prefix, marks) VALUES ('${acme.key}', 'pulse', '', '')`,
    );
    const store = storeOn(house.driver);
    for (const table of tables) {
      const [all] = await house.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM attune.${table} WHERE tenant = '${acme.key}'`,
      );
      assert.ok((all?.n ?? 0) > 0, `${table} holds rows of Acme`);
      const read = `SELECT tenant FROM attune.${table}`;
      const tenantsSeen = async (tenant: string) =>
        new Set((await store.as(tenant, (query) => query<{ tenant: string }>(read))).map((row) => row.tenant));
      assert.deepEqual(await tenantsSeen(acme.key), new Set([acme.key]), table);
      assert.ok(!(await tenantsSeen(globex.key)).has(acme.key), table);
      assert.deepEqual(await tenantsSeen(''), new Set(), `${table} without a tenant`);
      const changed = await store.as(globex.key, (query) =>
        query(`UPDATE attune.${table} SET tenant = tenant WHERE tenant = '${acme.key}' RETURNING 1`),
      );
      assert.deepEqual(changed, [], table);
    }
  });

  it('refuses to write a row of another tenant', async () => {
    const write = storeOn(house.driver).as(globex.key, (query) =>
      query(`INSERT INTO attune.event (tenant, key, fingerprint) VALUES ('${acme.key}', 'x', 'y')`),
    );
    await assert.rejects(write, /row-level security/);
  });

  it('holds every table of the schema to the policy, owner included', async () => {
    const found = await house.sql<{ name: string; forced: boolean; policies: number }>(
      `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS forced,
         (SELECT count(*)::int FROM pg_policy WHERE polrelid = c.oid) AS policies
       FROM pg_class AS c WHERE relnamespace = 'attune'::regnamespace AND relkind IN ('r', 'p') AND relname NOT IN ('migration', 'health', 'trial') ORDER BY 1`,
    );
    assert.deepEqual(
      found,
      [...tables].sort().map((name) => ({ name, forced: true, policies: 1 })),
    );
  });

  it('leaves no role or tenant behind on the connection', async () => {
    await storeOn(house.driver).as(acme.key, async (query) => {
      const [row] = await query<{ role: string }>('SELECT current_user::text AS role');
      assert.equal(row?.role, 'attune_app');
    });
    const [row] = await house.driver.transaction((query) =>
      query<{ role: string; tenant: string }>(
        "SELECT current_user::text AS role, coalesce(current_setting('attune.tenant', true), '') AS tenant",
      ),
    );
    assert.notEqual(row?.role, 'attune_app');
    assert.equal(row?.tenant, '');
  });
});
