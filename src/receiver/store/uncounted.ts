import { companyOnly, type CountingStep, type Measure } from '../counting.js';
import { forReaders } from '../rules.js';
import type { Tally } from '../tally.js';
import type { CellCut } from './cells.js';
import type { Query } from './driver.js';
import type { Survey } from './surveys.js';

/** How many rows one transaction takes on. */
export const portion = 5_000;
/** From this size on, half of a pool of shuffled rows, drawn by lot, stays where it is; whoever comes next joins the rest. */
const settledFrom = 1_000;

/** What a portion of answers adds to one cell. */
export interface Counted {
  measure: Measure;
  cut: CellCut;
  grp: string;
  tally: Tally;
}

/**
 * Rows are found again by their place: a join would need statistics, and a new table has none. A place is one only
 * within a partition, and a tenant lives in one: so the tenant is named beside it. The places are asked for first,
 * because a database spread over machines changes no rows by places that another part of the statement found.
 */
const duePlaces = `
SELECT ctid::text AS place FROM attune.response WHERE tenant = $1 AND survey = $2 AND final AND NOT counted LIMIT $3 FOR UPDATE`;

/** Comments leave the row of whoever wrote them as soon as it is counted; identified surveys promised no such thing. */
const takeNamed = `
WITH due AS MATERIALIZED (
  SELECT hash, grp, segment, answers, blank, texts, receipts FROM attune.response
  WHERE tenant = $1 AND ctid = ANY (string_to_array($5, ' ')::tid[])
), said AS (
  INSERT INTO attune.comment (tenant, survey, item, body, receipt)
  SELECT $1, $2, text.key, text.value, decode(receipts ->> text.key, 'hex')
  FROM due, jsonb_each_text(due.texts) AS text ORDER BY random()
), marked AS (
  UPDATE attune.response SET counted = true, texts = CASE WHEN $6 THEN texts END, receipts = CASE WHEN $6 THEN receipts END
  WHERE tenant = $1 AND ctid = ANY (string_to_array($5, ' ')::tid[])
)`;

/**
 * The rows of anonymous answers are written anew, in random order and together with those that came shortly before:
 * afterwards neither their place nor their transaction number tells when, or after whom, an answer came.
 */
const takeAnonymous = `
WITH gone AS (
  DELETE FROM attune.anonymous_response WHERE tenant = $1 AND ctid = ANY (ARRAY(
    SELECT ctid FROM attune.anonymous_response WHERE tenant = $1 AND survey = $2 AND NOT settled
    ORDER BY counted, id LIMIT $5 FOR UPDATE
  )) RETURNING hash, grp, segment, answers, blank, counted
), back AS (
  INSERT INTO attune.anonymous_response (tenant, survey, hash, grp, segment, answers, blank, counted, settled)
  SELECT $1, $2, hash, grp, segment, answers, blank, true, (SELECT count(*) FROM gone) >= $6 AND random() < 0.5 FROM gone ORDER BY random()
), due AS (
  SELECT hash, grp, segment, answers, blank FROM gone WHERE NOT counted
)`;

const anyAnonymous = `
SELECT ctid::text AS place FROM attune.anonymous_response
WHERE tenant = $1 AND survey = $2 AND NOT settled AND NOT counted LIMIT 1`;

/** Not a measure: how many rows were taken, blank ones too. */
const taken = 'taken';

/**
 * Counts what was taken, by the groups in $9 and no others: each person who said anything once in \`responses\`, in every
 * item answered, in every dimension with enough answers (the person's mean, in points), and in the index if all
 * dimensions have a score. Scores keep nine decimals, so that equal ones that differ by rounding alone meet in one count.
 * \`pairs\` are the sums and sums of products that a covariance is made of, with 1 in place 0; equal rows are taken at
 * once, for a large portion has few different ones.
 */
