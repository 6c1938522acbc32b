import type { Query } from './driver.js';

export interface Waiting {
  item: string;
  grp: string | null;
  n: number;
}

/** Comments that have not been released, by item and group. */
export function waitingComments(query: Query, tenant: string, survey: string): Promise<Waiting[]> {
  return query<Waiting>(
    'SELECT item, grp, count(*)::int AS n FROM attune.comment WHERE tenant = $1 AND survey = $2 AND lot IS NULL GROUP BY item, grp',
    [tenant, survey],
  );
}

/** Writes recent comments anew in random order and, until they are released, under new ids, in no transaction that wrote an answer. */
export async function shuffleComments(query: Query, tenant: string, survey: string): Promise<void> {
  await query(
    `WITH gone AS (
       DELETE FROM attune.comment WHERE tenant = $1 AND ctid = ANY (ARRAY(
         SELECT ctid FROM attune.comment WHERE tenant = $1 AND survey = $2 AND NOT settled LIMIT 6000 FOR UPDATE
       )) RETURNING id, item, grp, body, lot, receipt
     )
     INSERT INTO attune.comment (tenant, survey, id, item, grp, body, lot, receipt, settled)
     SELECT $1, $2, CASE WHEN lot IS NULL THEN gen_random_uuid() ELSE id END, item, grp, body, lot, receipt, (SELECT count(*) FROM gone) >= 1000 AND random() < 0.5 FROM gone ORDER BY random()`,
    [tenant, survey],
  );
}

/** Releases every waiting comment of these items and groups into the lots named. */
export async function releaseComments(
  query: Query,
  tenant: string,
  survey: string,
  lots: readonly { item: string; grp: string | null; lot: string }[],
): Promise<void> {
  if (!lots.length) return;
  await query(
    `UPDATE attune.comment AS c SET lot = l.lot
     FROM jsonb_to_recordset($3::jsonb) AS l(item text, grp text, lot text)
     WHERE c.tenant = $1 AND c.survey = $2 AND c.lot IS NULL AND c.item = l.item AND c.grp IS NOT DISTINCT FROM l.grp`,
    [tenant, survey, JSON.stringify(lots)],
  );
}

export interface ReleasedComment {
  /** Stays from its release on. */
  id: string;
  item: string;
  lot: string;
  body: string;
}

/** Released comments, in no order. */
export function releasedComments(query: Query, tenant: string, survey: string): Promise<ReleasedComment[]> {
  return query<ReleasedComment>(
    'SELECT id::text, item, lot, body FROM attune.comment WHERE tenant = $1 AND survey = $2 AND lot IS NOT NULL',
    [tenant, survey],
  );
}
