import type { Pool, PoolClient } from 'pg';
import { KeyedMutex } from '../keyed-mutex.js';
import { peer } from '../peer.js';
import type { Driver, Query } from './driver.js';

/** PostgreSQL 15 or later. `databaseUrl` is a connection string such as `postgres://user:password@host/database`. */
export async function openPostgres(databaseUrl: string): Promise<Driver> {
  const { default: pg } = await peer('pg', () => import('pg'));
  const settings = {
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'attune-receiver',
  };
  const pool = new pg.Pool({ ...settings, max: 8 });
  // Holders of a name wait for connections themselves: out of one pool they could starve each other.
  const holders = new pg.Pool({ ...settings, max: 4 });
  const names = new KeyedMutex();
  // A connection that breaks says so to its listeners, idle or not; without one it would end the process. Whoever
  // uses it learns of it from the query, and the pool replaces it.
  for (const each of [pool, holders]) {
    each.on('error', () => undefined);
    each.on('connect', (client) => client.on('error', () => undefined));
  }
  return {
    kind: 'postgres',
    transaction: (work) => transact(pool, (client) => work(queryOn(client))),
    script: async (sql) => void (await pool.query(sql)),
    exclusive: (name, work) =>
      names.run(name, () =>
        transact(holders, async (client) => {
          await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
          return work();
        }),
      ),
    close: async () => {
      await Promise.all([pool.end(), holders.end()]);
    },
  };
}

async function transact<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch(asConnectionTrouble);
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    return asConnectionTrouble(error);
  } finally {
    client.release(broken);
  }
}

/** Throws the error on; one of the driver's own, about a connection, gets the code it lacks. */
function asConnectionTrouble(error: unknown): never {
  if (error instanceof Error && !('code' in error) && /connect/i.test(error.message)) {
    throw Object.assign(error, { code: 'ECONNRESET' });
  }
  throw error;
}

const queryOn =
  (client: PoolClient): Query =>
  async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
    (await client.query<Row>(sql, [...parameters])).rows;
