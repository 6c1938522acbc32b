import type { Query } from './driver.js';

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
