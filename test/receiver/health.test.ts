import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventOf, onPostgres, openHouse, type TestHouse } from './fixture.js';

describe('the health of a receiver', () => {
  let house: TestHouse;
  let writes = 0;
  before(async () => {
    house = await openHouse({ watch: (sql) => (writes += Number(sql.includes('attune.health'))) });
    await house.publish('pulse');
  });
  after(() => house.close());

  const health = async () => {
    const response = await house.receiver.fetch(new Request('http://receiver.test/health'));
    return [response.status, ((await response.json()) as { code?: string }).code];
  };

  /** The database goes on reading and refuses to write: a standby, a full disk, a lost quorum. */
  async function readOnly(is: boolean): Promise<void> {
    const setting = `default_transaction_read_only = ${is ? 'on' : 'off'}`;
    if (!onPostgres) return void (await house.sql(`SET ${setting}`));
    const [{ name }] = (await house.sql<{ name: string }>('SELECT current_database() AS name')) as [{ name: string }];
    await house.sql(`ALTER DATABASE ${name} SET ${setting}`);
    const ends =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'attune_test'";
    await house.sql(ends, [name]);
    // Each connection that ended is found out by whoever uses it next.
    const use = () => house.driver.transaction((query) => query('SELECT 1'));
    const all = () => Promise.allSettled(Array.from({ length: 8 }, use));
    while ((await all()).some(({ status }) => status === 'rejected'));
  }

  it('is good while answers can be kept, and bad while no write works, though reads do', async () => {
    assert.deepEqual(await health(), [200, undefined]);
    await readOnly(true);
    house.now += 5_000;
    assert.deepEqual(await health(), [503, 'store-unavailable']);
    assert.equal((await house.get('surveys/pulse')).status, 200, 'what is only read still comes');
    const answer = await house.post(eventOf());
    assert.deepEqual([answer.status, answer.body.code], [503, 'store-unavailable'], 'and the sender keeps it');
    await readOnly(false);
    house.now += 5_000;
    assert.deepEqual(await health(), [200, undefined]);
    assert.equal((await house.post(eventOf())).status, 200);
  });

  it('costs one write in five seconds, however often it is asked for', async () => {
    house.now += 60_000;
    writes = 0;
    for (let second = 0; second < 10; second += 1) {
      await Promise.all(Array.from({ length: 20 }, health));
      house.now += 1_000;
    }
    assert.equal(writes, 2);
  });
});
