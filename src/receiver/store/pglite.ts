import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyedMutex } from '../keyed-mutex.js';
import { peer } from '../peer.js';
import type { Driver, Query } from './driver.js';
import { lockFolder } from './folder-lock.js';

/**
 * PostgreSQL inside this process: in memory, or in a folder that only one process may hold.
 * It never calls fsync: a killed process loses nothing, a power cut can lose the last writes.
 */
export async function openPglite(dataDir?: string): Promise<Driver> {
  const { PGlite } = await peer('@electric-sql/pglite', () => import('@electric-sql/pglite'));
  if (dataDir) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = dataDir ? await lockFolder(dataDir) : undefined;
  try {
    const database = dataDir ? await PGlite.create(join(dataDir, 'pglite')) : await PGlite.create();
    const names = new KeyedMutex();
    return {
      kind: 'pglite',
      transaction: async (work) => {
        await lock?.assertHeld();
        return database.transaction((transaction) => {
          const query: Query = async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
            (await transaction.query<Row>(sql, [...parameters])).rows;
          return work(query);
        });
      },
      script: async (sql) => void (await database.exec(sql)),
      exclusive: (name, work) => names.run(name, work),
      close: async () => {
        await database.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
