import { randomBytes } from 'node:crypto';
import type { Driver, Query } from './driver.js';
import { migrate } from './migrate.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

/** What an answer with all its comments takes, bytes. Random, or a file system that compresses would need no room for it. */
const trialSize = 16_384;

/** Where the receiver keeps what it is sent: a folder, a PostgreSQL database, or (for tests) memory. */
export type StoreOptions = { dataDir: string } | { databaseUrl: string } | { memory: true };

export interface Store {
  readonly kind: Driver['kind'];
  /**
   * Resolves when another process has taken over the folder of this store, because this one was stopped for long. It
   * keeps and reads nothing any more, and its process should end. Absent in a PostgreSQL database, which is shared.
   */
  readonly lost?: Promise<Error>;
  /** A transaction that can see and write the rows of one tenant only: the database itself hides all others. */
  as<Result>(tenant: string, work: (query: Query) => Promise<Result>): Promise<Result>;
  /** Lets one caller at a time hold a name, among all receivers on this database. */
  exclusive: Driver['exclusive'];
  /** Removes the remains of rewritten rows. */
  vacuum(): Promise<void>;
  /** Resolves when an answer could be kept: as much as one takes is written anew, and given back. */
  tryWrite(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a store and brings its tables up to date.
 *
 * @throws {Error} in one line that says what to do: a folder in use, a missing package, a database that does not answer.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const driver = await ('databaseUrl' in options
    ? openPostgres(options.databaseUrl)
    : openPglite('dataDir' in options ? options.dataDir : undefined));
  try {
    await migrate(driver);
  } catch (error) {
    await driver.close();
    throw explained(error);
  }
  return storeOn(driver);
}

/** Some of Node's connection errors have a code and no words at all. */
function explained(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!/^E[A-Z_]+$/.test(code)) return error;
  return new Error(`The database does not answer (${code}). Check its address, and that it runs.`, { cause: error });
}

/** A store on a database whose tables are up to date. */
export function storeOn(driver: Driver): Store {
  return {
    kind: driver.kind,
    ...(driver.lost && { lost: driver.lost }),
    as: (tenant, work) =>
      driver.transaction(async (query) => {
        // In every transaction: PGlite connects as a superuser, and superusers are not bound by row-level security.
        await query(`SELECT set_config('role', 'attune_app', true), set_config('attune.tenant', $1, true)`, [tenant]);
        return work(query);
      }),
    exclusive: (name, work) => driver.exclusive(name, work),
    vacuum: () =>
      driver.script(
        'VACUUM attune.response, attune.anonymous_response, attune.comment, attune.participation_page, attune.cell',
      ),
    tryWrite: async () => {
      await driver.transaction(async (query) => {
        await query(`SELECT set_config('role', 'attune_app', true), set_config('statement_timeout', '10s', true)`);
        await query('DELETE FROM attune.trial');
        await query(`INSERT INTO attune.trial (body) VALUES (decode($1, 'base64'))`, [
          randomBytes(trialSize).toString('base64'),
        ]);
        await query('UPDATE attune.health SET written_at = now() WHERE place = 1');
      });
      // Gives the room back: the next trial must find it anew, and a hundred must not fill a disk.
      await driver.transaction((query) => query('DELETE FROM attune.trial'));
      await driver.script('VACUUM (SKIP_LOCKED) attune.trial, attune.health');
    },
    close: () => driver.close(),
  };
}