const count = `, person AS MATERIALIZED (
  SELECT row_number() OVER () AS p, hash, CASE WHEN $9::jsonb ? grp THEN grp ELSE '' END AS grp, coalesce(segment, '') AS segment, answers FROM due
  WHERE NOT blank
), step AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($3::jsonb) AS s(
    hash text, item text, kind text, dimension text, base float8, slope float8, size int, needed int, dimensions int)
), answer AS MATERIALIZED (
  SELECT p, hash, grp, segment, item, kind, dimension, size, needed, dimensions, given.value,
    CASE WHEN dimension IS NOT NULL AND jsonb_typeof(given.value) = 'number' THEN base + slope * given.value::float8 END AS points
  FROM person JOIN step USING (hash) CROSS JOIN LATERAL (SELECT answers -> step.item AS value) AS given
  WHERE jsonb_typeof(given.value) <> 'null'
), score AS MATERIALIZED (
  SELECT p, hash, grp, segment, dimension, min(size) AS size, min(dimensions) AS dimensions,
    round(avg(points)::numeric, 9) AS score, array_agg(points ORDER BY item) AS points
  FROM answer WHERE points IS NOT NULL GROUP BY p, hash, grp, segment, dimension HAVING count(*) >= min(needed)
), fact AS (
  SELECT 'responses' AS measure, NULL::text AS value, true AS first, grp, segment FROM person
  UNION ALL SELECT 'item ' || item, value #>> '{}', true, grp, segment FROM answer WHERE jsonb_typeof(value) <> 'array'
  UNION ALL SELECT 'item ' || item, chosen.value, coalesce(chosen.place, 1) = 1, grp, segment
    FROM answer LEFT JOIN LATERAL jsonb_array_elements_text(value) WITH ORDINALITY AS chosen(value, place)
      ON kind <> 'ranking' OR chosen.place = 1
    WHERE jsonb_typeof(answer.value) = 'array'
  UNION ALL SELECT 'dimension ' || dimension, trim_scale(score)::text, true, grp, segment FROM score
  UNION ALL SELECT 'index', trim_scale(round(avg(score), 9))::text, true, grp, segment
    FROM score GROUP BY p, grp, segment HAVING count(*) = min(dimensions)
), counted AS (
  SELECT measure, CASE GROUPING(grp) WHEN 0 THEN 'group' ELSE 'segment' END AS cut, coalesce(grp, segment) AS name, value,
    count(*) FILTER (WHERE first) AS people, count(*) AS n
  FROM fact GROUP BY GROUPING SETS ((measure, value, grp), (measure, value, segment))
), pattern AS (
  SELECT hash, dimension, points, size, count(*) AS n FROM score
  WHERE $8 AND cardinality(points) = size AND size <= 30 GROUP BY hash, dimension, points, size
), pair AS (
  SELECT hash, dimension, i, j, sum(n * coalesce(points[i], 1) * coalesce(points[j], 1)) AS total
  FROM pattern, generate_series(0, size) AS i, generate_series(0, i) AS j GROUP BY hash, dimension, i, j
)
SELECT '${taken}' AS measure, 'group' AS cut, '' AS grp, count(*)::int AS n, '{}'::jsonb AS counts FROM due
UNION ALL
SELECT measure, cut, name, sum(people)::int AS n,
  coalesce(jsonb_object_agg(value, n) FILTER (WHERE value IS NOT NULL), '{}')
FROM counted WHERE cut = 'group' OR $4 GROUP BY measure, cut, name
UNION ALL
SELECT 'responses', 'both', grp || '|' || segment, count(*)::int, '{}' FROM person WHERE $4 GROUP BY grp, segment
UNION ALL
SELECT 'pairs ' || hash || ' ' || dimension, 'group', $7, sum(total) FILTER (WHERE i = 0)::int, jsonb_object_agg(i || ' ' || j, total)
FROM pair GROUP BY hash, dimension`;

const countNamed = takeNamed + count;
const countAnonymous = takeAnonymous + count;

/**
 * Marks up to {@link portion} submitted answers as counted and returns how many, and what they add to each cell.
 *
 * @param pairs whether to count pairs as well: they cost half as much as all else
 */
export async function countUncounted(
  query: Query,
  tenant: string,
  survey: Survey,
  { plan, pairs }: { plan: readonly CountingStep[]; pairs: boolean },
): Promise<{ taken: number; counted: Counted[] }> {
  // What a portion sorts fits in memory then; and statistics that were taken while much waited must not make a read
  // look through all that has been counted since.
  await query("SELECT set_config('work_mem', '64MB', true), set_config('enable_seqscan', 'off', true)");
  const { id, privacy } = survey;
  const { groups = [], segments } = forReaders(survey);
  const anonymous = privacy === 'anonymous';
  const waiting = await (anonymous
    ? query<{ place: string }>(anyAnonymous, [tenant, id])
    : query<{ place: string }>(duePlaces, [tenant, id, portion]));
  if (!waiting.length) return { taken: 0, counted: [] };
  const given = [tenant, id, JSON.stringify(plan), segments !== undefined];
  const names = JSON.stringify(groups.map((group) => group.id));
  const places = waiting.map(({ place }) => place).join(' ');
  const rows = await (anonymous
    ? query<CountedRow>(countAnonymous, [...given, portion + settledFrom, settledFrom, companyOnly, pairs, names])
    : query<CountedRow>(countNamed, [...given, places, privacy === 'identified', companyOnly, pairs, names]));
  return {
    taken: rows.find(({ measure }) => measure === taken)!.n,
    counted: rows.flatMap(({ measure, n, counts, ...cell }) =>
      measure === taken ? [] : [{ ...cell, measure, tally: { n, counts } }],
    ),
  };
}

type CountedRow = Omit<Counted, 'tally' | 'measure'> & { measure: Measure | typeof taken } & Tally;

/** Surveys with answers that have not been counted yet. */
export async function uncountedSurveys(query: Query, tenant: string): Promise<string[]> {
  const rows = await query<{ survey: string }>(
    `SELECT survey FROM attune.response WHERE tenant = $1 AND final AND NOT counted
     UNION SELECT survey FROM attune.anonymous_response WHERE tenant = $1 AND NOT settled AND NOT counted`,
    [tenant],
  );
  return rows.map(({ survey }) => survey);
}
