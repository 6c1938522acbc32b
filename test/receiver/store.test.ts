import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KeyedMutex } from '../../src/receiver/keyed-mutex.js';
import { peer } from '../../src/receiver/peer.js';
import { Intake } from '../../src/receiver/store/intake.js';
import { migrate, migrations } from '../../src/receiver/store/migrate.js';
import { openPostgres } from '../../src/receiver/store/postgres.js';
import { openStore, storeOn, type Store } from '../../src/receiver/store/store.js';
import type { Submission } from '../../src/receiver/store/submissions.js';
import { onPostgres, openDatabase, type TestDatabase } from './fixture.js';

describe('the tables', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  const steps = () =>
    database.sql<{ number: number; name: string }>('SELECT number, name FROM attune.migration ORDER BY number');

  it('are made once, however many receivers start at the same time', async () => {
    const others = database.url ? [await openPostgres(database.url), await openPostgres(database.url)] : [];
    await Promise.all([database.driver, database.driver, ...others].map((driver) => migrate(driver)));
    await Promise.all(others.map((other) => other.close()));
    assert.deepEqual(
      await steps(),
      migrations.map(({ name }, index) => ({ number: index + 1, name })),
    );
    await migrate(database.driver);
    assert.equal((await steps()).length, migrations.length);
  });

  it('of a newer release are left alone', async () => {
    await database.sql("INSERT INTO attune.migration (number, name) VALUES (1000, 'from the future')");
    await assert.rejects(migrate(database.driver), /made by a newer release.*Update attune-elements/);
    await database.sql('DELETE FROM attune.migration WHERE number = 1000');
  });

  it('keep what an earlier release stored, and tell no more of it than is told now', async () => {
    const older = await openDatabase();
    await migrate(older.driver, migrations.slice(0, 3));
    await older.sql(`
      INSERT INTO attune.survey (tenant, id, hash, privacy, minimum, comments_minimum, participation, results, groups)
      SELECT 'pk_a', privacy, 'h', privacy, 5, 10, 'open', 'in-batches', '["ops"]' FROM unnest(ARRAY['identified', 'anonymous']) AS privacy`);
    await older.sql(
      "INSERT INTO attune.instrument (tenant, survey, hash, content) SELECT 'pk_a', id, 'h', '{}' FROM attune.survey",
    );
    await older.sql(`
      INSERT INTO attune.response (tenant, survey, subject, final, sequence, hash, locale, answers, received_at)
      VALUES ('pk_a', 'identified', '7d0c3f0e-6a54-4f0b-9a4e-2f6b7b0a9c11', true, 1, 'h', 'en', '{}', now())`);
    await older.sql(`
      INSERT INTO attune.comment (tenant, survey, item, grp, body, lot)
      VALUES ('pk_a', 'anonymous', 'T1', 'ops', 'out', '*'), ('pk_a', 'anonymous', 'T1', 'ops', 'waits', NULL)`);
    await older.sql(`
      INSERT INTO attune.cell (tenant, survey, measure, grp, published, pending)
      SELECT 'pk_a', 'anonymous', measure, 'ops', '{}', '{}' FROM unnest(ARRAY['responses', 'arrived']) AS measure`);
    await migrate(older.driver);
    assert.deepEqual(await older.sql('SELECT privacy, results, groups FROM attune.survey ORDER BY 1'), [
      { privacy: 'anonymous', results: 'after-close', groups: [{ id: 'ops' }] },
      { privacy: 'identified', results: 'at-once', groups: [{ id: 'ops' }] },
    ]);
    assert.deepEqual(await older.sql('SELECT given = subject AS same FROM attune.response'), [{ same: true }]);
    assert.deepEqual(await older.sql('SELECT body, released FROM attune.comment ORDER BY 1'), [
      { body: 'out', released: true },
      { body: 'waits', released: false },
    ]);
    assert.deepEqual(await older.sql('SELECT id FROM attune.survey WHERE comments_released_on IS NOT NULL'), [
      { id: 'anonymous' },
    ]);
    assert.deepEqual(await older.sql('SELECT measure FROM attune.cell'), [{ measure: 'responses' }]);
    const unforced =
      "SELECT relname FROM pg_class WHERE relnamespace = 'attune'::regnamespace AND relrowsecurity AND NOT relforcerowsecurity";
    assert.deepEqual(await older.sql(unforced), []);
    await older.close();
  });

  it('are all there or none of them, when a step fails', async () => {
    const other = await openDatabase();
    const failing = {
      ...other.driver,
      transaction: ((work) =>
        other.driver.transaction((query) =>
          work((sql, parameters) =>
            sql.includes('CREATE TABLE attune.cell') ? Promise.reject(new Error('power cut')) : query(sql, parameters),
          ),
        )) as typeof other.driver.transaction,
    };
    await assert.rejects(migrate(failing), /power cut/);
    const left = await other.sql("SELECT 1 FROM pg_namespace WHERE nspname = 'attune'");
    await migrate(other.driver);
    await other.close();
    assert.deepEqual(left, []);
  });

  it('can be reached only by transactions that end: what fails leaves nothing', async () => {
    const store = storeOn(database.driver);
    const write = store.as('pk_a', async (query) => {
      await query("INSERT INTO attune.event (tenant, key, fingerprint) VALUES ('pk_a', 'x', 'y')");
      throw new Error('changed my mind');
    });
    await assert.rejects(write, /changed my mind/);
    assert.deepEqual(await database.sql('SELECT 1 FROM attune.event'), []);
    await store.vacuum();
    await store.tryWrite();
  });
});

