import { answerFaults, type AnswerFaultCode } from '../core/answer-faults.js';
import { itemsOf } from '../core/instrument.js';
import type { Answers } from '../core/schema/answers.js';
import type { AttuneEvent, SurveyData } from '../core/schema/event.js';
import type { Instrument } from '../core/schema/instrument.js';
import { Refusal } from './problem.js';
import { receiptDigests } from './receipt.js';
import type { Survey } from './store/surveys.js';
import type { Submission } from './store/submissions.js';

export type SurveyEvent = Extract<AttuneEvent, { data: SurveyData }>;

const day = 86_400_000;
/** How long after its end a survey still takes what a device could not send in time. */
export const graceMs = 7 * day;

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

/**
 * Checks an event against the rules its survey was published with.
 *
 * @param under the site's key, the survey, and the time in milliseconds since 1970
 * @returns what may be written; of an anonymous answer, the answer alone.
 * @throws {Refusal} naming the rule and, where there is one, the remedy.
 */
export function admit(
  event: SurveyEvent,
  { site, survey, now }: { site: string; survey: Survey; now: number },
): Omit<Submission, 'key' | 'fingerprint'> {
  const { data } = event;
  if (data.meta.privacy !== survey.privacy) {
    throw new Refusal('privacy-mismatch', {
      path: 'data.meta.privacy',
      detail: `The survey was published as ${survey.privacy}. Show it with privacy="${survey.privacy}".`,
    });
  }
  if (survey.privacy === 'anonymous') requireAnonymous(event);
  requireOpen(event, survey, now);
  if (data.group !== undefined && survey.groups && !survey.groups.some(({ id }) => id === data.group)) {
    throw new Refusal('group-unknown', {
      path: 'data.group',
      detail: 'Publish the survey with this group, or leave it out.',
    });
  }
  if (data.segment !== undefined && !survey.segments?.some(({ id }) => id === data.segment)) {
    throw new Refusal('group-unknown', {
      path: 'data.segment',
      detail: 'Publish the survey with this segment, or leave it out.',
    });
  }
  const instrument = survey.instruments.get(data.form.hash);
  if (!instrument) {
    throw new Refusal('instrument-unknown', {
      path: 'data.form.hash',
      detail: 'Publish this version of the instrument first.',
    });
  }
  requireFit(instrument, data);
  const { answers, texts } = apart(instrument, data.answers);
  return {
    survey: survey.id,
    revision: survey.revision,
    hash: data.form.hash,
    ...(data.group !== undefined && { grp: data.group }),
    ...(data.segment !== undefined && { segment: data.segment }),
    answers,
    ...(Object.keys(texts).length > 0 && {
      texts,
      receipts: receiptDigests(event.id, Object.keys(texts), { site, survey: survey.id }),
    }),
    ...(survey.privacy !== 'anonymous' && {
      named: {
        subject: event.subject.slice('resp/'.length),
        final: data.status === 'final',
        sequence: Number(event.sequence),
        locale: data.form.locale,
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

function requireOpen({ time }: SurveyEvent, { opensAt, closesAt }: Survey, now: number): void {
  if (opensAt !== undefined && now < opensAt) throw new Refusal('survey-not-open');
  if (closesAt === undefined || now < closesAt) return;
  // What a device says about its own time is only a claim, but only an honest device needs the grace.
  const claimedInTime = Date.parse(time) < closesAt + day;
  if (now >= closesAt + graceMs || !claimedInTime) throw new Refusal('survey-closed');
}

function requireFit(instrument: Instrument, data: SurveyData): void {
  const faults = answerFaults(instrument, data.answers);
  const fault = data.status === 'final' ? faults[0] : faults.find(({ code }) => code !== 'missing');
  if (fault) {
    const path = `data.answers.${fault.item}`;
    throw new Refusal('answers-invalid', { path, detail: `${path} ${messages[fault.code]}` });
  }
}

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
