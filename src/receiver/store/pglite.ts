import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyedMutex } from '../keyed-mutex.js';
import { peer } from '../peer.js';
import type { Driver, Query } from './driver.js';
import { lockFolder, type FolderLock } from './folder-lock.js';

/**
 * PostgreSQL inside this process: in memory, or in a folder that only one process may hold.
 * It never calls fsync: a killed process loses nothing, a power cut can lose the last writes.
 */
export async function openPglite(dataDir?: string): Promise<Driver> {
  const { PGlite } = await peer('@electric-sql/pglite', () => import('@electric-sql/pglite'));
  if (dataDir) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = dataDir ? await lockFolder(dataDir) : nobodyElses;
  const { run, close } = whileHeld(lock);
  try {
    const database = dataDir ? await PGlite.create(join(dataDir, 'pglite')) : await PGlite.create();
    const names = new KeyedMutex();
    return {
      kind: 'pglite',
      lost: lock.lost,
      transaction: (work) =>
        run((held) =>
          database.transaction(async (transaction) => {
            const query: Query = async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
              await held();
              return (await transaction.query<Row>(sql, [...parameters])).rows;
            };
            try {
              return await work(query);
            } finally {
              // A commit writes, and so does a rollback.
              await held();
            }
          }),
        ),
      script: (sql) => run(async () => void (await database.exec(sql))),
      exclusive: (name, work) => names.run(name, work),
      close: () => close(() => database.close()),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Of a database in memory. */
const nobodyElses: FolderLock = {
  isHeld: () => true,
  lost: new Promise(() => undefined),
  release: async () => undefined,
};

/**
 * What keeps a process that has lost its folder from writing there: work that is under way goes no further, no rollback
 * included, and whoever waits for it or comes later is told. Its database is never closed, which would write most of all.
 */
function whileHeld(lock: FolderLock): {
  /** `held` is to be awaited before each step. What the work returns is true only of a folder held to the end. */
  run<Result>(work: (held: () => Promise<void>) => Promise<Result>): Promise<Result>;
  close(work: () => Promise<void>): Promise<void>;
} {
  const waiting = new Set<(error: Error) => void>();
  void lock.lost.then((error) => waiting.forEach((reject) => reject(error)));
  const held = (): Promise<void> => new Promise((goOn) => lock.isHeld() && goOn());
  return {
    run: async (work) => {
      if (!lock.isHeld()) throw await lock.lost;
      let stop!: (error: Error) => void;
      const stopped = new Promise<never>((_, reject) => (stop = reject));
      waiting.add(stop);
      try {
        return await Promise.race([stopped, work(held).finally(held)]);
      } finally {
        waiting.delete(stop);
      }
    },
    close: async (work) => {
      if (lock.isHeld()) await work();
      await lock.release();
    },
  };
}
