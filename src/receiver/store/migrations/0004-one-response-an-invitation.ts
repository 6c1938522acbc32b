import type { Migration } from './migration.js';

const rewritten = ['survey', 'response', 'comment', 'cell'];

/** Else an owner who is no superuser would see no row to change. */
const policies = (word: 'FORCE' | 'NO FORCE'): string[] =>
  rewritten.map((table) => `ALTER TABLE attune.${table} ${word} ROW LEVEL SECURITY`);

/**
 * `subject` is the key of a response: of one that came with an invitation it is made of the invitation, so that there is
 * one, whatever its devices call it. `given` is what the device called it.
 */
const columns = [
  'ALTER TABLE attune.response ADD COLUMN given uuid',
  'UPDATE attune.response SET given = subject',
  'ALTER TABLE attune.response ALTER COLUMN given SET NOT NULL',
  // Who submitted without a word said nothing that figures could be made of. Of an anonymous row its comments, which lie
  // apart, do not tell: what came before this step counts as it did.
  'ALTER TABLE attune.anonymous_response ADD COLUMN blank boolean NOT NULL DEFAULT false',
  'ALTER TABLE attune.response ADD COLUMN blank boolean NOT NULL DEFAULT false',
  "UPDATE attune.response SET blank = true WHERE answers = '{}' AND texts IS NULL AND NOT counted",
  // Figures of those who were promised that nobody reads their answers come out once, at the end.
  'ALTER TABLE attune.survey DROP CONSTRAINT survey_results_check',
  "UPDATE attune.survey SET results = CASE WHEN results = 'in-batches' AND privacy = 'identified' THEN 'at-once' ELSE 'after-close' END",
  "ALTER TABLE attune.survey ADD CONSTRAINT survey_results_check CHECK (results = 'after-close' OR results = 'at-once' AND privacy = 'identified')",
  // Comments are the company's alone: nothing beside one says where its writer works.
  'ALTER TABLE attune.comment ADD COLUMN released boolean NOT NULL DEFAULT false',
  'UPDATE attune.comment SET released = lot IS NOT NULL',
  'ALTER TABLE attune.comment DROP COLUMN lot, DROP COLUMN grp',
  'CREATE INDEX comment_waiting ON attune.comment (tenant, survey, item) WHERE NOT released',
  // What arrived, and was told before it was released.
  "DELETE FROM attune.cell WHERE measure = 'arrived'",
  // As the step before meant to, which saw no row either.
  `UPDATE attune.survey SET groups = (SELECT jsonb_agg(jsonb_build_object('id', id)) FROM jsonb_array_elements(groups) AS g(id))
   WHERE jsonb_typeof(groups -> 0) = 'string'`,
];

/** Nobody's: written to find out whether anything can be. */
const health = [
  'CREATE TABLE attune.health (place integer PRIMARY KEY, written_at timestamptz NOT NULL)',
  'INSERT INTO attune.health (place, written_at) VALUES (1, now())',
  'GRANT SELECT, UPDATE ON attune.health TO attune_app',
];

/**
 * As before; a snapshot that changes nothing is told from one that is kept. Of one response the latest final counts, and
 * another device's final replaces it, until it is counted.
 */
const takeFunction = `
CREATE FUNCTION attune.take_submissions(tenant_key text, batch jsonb) RETURNS TABLE (submission text, outcome text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
WITH incoming AS (
  SELECT e.*, n.*, decode(e.key, 'hex') AS event_key
  FROM jsonb_to_recordset(take_submissions.batch) AS e(key text, fingerprint text, survey text, revision integer, hash text, grp text, segment text, answers jsonb, blank boolean, texts jsonb, receipts jsonb, named jsonb)
  JOIN attune.survey AS s ON s.tenant = take_submissions.tenant_key AND s.id = e.survey AND s.revision = e.revision
  LEFT JOIN LATERAL jsonb_to_record(e.named) AS n(subject uuid, given uuid, final boolean, sequence bigint, locale text, received_at timestamptz, participant text) ON true
), fresh AS (
  INSERT INTO attune.event (tenant, key, fingerprint) SELECT take_submissions.tenant_key, event_key, decode(fingerprint, 'hex') FROM incoming
  ON CONFLICT DO NOTHING RETURNING key AS event_key
), anonymous AS (
  INSERT INTO attune.anonymous_response (tenant, survey, hash, grp, segment, answers, blank)
  SELECT take_submissions.tenant_key, survey, hash, grp, segment, answers, blank FROM incoming JOIN fresh USING (event_key) WHERE named IS NULL
), comments AS (
  INSERT INTO attune.comment (tenant, survey, item, body, receipt)
  SELECT take_submissions.tenant_key, survey, text.key, text.value, decode(receipts ->> text.key, 'hex')
  FROM incoming JOIN fresh USING (event_key), jsonb_each_text(incoming.texts) AS text WHERE named IS NULL
), newest AS (
  SELECT DISTINCT ON (survey, subject) incoming.* FROM incoming JOIN fresh USING (event_key) WHERE named IS NOT NULL
  ORDER BY survey, subject, final DESC, sequence DESC, event_key
), latest AS (
  INSERT INTO attune.response AS r (tenant, survey, subject, given, final, sequence, hash, locale, grp, segment, answers, blank, texts, receipts, participant, received_at)
  SELECT take_submissions.tenant_key, survey, subject, given, final, sequence, hash, locale, grp, segment, answers, blank, texts, receipts, participant, received_at
  FROM newest
  ON CONFLICT (tenant, survey, subject) DO UPDATE SET
    (given, final, sequence, hash, locale, grp, segment, answers, blank, texts, receipts, participant, received_at)
      = (excluded.given, excluded.final, excluded.sequence, excluded.hash, excluded.locale, excluded.grp, excluded.segment, excluded.answers,
         excluded.blank, excluded.texts, excluded.receipts, excluded.participant, excluded.received_at)
    -- A draft that arrives late never undoes what was submitted, and what was counted stays as it was counted. Two
    -- devices count their snapshots each by itself.
    WHERE NOT r.counted AND CASE WHEN excluded.given = r.given
      THEN (excluded.final, excluded.sequence) > (r.final, r.sequence) ELSE excluded.final >= r.final END
  RETURNING survey, subject
), kept AS (
  SELECT event_key FROM newest JOIN latest USING (survey, subject)
)
SELECT incoming.key, CASE WHEN fresh.event_key IS NULL THEN 'known' WHEN named IS NULL OR kept.event_key IS NOT NULL THEN 'accepted' ELSE 'superseded' END
FROM incoming LEFT JOIN fresh USING (event_key) LEFT JOIN kept USING (event_key);
END $$`;

export const oneResponseAnInvitation: Migration = {
  name: 'one response an invitation',
  statements: [
    ...policies('NO FORCE'),
    ...columns,
    ...policies('FORCE'),
    ...health,
    'DROP FUNCTION attune.take_submissions(text, jsonb)',
    takeFunction,
  ],
};
