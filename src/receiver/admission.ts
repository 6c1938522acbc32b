import { answerFaults, type AnswerFaultCode } from '../core/answer-faults.js';
import { itemsOf } from '../core/instrument.js';
import type { Answers } from '../core/schema/answers.js';
import type { AttuneEvent, SurveyData } from '../core/schema/event.js';
import type { Instrument } from '../core/schema/instrument.js';
import { Refusal } from './problem.js';
import { receiptDigests } from './receipt.js';
import { graceMs } from './rules.js';
import type { SubmissionClaims } from './submission-token.js';
import type { Survey } from './store/surveys.js';
import type { Submission } from './store/submissions.js';

export type SurveyEvent = Extract<AttuneEvent, { data: SurveyData }>;

const messages: Record<AnswerFaultCode, string> = {
  'unknown-item': 'answers an item the instrument does not have',
  'wrong-kind': 'is not of the kind its item takes',
  'out-of-range': "is outside of its item's scale",
  'unknown-option': 'names an option its item does not have, or one twice',
  'too-many': 'chooses more options than its item allows',
  incomplete: 'must rank every option',
  'too-long': 'is longer than its item allows',
  missing: 'is missing; its item is required',
};

/** What an event is checked by. */
export interface Terms {
  /** The site's key. */
  site: string;
  survey: Survey;
  /** Milliseconds since 1970. */
  now: number;
  /** What the invitation it came with says. */
  claims?: SubmissionClaims | undefined;
}

/**
 * Checks an event against the rules its survey was published with.
 *
 * @returns what may be written; of an anonymous answer, the answer alone.
 * @throws {Refusal} naming the rule and, where there is one, the remedy.
 */
export function admit(
  event: SurveyEvent,
  { site, survey, now, claims }: Terms,
): Omit<Submission, 'key' | 'fingerprint'> {
  const { data } = event;
  if (data.meta.privacy !== survey.privacy) {
    throw new Refusal('privacy-mismatch', {
      path: 'data.meta.privacy',
      detail: `The survey was published as ${survey.privacy}. Show it with privacy="${survey.privacy}".`,
    });
  }
  if (survey.privacy === 'anonymous') requireAnonymous(event);
  requireOpen(survey, now, claims);
  const instrument = survey.instruments.get(data.form.hash);
  if (!instrument) {
    throw new Refusal('instrument-unknown', {
      path: 'data.form.hash',
      detail: 'Publish this version of the instrument first.',
    });
  }
  requireFit(instrument, data);
  const given = event.subject.slice('resp/'.length);
  const { answers, texts } = apart(instrument, data.answers);
  return {
    survey: survey.id,
    revision: survey.revision,
    hash: data.form.hash,
    ...placeOf(data, survey, claims),
    answers,
    blank: [answers, texts].every(isEmpty),
    ...(!isEmpty(texts) && {
      texts,
      receipts: receiptDigests(event.id, Object.keys(texts), { site, survey: survey.id }),
    }),
    ...(survey.privacy !== 'anonymous' && {
      named: {
        ...{ subject: given, given },
        final: data.status === 'final',
        sequence: Number(event.sequence),
        locale: data.form.locale.replaceAll('_', '-'),
        received_at: new Date(now).toISOString(),
      },
    }),
  };
}

/** An anonymous event must carry nothing that tells when, where or in what order it was made. */
function requireAnonymous({ id, source, time, data }: SurveyEvent): void {
  const refuse = (path: string, detail: string): never => {
    throw new Refusal('invalid', { path, detail: `${path} ${detail}, because the survey is anonymous` });
  };
  if (data.status !== 'final') refuse('data.status', 'must be "final": drafts of an answer would link its snapshots');
  if (id[14] !== '4') refuse('id', 'must be a UUID of version 4: other versions hold a time');
  if (source !== `urn:attune:survey:${data.form.id}`)
    refuse('source', 'must be "urn:attune:survey:" and the id of the survey');
  if (!/T00:00:00(\.0+)?Z$/.test(time)) refuse('time', 'must be cut to the day, such as 2026-11-22T00:00:00.000Z');
}

/** After the end only what an invitation from before it covers, for a while: a device's own date proves nothing. */
function requireOpen({ opensAt, closesAt }: Survey, now: number, claims: SubmissionClaims | undefined): void {
  if (opensAt !== undefined && now < opensAt)
    throw new Refusal('survey-not-open', { opensAt: new Date(opensAt).toISOString() });
  if (closesAt === undefined || now < closesAt) return;
  const covered = claims?.iat !== undefined && claims.iat * 1000 < closesAt && now < closesAt + graceMs;
  if (!covered) throw new Refusal('survey-closed', { closesAt: new Date(closesAt).toISOString() });
}

/**
 * Where an answer counts: the group and segment its invitation names, if the survey was published for them. Nobody loses
 * an answer by another's slip, so what names none counts in the company. A respondent's own word for their group makes no
 * figure; it is kept beside their name, or not at all.
 */
function placeOf(
  data: SurveyData,
  { privacy, participation, groups = [], segments = [] }: Survey,
  claims: SubmissionClaims | undefined,
): Pick<Submission, 'grp' | 'segment'> {
  if (participation === 'open') return privacy === 'identified' && data.group !== undefined ? { grp: data.group } : {};
  const grp = groups.find(({ id }) => id === claims?.group)?.id;
  const segment = segments.find(({ id }) => id === claims?.segment)?.id;
  return { ...(grp !== undefined && { grp }), ...(segment !== undefined && { segment }) };
}

function requireFit(instrument: Instrument, data: SurveyData): void {
  const faults = answerFaults(instrument, data.answers);
  const fault = data.status === 'final' ? faults[0] : faults.find(({ code }) => code !== 'missing');
  if (fault) {
    const path = `data.answers.${fault.item}`;
    throw new Refusal('answers-invalid', { path, detail: `${path} ${messages[fault.code]}` });
  }
}

/** To choose none of several options is to leave the question out. */
const isEmpty = (answers: Answers): boolean =>
  Object.values(answers).every((answer) => Array.isArray(answer) && answer.length === 0);

function apart(instrument: Instrument, given: Answers): { answers: Answers; texts: Record<string, string> } {
  const open = new Set(itemsOf(instrument).flatMap(({ id, kind }) => (kind === 'text' ? [id] : [])));
  const entries = Object.entries(given);
  const texts = entries.flatMap(([id, answer]) =>
    open.has(id) && typeof answer === 'string' && answer.trim() ? [[id, answer] as const] : [],
  );
  return {
    answers: Object.fromEntries(entries.filter(([id]) => !open.has(id))),
    texts: Object.fromEntries(texts),
  };
}
