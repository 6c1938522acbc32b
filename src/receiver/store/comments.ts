import type { Query } from './driver.js';

export interface Waiting {
  item: string;
  grp: string | null;
  n: number;
}

/** Comments that have not been released, by item and group. */
export function waitingComments(query: Query, survey: string): Promise<Waiting[]> {
  return query<Waiting>(
    'SELECT item, grp, count(*)::int AS n FROM attune.comment WHERE survey = $1 AND lot IS NULL GROUP BY item, grp',
    [survey],
  );
}

/** Writes recent comments anew in random order, in no transaction that wrote an answer. */
export async function shuffleComments(query: Query, tenant: string, survey: string): Promise<void> {
  await query(
    `WITH gone AS (
       DELETE FROM attune.comment WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM attune.comment WHERE survey = $2 AND NOT settled LIMIT 6000 FOR UPDATE
       )) RETURNING item, grp, body, lot
     )
     INSERT INTO attune.comment (tenant, survey, item, grp, body, lot, settled)
     SELECT $1, $2, item, grp, body, lot, (SELECT count(*) FROM gone) >= 1000 AND random() < 0.5 FROM gone ORDER BY random()`,
    [tenant, survey],
  );
}

/** Releases every waiting comment of these items and groups into the lots named. */
export async function releaseComments(
  query: Query,
  survey: string,
  lots: readonly { item: string; grp: string | null; lot: string }[],
): Promise<void> {
  if (!lots.length) return;
  await query(
    `UPDATE attune.comment AS c SET lot = l.lot
     FROM jsonb_to_recordset($2::jsonb) AS l(item text, grp text, lot text)
     WHERE c.survey = $1 AND c.lot IS NULL AND c.item = l.item AND c.grp IS NOT DISTINCT FROM l.grp`,
    [survey, JSON.stringify(lots)],
  );
}

export interface ReleasedComment {
  item: string;
  lot: string;
  body: string;
}

/** Released comments, in no order. */
export function releasedComments(query: Query, survey: string): Promise<ReleasedComment[]> {
  return query<ReleasedComment>('SELECT item, lot, body FROM attune.comment WHERE survey = $1 AND lot IS NOT NULL', [
    survey,
  ]);
}
