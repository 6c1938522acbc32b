import type { Driver } from './driver.js';
import { initial } from './migrations/0001-initial.js';
import { takeSubmissions } from './migrations/0002-take-submissions.js';
import { wavesAndCuts } from './migrations/0003-waves-and-cuts.js';
import { oneResponseAnInvitation } from './migrations/0004-one-response-an-invitation.js';
import { trial } from './migrations/0005-trial.js';
import { commentsOnce } from './migrations/0006-comments-once.js';
import type { Migration } from './migrations/migration.js';

/** In the order they run; the number of a step is its place, from 1. */
export const migrations: readonly Migration[] = [
  initial,
  takeSubmissions,
  wavesAndCuts,
  oneResponseAnInvitation,
  trial,
  commentsOnce,
];

/** Any fixed number: it keeps two receivers that start together from migrating at the same time. */
const lock = 7_411_205_018;

/** Runs the steps this database has not seen, all or none. Running it again changes nothing. */
export async function migrate(driver: Driver, steps: readonly Migration[] = migrations): Promise<void> {
  await driver.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1::bigint)', [lock]);
    await query('CREATE SCHEMA IF NOT EXISTS attune');
    await query(`CREATE TABLE IF NOT EXISTS attune.migration
      (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const rows = await query<{ last: number }>('SELECT coalesce(max(number), 0)::int AS last FROM attune.migration');
    const last = rows[0]?.last ?? 0;
    if (last > steps.length) {
      throw new Error(
        `This database was made by a newer release (step ${last}; this one knows ${steps.length}). Update attune-elements.`,
      );
    }
    for (const [index, { name, statements }] of steps.entries()) {
      if (index < last) continue;
      for (const statement of statements) await query(statement);
      await query('INSERT INTO attune.migration (number, name) VALUES ($1, $2)', [index + 1, name]);
    }
  });
}
