import type { Answers } from '../../core/schema/answers.js';
import type { Query } from './driver.js';

/** One checked snapshot of a response, as it is written. Of an anonymous one there is nothing more to write. */
export interface Submission {
  /** Digest of the event's source and id, hex: the same event never counts twice. */
  key: string;
  /** Digest of the whole event, hex: tells a repeat from another event under the same id. */
  fingerprint: string;
  survey: string;
  /** The survey's revision the event was checked by. */
  revision: number;
  /** Content hash of the instrument shown. */
  hash: string;
  grp?: string;
  answers: Answers;
  /** Free text by item id, kept apart from the answers. */
  texts?: Record<string, string>;
  /** Absent for anonymous surveys. */
  named?: {
    subject: string;
    final: boolean;
    sequence: number;
    locale: string;
    received_at: string;
    /** Who the invitation was made for; identified surveys only. */
    participant?: string;
  };
}

/** `stale`: the survey was published anew meanwhile; check the event again. */
export type StoredAs = 'accepted' | 'duplicate' | 'conflict' | 'stale';

/** Events, answers and comments in one statement: all of a submission or none of it, in one round trip. */
const write = `
WITH incoming AS (
  SELECT e.*, n.*, decode(e.key, 'hex') AS event_key
  FROM jsonb_to_recordset($2::jsonb) AS e(key text, fingerprint text, survey text, revision integer, hash text, grp text, answers jsonb, texts jsonb, named jsonb)
  JOIN attune.survey AS s ON s.tenant = $1 AND s.id = e.survey AND s.revision = e.revision
  LEFT JOIN LATERAL jsonb_to_record(e.named) AS n(subject uuid, final boolean, sequence bigint, locale text, received_at timestamptz, participant text) ON true
), fresh AS (
  INSERT INTO attune.event (tenant, key, fingerprint) SELECT $1, event_key, decode(fingerprint, 'hex') FROM incoming
  ON CONFLICT DO NOTHING RETURNING key AS event_key
), anonymous AS (
  INSERT INTO attune.anonymous_response (tenant, survey, hash, grp, answers)
  SELECT $1, survey, hash, grp, answers FROM incoming JOIN fresh USING (event_key) WHERE named IS NULL
), comments AS (
  INSERT INTO attune.comment (tenant, survey, item, grp, body)
  SELECT $1, survey, text.key, grp, text.value
  FROM incoming JOIN fresh USING (event_key), jsonb_each_text(incoming.texts) AS text WHERE named IS NULL
), latest AS (
  INSERT INTO attune.response AS r (tenant, survey, subject, final, sequence, hash, locale, grp, answers, texts, participant, received_at)
  SELECT DISTINCT ON (survey, subject) $1, survey, subject, final, sequence, hash, locale, grp, answers, texts, participant, received_at
  FROM incoming JOIN fresh USING (event_key) WHERE named IS NOT NULL
  ORDER BY survey, subject, final DESC, sequence DESC
  ON CONFLICT (tenant, survey, subject) DO UPDATE SET
    (final, sequence, hash, locale, grp, answers, texts, participant, received_at)
      = (excluded.final, excluded.sequence, excluded.hash, excluded.locale, excluded.grp, excluded.answers, excluded.texts,
         excluded.participant, excluded.received_at)
    -- A draft that arrives late never undoes what was submitted, and what was counted stays as it was counted.
    WHERE (excluded.final, excluded.sequence) > (r.final, r.sequence) AND NOT r.counted
)
SELECT incoming.key, fresh.event_key IS NOT NULL AS fresh FROM incoming LEFT JOIN fresh USING (event_key)`;

/** Writes submissions of one tenant; what came of each, in their order. Their keys must differ. */
export async function writeSubmissions(
  query: Query,
  tenant: string,
  submissions: readonly Submission[],
): Promise<StoredAs[]> {
  const rows = await query<{ key: string; fresh: boolean }>(write, [tenant, JSON.stringify(submissions)]);
  const fresh = new Map(rows.map((row) => [row.key, row.fresh]));
  const known = rows.every((row) => row.fresh)
    ? new Map<string, string>()
    : await fingerprintsOf(query, submissions);
  return submissions.map(({ key, fingerprint }) => {
    if (fresh.get(key)) return 'accepted';
    const first = known.get(key);
    if (first === undefined) return 'stale';
    return first === fingerprint ? 'duplicate' : 'conflict';
  });
}

/** The fingerprints of those events that are stored already, by key. */
export async function fingerprintsOf(
  query: Query,
  events: readonly { key: string }[],
): Promise<Map<string, string>> {
  const rows = await query<{ key: string; fingerprint: string }>(
    `SELECT encode(key, 'hex') AS key, encode(fingerprint, 'hex') AS fingerprint FROM attune.event
     WHERE key IN (SELECT decode(value, 'hex') FROM jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(events.map(({ key }) => key))],
  );
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]));
}

/** Whether a response is stored under this subject. */
export async function hasSubject(query: Query, survey: string, subject: string): Promise<boolean> {
  const rows = await query('SELECT 1 FROM attune.response WHERE survey = $1 AND subject = $2::uuid', [
    survey,
    subject,
  ]);
  return rows.length > 0;
}
