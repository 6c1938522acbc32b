import type { Migration } from './migration.js';

/**
 * Stores submissions: events, answers and comments in one statement, all of a submission or none of it. A function,
 * because its plan is kept: planning it for every answer would take longer than running it.
 */
const takeFunction = `
CREATE OR REPLACE FUNCTION attune.take_submissions(tenant_key text, batch jsonb) RETURNS TABLE (submission text, is_fresh boolean)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
WITH incoming AS (
  SELECT e.*, n.*, decode(e.key, 'hex') AS event_key
  FROM jsonb_to_recordset(take_submissions.batch) AS e(key text, fingerprint text, survey text, revision integer, hash text, grp text, answers jsonb, texts jsonb, named jsonb)
  JOIN attune.survey AS s ON s.tenant = take_submissions.tenant_key AND s.id = e.survey AND s.revision = e.revision
  LEFT JOIN LATERAL jsonb_to_record(e.named) AS n(subject uuid, final boolean, sequence bigint, locale text, received_at timestamptz, participant text) ON true
), fresh AS (
  INSERT INTO attune.event (tenant, key, fingerprint) SELECT take_submissions.tenant_key, event_key, decode(fingerprint, 'hex') FROM incoming
  ON CONFLICT DO NOTHING RETURNING key AS event_key
), anonymous AS (
  INSERT INTO attune.anonymous_response (tenant, survey, hash, grp, answers)
  SELECT take_submissions.tenant_key, survey, hash, grp, answers FROM incoming JOIN fresh USING (event_key) WHERE named IS NULL
), comments AS (
  INSERT INTO attune.comment (tenant, survey, item, grp, body)
  SELECT take_submissions.tenant_key, survey, text.key, grp, text.value
  FROM incoming JOIN fresh USING (event_key), jsonb_each_text(incoming.texts) AS text WHERE named IS NULL
), latest AS (
  INSERT INTO attune.response AS r (tenant, survey, subject, final, sequence, hash, locale, grp, answers, texts, participant, received_at)
  SELECT DISTINCT ON (survey, subject) take_submissions.tenant_key, survey, subject, final, sequence, hash, locale, grp, answers, texts, participant, received_at
  FROM incoming JOIN fresh USING (event_key) WHERE named IS NOT NULL
  ORDER BY survey, subject, final DESC, sequence DESC
  ON CONFLICT (tenant, survey, subject) DO UPDATE SET
    (final, sequence, hash, locale, grp, answers, texts, participant, received_at)
      = (excluded.final, excluded.sequence, excluded.hash, excluded.locale, excluded.grp, excluded.answers, excluded.texts,
         excluded.participant, excluded.received_at)
    -- A draft that arrives late never undoes what was submitted, and what was counted stays as it was counted.
    WHERE (excluded.final, excluded.sequence) > (r.final, r.sequence) AND NOT r.counted
)
SELECT incoming.key, fresh.event_key IS NOT NULL AS fresh FROM incoming LEFT JOIN fresh USING (event_key);
END $$`;

export const takeSubmissions: Migration = { name: 'take submissions', statements: [takeFunction] };
