import type { Instrument } from '../../core/schema/instrument.js';
import type { Privacy } from '../../core/schema/event.js';
import type { LocalisedText } from '../../core/schema/text.js';
import type { Query } from './driver.js';

/** One of the ways a respondent's answer may be counted besides the company's. Names default to ids. */
export interface Segment {
  id: string;
  name?: LocalisedText;
  /** How many were asked. */
  invited?: number;
}

/** A segment of the organisation itself: it may be part of another. */
export interface Group extends Segment {
  parent?: string;
}

/** A survey's place among those it is compared with. */
export interface Wave {
  series: string;
  name: LocalisedText;
  /** The first day, such as "2026-10-01". */
  start: string;
}

/** The rules a survey was published with. */
export interface SurveyRules {
  privacy: Privacy;
  /** The least number of answers any figure rests on. */
  minimum: number;
  /** The least number of comments shown together. */
  commentsMinimum: number;
  /** `token`: each answer needs an invitation, and each invitation counts once. */
  participation: 'open' | 'token';
  /** When figures come out: as answers come (identified surveys only), or once the last has come. */
  results: 'at-once' | 'after-close';
  /** The groups an invitation may name. Absent: none. */
  groups?: readonly Group[];
  /** The second way the answers are divided, such as by level. Absent: none. */
  segments?: readonly Segment[];
  /** How many were asked. */
  invited?: number;
  /** The series this survey is a wave of. */
  wave?: Wave;
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
  /** The day its figures last changed, such as "2026-11-22". */
  releasedOn?: string;
  /** The day its comments came out, such as "2026-11-22"; of an identified survey they come at any time. */
  commentsReleasedOn?: string;
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
  groups: Group[] | null;
  segments: Segment[] | null;
  invited: number | null;
  series: string | null;
  wave_name: LocalisedText | null;
  wave_start: string | null;
  released_on: string | null;
  comments_released_on: string | null;
  opens_at: Date | null;
  closes_at: Date | null;
}

/** One survey of a tenant. */
export async function readSurvey(query: Query, tenant: string, id: string): Promise<Survey | undefined> {
  // Days as text: a driver's Date would be of some time zone.
  const [row] = await query<SurveyRow>(
    `SELECT *, wave_start::text AS wave_start, released_on::text AS released_on,
       comments_released_on::text AS comments_released_on
     FROM attune.survey WHERE tenant = $1 AND id = $2`,
    [tenant, id],
  );
  if (!row) return undefined;
  const instruments = await query<{ hash: string; content: Instrument }>(
    'SELECT hash, content FROM attune.instrument WHERE tenant = $1 AND survey = $2',
    [tenant, id],
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
    ...(row.segments && { segments: row.segments }),
    ...(row.invited !== null && { invited: row.invited }),
    ...(row.series && { wave: { series: row.series, name: row.wave_name!, start: row.wave_start! } }),
    ...(row.released_on && { releasedOn: row.released_on }),
    ...(row.comments_released_on && { commentsReleasedOn: row.comments_released_on }),
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
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await query(
    `INSERT INTO attune.survey AS s
       (tenant, id, hash, privacy, minimum, comments_minimum, participation, results, groups, segments, invited,
        series, wave_name, wave_start, opens_at, closes_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12, $13::jsonb, $14::date, $15::timestamptz, $16::timestamptz)
     ON CONFLICT (tenant, id) DO UPDATE SET
       (revision, hash, privacy, minimum, comments_minimum, participation, results, groups, segments, invited,
        series, wave_name, wave_start, opens_at, closes_at)
       = (s.revision + 1, excluded.hash, excluded.privacy, excluded.minimum, excluded.comments_minimum, excluded.participation,
          excluded.results, excluded.groups, excluded.segments, excluded.invited,
          excluded.series, excluded.wave_name, excluded.wave_start, excluded.opens_at, excluded.closes_at)`,
    [
      tenant,
      id,
      hash,
      rules.privacy,
      rules.minimum,
      rules.commentsMinimum,
      rules.participation,
      rules.results,
      json(rules.groups),
      json(rules.segments),
      rules.invited ?? null,
      rules.wave?.series ?? null,
      json(rules.wave?.name),
      rules.wave?.start ?? null,
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

export interface SeriesWave extends Omit<Wave, 'series'> {
  /** The id of its survey. */
  id: string;
  /** Whether it has given out figures. */
  released: boolean;
}

/** The waves of a series, oldest first. */
export function readWaves(query: Query, tenant: string, series: string): Promise<SeriesWave[]> {
  return query<SeriesWave>(
    `SELECT id, wave_name AS name, wave_start::text AS start, released_on IS NOT NULL AS released
     FROM attune.survey WHERE tenant = $1 AND series = $2 ORDER BY wave_start, id`,
    [tenant, series],
  );
}

/** Whether anyone has answered; from then on what respondents were told about privacy cannot change. */
export async function hasResponses(query: Query, tenant: string, id: string): Promise<boolean> {
  const rows = await query(
    `SELECT 1 FROM attune.response WHERE tenant = $1 AND survey = $2
     UNION ALL SELECT 1 FROM attune.anonymous_response WHERE tenant = $1 AND survey = $2 LIMIT 1`,
    [tenant, id],
  );
  return rows.length > 0;
}
