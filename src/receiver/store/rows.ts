import type { Answers } from '../../core/schema/answers.js';
import type { Query } from './driver.js';

/** One person's submitted answer in an identified survey. */
export interface ResponseRow {
  subject: string;
  /** Who the invitation was made for; null without one. */
  participant: string | null;
  group: string | null;
  locale: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
  answers: Answers;
}

/** Submitted answers, oldest first. For identified surveys only. */
export async function readRows(query: Query, tenant: string, survey: string): Promise<ResponseRow[]> {
  const rows = await query<Omit<ResponseRow, 'receivedAt'> & { received_at: Date }>(
    `SELECT given::text AS subject, participant, grp AS "group", locale, received_at, answers || coalesce(texts, '{}') AS answers
     FROM attune.response WHERE tenant = $1 AND survey = $2 AND final ORDER BY received_at, given`,
    [tenant, survey],
  );
  return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at.toISOString() }));
}
