import type { Migration } from './migration.js';

/** Waves of one series; a second way to divide the answers; and how many were asked. */
const columns = [
  `ALTER TABLE attune.survey
     ADD COLUMN segments jsonb, ADD COLUMN invited integer,
     ADD COLUMN series text, ADD COLUMN wave_name jsonb, ADD COLUMN wave_start date,
     ADD COLUMN released_on date`,
  `UPDATE attune.survey SET groups = (SELECT jsonb_agg(jsonb_build_object('id', id)) FROM jsonb_array_elements(groups) AS g(id))
   WHERE groups IS NOT NULL`,
  'CREATE INDEX survey_series ON attune.survey (tenant, series) WHERE series IS NOT NULL',
  // The digest of a receipt and the item: who holds the receipt finds the comment, and nothing finds its writer's others.
  'ALTER TABLE attune.response ADD COLUMN segment text, ADD COLUMN receipts jsonb',
  'ALTER TABLE attune.anonymous_response ADD COLUMN segment text',
  'ALTER TABLE attune.comment ADD COLUMN receipt bytea',
  'CREATE INDEX comment_receipt ON attune.comment (tenant, survey, receipt) WHERE receipt IS NOT NULL',
  "ALTER TABLE attune.cell ADD COLUMN cut text NOT NULL DEFAULT 'group'",
  'ALTER TABLE attune.cell DROP CONSTRAINT cell_pkey, ADD PRIMARY KEY (tenant, survey, measure, cut, grp)',
];

/** What is done about what people said. \`comments\` are the released ones it answers. */
const action = `
CREATE TABLE attune.action (
  tenant text NOT NULL,
  survey text NOT NULL,
  id text NOT NULL,
  place integer NOT NULL,
  content jsonb NOT NULL,
  comments uuid[] NOT NULL,
  PRIMARY KEY (tenant, survey, id),
  FOREIGN KEY (tenant, survey) REFERENCES attune.survey (tenant, id)
)`;

const actionPolicy = [
  'ALTER TABLE attune.action ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE attune.action FORCE ROW LEVEL SECURITY',
  `CREATE POLICY own_tenant ON attune.action
    USING (tenant = current_setting('attune.tenant', true)) WITH CHECK (tenant = current_setting('attune.tenant', true))`,
  'GRANT SELECT, INSERT, UPDATE, DELETE ON attune.action TO attune_app',
];

/** As before, with the segment and the digests of receipts. */
const takeFunction = `
CREATE OR REPLACE FUNCTION attune.take_submissions(tenant_key text, batch jsonb) RETURNS TABLE (submission text, is_fresh boolean)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
WITH incoming AS (
  SELECT e.*, n.*, decode(e.key, 'hex') AS event_key
  FROM jsonb_to_recordset(take_submissions.batch) AS e(key text, fingerprint text, survey text, revision integer, hash text, grp text, segment text, answers jsonb, texts jsonb, receipts jsonb, named jsonb)
  JOIN attune.survey AS s ON s.tenant = take_submissions.tenant_key AND s.id = e.survey AND s.revision = e.revision
  LEFT JOIN LATERAL jsonb_to_record(e.named) AS n(subject uuid, final boolean, sequence bigint, locale text, received_at timestamptz, participant text) ON true
), fresh AS (
  INSERT INTO attune.event (tenant, key, fingerprint) SELECT take_submissions.tenant_key, event_key, decode(fingerprint, 'hex') FROM incoming
  ON CONFLICT DO NOTHING RETURNING key AS event_key
), anonymous AS (
  INSERT INTO attune.anonymous_response (tenant, survey, hash, grp, segment, answers)
  SELECT take_submissions.tenant_key, survey, hash, grp, segment, answers FROM incoming JOIN fresh USING (event_key) WHERE named IS NULL
), comments AS (
  INSERT INTO attune.comment (tenant, survey, item, grp, body, receipt)
  SELECT take_submissions.tenant_key, survey, text.key, grp, text.value, decode(receipts ->> text.key, 'hex')
  FROM incoming JOIN fresh USING (event_key), jsonb_each_text(incoming.texts) AS text WHERE named IS NULL
), latest AS (
  INSERT INTO attune.response AS r (tenant, survey, subject, final, sequence, hash, locale, grp, segment, answers, texts, receipts, participant, received_at)
  SELECT DISTINCT ON (survey, subject) take_submissions.tenant_key, survey, subject, final, sequence, hash, locale, grp, segment, answers, texts, receipts, participant, received_at
  FROM incoming JOIN fresh USING (event_key) WHERE named IS NOT NULL
  ORDER BY survey, subject, final DESC, sequence DESC
  ON CONFLICT (tenant, survey, subject) DO UPDATE SET
    (final, sequence, hash, locale, grp, segment, answers, texts, receipts, participant, received_at)
      = (excluded.final, excluded.sequence, excluded.hash, excluded.locale, excluded.grp, excluded.segment, excluded.answers, excluded.texts,
         excluded.receipts, excluded.participant, excluded.received_at)
    -- A draft that arrives late never undoes what was submitted, and what was counted stays as it was counted.
    WHERE (excluded.final, excluded.sequence) > (r.final, r.sequence) AND NOT r.counted
)
SELECT incoming.key, fresh.event_key IS NOT NULL AS fresh FROM incoming LEFT JOIN fresh USING (event_key);
END $$`;

export const wavesAndCuts: Migration = {
  name: 'waves and cuts',
  statements: [...columns, action, ...actionPolicy, takeFunction],
};
