import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { receiptCode } from '../../src/core/delivery-state.js';
import { mintSubmissionToken } from '../../src/receiver/submission-token.js';
import { recordParticipation } from '../../src/receiver/store/participation.js';
import { storeOn } from '../../src/receiver/store/store.js';
import { acme, anonymousEventOf, eventOf, globex, noon, openHouse, secret, type TestHouse } from './fixture.js';

describe('a database divided by tenant', () => {
  let house: TestHouse;
  const asked = new Map<string, readonly unknown[]>();
  before(async () => {
    house = await openHouse({ partitioned: true, watch: (sql, parameters = []) => asked.set(sql, parameters) });
  });
  after(() => house.close());

  /** Whatever a site's people, readers and administrators can ask of a receiver. */
  async function everything(site: string): Promise<void> {
    const [reader, admin] = site === acme.key ? ['acme-reader', 'acme-admin'] : ['globex-reader', 'globex-admin'];
    const at = { site };
    const wave = { series: 'year', name: 'One', start: '2026-10-01' };
    const few = { minimum: 3, commentsMinimum: 3 } as const;
    await house.publish('pulse', { ...few, privacy: 'identified', participation: 'token', wave }, site);
    const secretRules = { ...few, participation: 'token', closesAt: '2026-11-23T00:00:00Z' } as const;
    await house.publish('secret', { ...secretRules, privacy: 'anonymous' }, site);
    const key = site === acme.key ? secret : globex.submissionSecret!;
    for (let index = 0; index < 5; index += 1) {
      const data = { answers: { C1: 4, T1: 'Faster' } };
      const claims = { tid: site, form: 'pulse', exp: noon / 1000 + 60, jti: `invitation-${index}-of-${site}` };
      const named = eventOf({ data: { ...data, meta: { lib: '1', widget: 'w', privacy: 'identified' } } });
      const token = mintSubmissionToken(key, claims);
      for (const status of ['accepted', 'duplicate']) {
        const answer = await house.post(named, { ...at, token });
        assert.equal(answer.body.status, status, answer.text);
      }
      const id = `7d0c3f0e-6a54-4f0b-9a4e-2f6b7b0a9c1${index}`;
      const secretly = mintSubmissionToken(key, { ...claims, form: 'secret' });
      const answer = await house.post(anonymousEventOf({ id, data }, 'secret'), { ...at, token: secretly });
      assert.equal(answer.body.status, 'accepted', answer.text);
    }
    house.now = Date.parse('2026-11-24T00:00:00Z');
    for (const path of ['pulse/results', 'year/results', 'secret/results', 'pulse', 'pulse/export?rows=true']) {
      assert.equal((await house.get(`surveys/${path}`, path.includes('rows') ? admin : reader, at)).status, 200, path);
    }
    house.now = noon;
    const { body } = await house.get('surveys/secret/comments', admin, at);
    const comments = (body['comments'] as { id: string }[]).map(({ id }) => id);
    assert.equal(comments.length, 5);
    const action = { id: 'a1', said: 'Slow', did: 'Faster', status: 'done', owner: 'Operations', comments };
    await house.send('PUT', 'surveys/secret/actions', { actions: [action] }, { ...at, token: admin });
    const receipt = receiptCode('7d0c3f0e-6a54-4f0b-9a4e-2f6b7b0a9c10');
    const thread = await house.send('POST', 'surveys/secret/thread', { receipt }, at);
    assert.equal(thread.body.status, 'answered', thread.text);
    await house.send('POST', 'surveys/pulse/thread', { receipt }, at);
    const looser = house.publish('secret', { ...secretRules, privacy: 'confidential' }, site);
    await assert.rejects(looser, { code: 'privacy-fixed' });
    // A full page, and one mark more: it is split.
    const full = Array.from({ length: 256 }, (_, index) => Buffer.alloc(16, index));
    await house.sql('UPDATE attune.participation_page SET marks = $2 WHERE tenant = $1', [site, Buffer.concat(full)]);
    await storeOn(house.driver).as(site, (query) =>
      recordParticipation(query, site, 'secret', Buffer.from('one more than 256')),
    );
  }

  /** What a statement may touch by its own words: a superuser asks, whom no policy binds. */
  async function touched(sql: string, parameters: readonly unknown[]): Promise<{ table: string; partition: string }[]> {
    const plan = await house.sql(`EXPLAIN (FORMAT JSON) ${sql}`, [...parameters]);
    const found = JSON.stringify(plan).matchAll(/"Relation Name": ?"(\w+)_(\d)"/g);
    return [...found].map(([, table, partition]) => ({ table: table!, partition: partition! }));
  }

  it('counts, shows and answers as any other, and each statement names the tenant: it runs where the tenant is', async () => {
    const tables = new Set<string>();
    const homes = new Set<string>();
    for (const site of [acme.key, globex.key]) {
      asked.clear();
      await everything(site);
      const places = new Set<string>();
      for (const [sql, parameters] of asked) {
        const here = await touched(sql, parameters);
        for (const { table, partition } of here) {
          tables.add(table);
          places.add(partition);
        }
        assert.ok(new Set(here.map(({ partition }) => partition)).size <= 1, sql);
      }
      assert.equal(places.size, 1);
      homes.add([...places].join());
    }
    const all = 'action anonymous_response cell comment event instrument participation_page response survey';
    assert.equal([...tables].sort().join(' '), all);
    assert.equal(homes.size, 2, 'the two sites are in different places');
  });
});
