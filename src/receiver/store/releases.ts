import type { Query } from './driver.js';

/**
 * Until the transaction ends no other one counts, releases or publishes a survey: none counts the same answers, releases
 * what another has just released, or opens again what is being released.
 */
export async function alone(query: Query, tenant: string, id: string): Promise<void> {
  await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [`${tenant} ${id}`]);
}

/** Notes the day figures changed. */
export async function noteRelease(query: Query, tenant: string, id: string, day: string): Promise<void> {
  await query('UPDATE attune.survey SET released_on = $3::date WHERE tenant = $1 AND id = $2', [tenant, id, day]);
}

/** Notes the day comments came out. `false`: they had before. */
export async function noteCommentsRelease(query: Query, tenant: string, id: string, day: string): Promise<boolean> {
  const rows = await query(
    `UPDATE attune.survey SET comments_released_on = $3::date
     WHERE tenant = $1 AND id = $2 AND comments_released_on IS NULL RETURNING id`,
    [tenant, id, day],
  );
  return rows.length > 0;
}
