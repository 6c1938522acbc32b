import type { Countable } from '../counting.js';
import type { Query } from './driver.js';
import type { Survey } from './surveys.js';

/** How many rows one transaction takes on. */
export const portion = 5_000;
/** From this size on, half of a pool of shuffled rows, drawn by lot, stays where it is; whoever comes next joins the rest. */
const settledFrom = 1_000;

/**
 * Marks up to {@link portion} submitted answers as counted and returns them. The rows of anonymous answers are
 * written anew, in random order and together with those that came shortly before: afterwards neither their place nor
 * their transaction number tells when, or after whom, an answer came.
 */
export async function takeUncounted(query: Query, tenant: string, { id, privacy }: Survey): Promise<Countable[]> {
  if (privacy !== 'anonymous') return query<Countable>(takeNamed, [tenant, id, portion, privacy === 'identified']);
  const waiting = await query(
    'SELECT 1 FROM attune.anonymous_response WHERE survey = $1 AND NOT settled AND NOT counted LIMIT 1',
    [id],
  );
  return waiting.length ? query<Countable>(takeAnonymous, [tenant, id, portion + settledFrom, settledFrom]) : [];
}

/**
 * Comments leave the row of whoever wrote them as soon as it is counted; identified surveys promised no such thing.
 * Rows are found again by their place: a join would need statistics, and a new table has none.
 */
const takeNamed = `
WITH due AS MATERIALIZED (
  SELECT ctid, hash, grp, answers, texts FROM attune.response
  WHERE survey = $2 AND final AND NOT counted LIMIT $3 FOR UPDATE
), said AS (
  INSERT INTO attune.comment (tenant, survey, item, grp, body)
  SELECT $1, $2, text.key, grp, text.value FROM due, jsonb_each_text(due.texts) AS text ORDER BY random()
), marked AS (
  UPDATE attune.response SET counted = true, texts = CASE WHEN $4 THEN texts END
  WHERE ctid = ANY (ARRAY(SELECT ctid FROM due))
)
SELECT hash, grp, answers FROM due`;

const takeAnonymous = `
WITH gone AS (
  DELETE FROM attune.anonymous_response WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM attune.anonymous_response WHERE survey = $2 AND NOT settled ORDER BY counted, id LIMIT $3 FOR UPDATE
  )) RETURNING hash, grp, answers, counted
), back AS (
  INSERT INTO attune.anonymous_response (tenant, survey, hash, grp, answers, counted, settled)
  SELECT $1, $2, hash, grp, answers, true, (SELECT count(*) FROM gone) >= $4 AND random() < 0.5 FROM gone ORDER BY random()
)
SELECT hash, grp, answers FROM gone WHERE NOT counted`;

/** Surveys with answers that have not been counted yet. */
export async function uncountedSurveys(query: Query): Promise<string[]> {
  const rows = await query<{ survey: string }>(
    `SELECT survey FROM attune.response WHERE final AND NOT counted
     UNION SELECT survey FROM attune.anonymous_response WHERE NOT settled AND NOT counted`,
  );
  return rows.map(({ survey }) => survey);
}
