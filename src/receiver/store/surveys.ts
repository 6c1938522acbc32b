import type { Instrument } from '../../core/schema/instrument.js';
import type { Privacy } from '../../core/schema/event.js';
import type { Query } from './driver.js';

/** The rules a survey was published with. */
export interface SurveyRules {
  privacy: Privacy;
  /** The least number of answers any figure rests on. */
  minimum: number;
  /** The least number of comments shown together. */
  commentsMinimum: number;
  /** `token`: each answer needs an invitation, and each invitation counts once. */
  participation: 'open' | 'token';
  /** When figures come out: in batches while it is open, or once it has closed. */
  results: 'in-batches' | 'after-close';
  /** The groups a respondent may name. Absent: any. */
  groups?: readonly string[];
  /** Milliseconds since 1970. */
  opensAt?: number;
  /** Milliseconds since 1970. */
  closesAt?: number;
}

export interface Survey extends SurveyRules {
  id: string;
  /** Counts its publications, so that nothing is stored by rules that have changed meanwhile. */
  revision: number;
  /** Content hash of the instrument published last. */
  hash: string;
  /** Every wording published so far, whole and as its short form, by content hash. */
  instruments: ReadonlyMap<string, Instrument>;
}

interface SurveyRow {
  revision: number;
  hash: string;
  privacy: Privacy;
  minimum: number;
  comments_minimum: number;
  participation: Survey['participation'];
  results: Survey['results'];
  groups: string[] | null;
  opens_at: Date | null;
  closes_at: Date | null;
}

/** One survey of the transaction's tenant. */
export async function readSurvey(query: Query, id: string): Promise<Survey | undefined> {
  const [row] = await query<SurveyRow>('SELECT * FROM attune.survey WHERE id = $1', [id]);
  if (!row) return undefined;
  const instruments = await query<{ hash: string; content: Instrument }>(
    'SELECT hash, content FROM attune.instrument WHERE survey = $1',
    [id],
  );
  return {
    id,
    revision: row.revision,
    hash: row.hash,
    privacy: row.privacy,
    minimum: row.minimum,
    commentsMinimum: row.comments_minimum,
    participation: row.participation,
    results: row.results,
    ...(row.groups && { groups: row.groups }),
    ...(row.opens_at && { opensAt: row.opens_at.getTime() }),
    ...(row.closes_at && { closesAt: row.closes_at.getTime() }),
    instruments: new Map(instruments.map(({ hash, content }) => [hash, content])),
  };
}

/** Publishes a survey, or publishes it again by other rules. Earlier wordings stay. */
export async function writeSurvey(
  query: Query,
  tenant: string,
  id: string,
  { rules, hash, instruments }: { rules: SurveyRules; hash: string; instruments: ReadonlyMap<string, Instrument> },
): Promise<void> {
  const moment = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());
  await query(
    `INSERT INTO attune.survey AS s
       (tenant, id, hash, privacy, minimum, comments_minimum, participation, results, groups, opens_at, closes_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::timestamptz, $11::timestamptz)
     ON CONFLICT (tenant, id) DO UPDATE SET (revision, hash, privacy, minimum, comments_minimum, participation, results, groups, opens_at, closes_at)
       = (s.revision + 1, excluded.hash, excluded.privacy, excluded.minimum, excluded.comments_minimum, excluded.participation,
          excluded.results, excluded.groups, excluded.opens_at, excluded.closes_at)`,
    [
      tenant,
      id,
      hash,
      rules.privacy,
      rules.minimum,
      rules.commentsMinimum,
      rules.participation,
      rules.results,
      rules.groups ? JSON.stringify(rules.groups) : null,
      moment(rules.opensAt),
      moment(rules.closesAt),
    ],
  );
  for (const [each, content] of instruments) {
    await query(
      'INSERT INTO attune.instrument (tenant, survey, hash, content) VALUES ($1, $2, $3, $4::jsonb) ON CONFLICT (tenant, survey, hash) DO UPDATE SET content = excluded.content',
      [tenant, id, each, JSON.stringify(content)],
    );
  }
}

/** Whether anyone has answered; from then on what respondents were told about privacy cannot change. */
export async function hasResponses(query: Query, id: string): Promise<boolean> {
  const rows = await query(
    `SELECT 1 FROM attune.response WHERE survey = $1
     UNION ALL SELECT 1 FROM attune.anonymous_response WHERE survey = $1 LIMIT 1`,
    [id],
  );
  return rows.length > 0;
}