describe('one name at a time', () => {
  it('is held by one caller, among all receivers on the database', async () => {
    const database = await openDatabase();
    const others = database.url ? [await openPostgres(database.url)] : [];
    const drivers = [database.driver, database.driver, ...others];
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => drivers[index % drivers.length]!.exclusive('one', work)),
    );
    assert.equal(most, 1);
    await Promise.all(others.map((other) => other.close()));
    await database.close();
  });

  it('does not make other names wait, and is let go when the work fails', async () => {
    const mutex = new KeyedMutex();
    let release = (): void => undefined;
    const first = mutex.run('a', () => new Promise<void>((resolve) => (release = resolve)));
    assert.equal(await mutex.run('b', () => Promise.resolve('b')), 'b');
    const second = mutex.run('a', () => Promise.reject(new Error('failed')));
    const third = mutex.run('a', () => Promise.resolve('third'));
    release();
    await first;
    await assert.rejects(second, /failed/);
    assert.equal(await third, 'third');
  });
});

describe('the intake', () => {
  const submission = (key: string): Submission => ({
    key,
    fingerprint: key,
    survey: 's',
    revision: 1,
    hash: 'h',
    answers: {},
    blank: true,
  });
  const failing = (code: string, poison: string): { store: Store; batches: string[][] } => {
    const batches: string[][] = [];
    const as: Store['as'] = (_tenant, work) =>
      work(<Row extends object>(_sql: string, parameters?: readonly unknown[]) => {
        const keys = (JSON.parse(parameters![1] as string) as Submission[]).map(({ key }) => key);
        batches.push(keys);
        if (keys.includes(poison)) return Promise.reject(Object.assign(new Error(code), { code }));
        return new Promise<Row[]>((resolve) =>
          setImmediate(() => resolve(keys.map((key) => ({ key, outcome: 'accepted' })) as unknown as Row[])),
        );
      });
    return { store: { as } as Store, batches };
  };

  it('writes what comes while it writes together, and a repeat only after the first', async () => {
    const { store, batches } = failing('', 'none');
    const intake = new Intake(store);
    const keys = ['a', 'b', 'c', 'b', 'd'];
    await Promise.all(keys.map((key) => intake.add('t', submission(key))));
    assert.deepEqual(batches, [['a'], ['b', 'c', 'd'], ['b']]);
  });

  it('lets one that cannot be written fail alone', async () => {
    const { store } = failing('22P02', 'bad');
    const intake = new Intake(store);
    const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((key) => intake.add('t', submission(key))));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
  });

  it('does not try each alone when the database is away', async () => {
    const { store, batches } = failing('57P01', 'b');
    const intake = new Intake(store);
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((key) => intake.add('t', submission(key))));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'rejected'],
    );
    assert.equal(batches.length, 2);
    assert.equal(await intake.add('t', submission('e')), 'accepted', 'and goes on when it is back');
  });
});

describe('a package that is not installed', () => {
  it('is named, with the command that installs it', async () => {
    const missing = Object.assign(new Error("Cannot find package 'hono' imported from x"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
    await assert.rejects(
      peer('hono', () => Promise.reject(missing)),
      /needs the package "hono" here\. Install it: npm install hono \(attune-receiver runs on hono, /,
    );
  });

  it('is not blamed for other trouble', async () => {
    const other = Object.assign(new Error("Cannot find package 'left-pad' imported from hono"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
    await assert.rejects(
      peer('hono', () => Promise.reject(other)),
      /left-pad/,
    );
  });
});

describe('a database that does not answer', () => {
  it('is said so when the store opens', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const opening = openStore({ databaseUrl: `postgres://attune:pass-word@${host}:1/none` });
      await assert.rejects(
        opening,
        (error: Error) =>
          /does not answer \(ECONNREFUSED\)/.test(error.message) && !error.message.includes('pass-word'),
      );
    }
  });

  it('or goes away while at work is trouble that passes', { skip: !onPostgres && 'PostgreSQL only' }, async () => {
    const database = await openDatabase();
    const store = storeOn(database.driver);
    await migrate(database.driver);
    const work = store.as('pk_a', async (query) => {
      const [me] = await query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.sql('SELECT pg_terminate_backend($1)', [me?.pid]);
      await query('SELECT 1');
    });
    await assert.rejects(work, (error: { code?: string }) => /^(57P01|ECONNRESET)$/.test(error.code ?? ''));
    await store.tryWrite();
    await database.close();
  });
});
