import type { Query } from './driver.js';

/** Writes recent comments anew in random order and, until they are released, under new ids, in no transaction that wrote an answer. */
export async function shuffleComments(query: Query, tenant: string, survey: string): Promise<void> {
  await query(
    `WITH gone AS (
       DELETE FROM attune.comment WHERE tenant = $1 AND ctid = ANY (ARRAY(
         SELECT ctid FROM attune.comment WHERE tenant = $1 AND survey = $2 AND NOT settled LIMIT 6000 FOR UPDATE
       )) RETURNING id, item, body, released, receipt
     )
     INSERT INTO attune.comment (tenant, survey, id, item, body, released, receipt, settled)
     SELECT $1, $2, CASE WHEN released THEN id ELSE gen_random_uuid() END, item, body, released, receipt, (SELECT count(*) FROM gone) >= 1000 AND random() < 0.5 FROM gone ORDER BY random()`,
    [tenant, survey],
  );
}

/** Releases the waiting comments to each item that has at least so many. */
export async function releaseComments(query: Query, tenant: string, survey: string, minimum: number): Promise<void> {
  await query(
    `UPDATE attune.comment AS c SET released = true
     FROM (SELECT item FROM attune.comment WHERE tenant = $1 AND survey = $2 GROUP BY item HAVING count(*) >= $3) AS enough
     WHERE c.tenant = $1 AND c.survey = $2 AND NOT c.released AND c.item = enough.item`,
    [tenant, survey, minimum],
  );
}

export interface ReleasedComment {
  /** Stays from its release on. */
  id: string;
  item: string;
  body: string;
}

/** Released comments, in no order. */
export function releasedComments(query: Query, tenant: string, survey: string): Promise<ReleasedComment[]> {
  return query<ReleasedComment>(
    'SELECT id::text, item, body FROM attune.comment WHERE tenant = $1 AND survey = $2 AND released',
    [tenant, survey],
  );
}
