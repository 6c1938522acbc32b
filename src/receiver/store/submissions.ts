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
  segment?: string;
  answers: Answers;
  /** Whether it says nothing at all, neither an answer nor a text. It is taken, and no figure counts it. */
  blank: boolean;
  /** Free text by item id, kept apart from the answers. */
  texts?: Record<string, string>;
  /** Digests of the respondent's receipt by item id, hex: each finds one comment and none of the others. */
  receipts?: Record<string, string>;
  /** Absent for anonymous surveys. */
  named?: {
    /** The key of the response. */
    subject: string;
    /** What its device calls it: the same, unless an invitation is the key. */
    given: string;
    final: boolean;
    sequence: number;
    locale: string;
    received_at: string;
    /** Who the invitation was made for; identified surveys only. */
    participant?: string;
  };
}

/**
 * `superseded`: nothing was kept, because a later snapshot is there or the response has been counted. `stale`: the survey
 * was published anew meanwhile; check the event again.
 */
export type StoredAs = 'accepted' | 'duplicate' | 'superseded' | 'conflict' | 'stale';

/** Writes submissions of one tenant; what came of each, in their order. Their keys must differ. */
export async function writeSubmissions(
  query: Query,
  tenant: string,
  submissions: readonly Submission[],
): Promise<StoredAs[]> {
  const rows = await query<{ key: string; outcome: 'accepted' | 'superseded' | 'known' }>(
    'SELECT submission AS key, outcome FROM attune.take_submissions($1, $2::jsonb)',
    [tenant, JSON.stringify(submissions)],
  );
  const outcomes = new Map(rows.map(({ key, outcome }) => [key, outcome]));
  const having = (outcome: string) => submissions.filter(({ key }) => outcomes.get(key) === outcome);
  const superseded = having('superseded');
  // Not remembered as an event either: the repeat of what was not kept must never pass for one that was.
  if (superseded.length) await forgetEvents(query, tenant, superseded);
  const repeats = having('known');
  const known = repeats.length ? await fingerprintsOf(query, tenant, repeats) : new Map<string, string>();
  return submissions.map(({ key, fingerprint }) => {
    const outcome = outcomes.get(key) ?? 'stale';
    if (outcome !== 'known') return outcome;
    return known.get(key) === fingerprint ? 'duplicate' : 'conflict';
  });
}

async function forgetEvents(query: Query, tenant: string, events: readonly { key: string }[]): Promise<void> {
  await query(
    `DELETE FROM attune.event
     WHERE tenant = $1 AND key IN (SELECT decode(value, 'hex') FROM jsonb_array_elements_text($2::jsonb))`,
    [tenant, JSON.stringify(events.map(({ key }) => key))],
  );
}

/** The fingerprints of those events that are stored already, by key. */
export async function fingerprintsOf(
  query: Query,
  tenant: string,
  events: readonly { key: string }[],
): Promise<Map<string, string>> {
  const rows = await query<{ key: string; fingerprint: string }>(
    `SELECT encode(key, 'hex') AS key, encode(fingerprint, 'hex') AS fingerprint FROM attune.event
     WHERE tenant = $1 AND key IN (SELECT decode(value, 'hex') FROM jsonb_array_elements_text($2::jsonb))`,
    [tenant, JSON.stringify(events.map(({ key }) => key))],
  );
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]));
}

/** Whether a response is the one its device calls so. */
export async function isGiven(
  query: Query,
  tenant: string,
  survey: string,
  { subject, given }: { subject: string; given: string },
): Promise<boolean> {
  const rows = await query(
    'SELECT 1 FROM attune.response WHERE tenant = $1 AND survey = $2 AND subject = $3::uuid AND given = $4::uuid',
    [tenant, survey, subject, given],
  );
  return rows.length > 0;
}
