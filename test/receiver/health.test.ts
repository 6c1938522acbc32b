import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { Health } from '../../src/receiver/health.js';
import { storeOn } from '../../src/receiver/store/store.js';
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

  it('takes as much room as an answer, committed, and gives it back each time', async () => {
    const store = storeOn(house.driver);
    const size = async (table: string): Promise<number> =>
      (await house.sql<{ size: string }>(`SELECT pg_total_relation_size('attune.${table}') AS size`)).map((row) =>
        Number(row.size),
      )[0]!;
    const written = async (): Promise<number> =>
      (await house.sql<{ at: string }>("SELECT pg_current_wal_lsn() - '0/0' AS at")).map(({ at }) => Number(at))[0]!;
    let largest = 0;
    const measured = storeOn({
      ...house.driver,
      script: async (sql) => {
        largest = Math.max(largest, await size('trial'));
        await house.driver.script(sql);
      },
    });
    await measured.tryWrite();
    assert.ok(largest >= 16_384, `${largest}`);
    const [before, logged] = [[await size('trial'), await size('health')], await written()];
    for (let time = 0; time < 50; time += 1) await store.tryWrite();
    assert.deepEqual([await size('trial'), await size('health')], before);
    const [trial] = await house.sql("SELECT relpersistence AS kind FROM pg_class WHERE oid = 'attune.trial'::regclass");
    assert.deepEqual(trial, { kind: 'u' });
    // A server has one log, and other tests write to it meanwhile.
    if (!onPostgres)
      assert.ok((await written()) - logged < 50 * 8_192, 'and what a standby or an archive gets of it is little');
  });

  it('is bad, and said so, while a write hangs', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let now = 0;
      let end = (): void => undefined;
      let tries = 0;
      const hanging = () => {
        tries += 1;
        return new Promise<void>((resolve) => (end = resolve));
      };
      const store = { tryWrite: hanging };
      const trial = new Health(store, () => now);
      const first = trial.works();
      mock.timers.tick(5_000);
      assert.equal(await first, false);
      now += 5_000;
      assert.equal(await trial.works(), false, 'at once, and no second write waits behind the first');
      assert.equal(tries, 1);
      end();
      await new Promise(setImmediate);
      now += 5_000;
      const again = trial.works();
      end();
      assert.equal(await again, true);
    } finally {
      mock.timers.reset();
    }
  });
});
