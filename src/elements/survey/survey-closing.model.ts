import type { Given } from '../../core/given.js';
import { instrumentHash, itemHash } from '../../core/hashes.js';
import { itemsOf, scaleOf } from '../../core/instrument.js';
import { spoken, type Spoken } from '../../core/localised.js';
import type { Answer, Answers } from '../../core/schema/answers.js';
import type { Privacy, Result } from '../../core/schema/event.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { scorePerson } from '../../core/scoring/person.js';
import { version } from '../../core/version.js';
import type { Question } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';

// An instrument's hashes are worked out once, and only for what is answered.
const hashes = new WeakMap<Instrument, Map<string, string>>();

function hashIn(instrument: Instrument, item: Item): string {
  const known = hashes.get(instrument) ?? new Map<string, string>();
  hashes.set(instrument, known);
  const hash = known.get(item.id) ?? itemHash(instrument, item);
  known.set(item.id, hash);
  return hash;
}

/**
 * The answers to some items as they stand, or to all that are answered: to which wording, and in the words they were
 * given in. None once they are handed over.
 */
export function givenIn(
  { instrument, answers, phase, item }: SurveySession,
  questions: ReadonlyMap<string, Question>,
  only?: readonly string[],
): Omit<Given, 'at'>[] {
  if (phase === 'sent' || phase === 'taken') return [];
  return (only ?? Object.keys(answers)).flatMap((id) => {
    const asked = item(id);
    if (!asked) return [];
    const given = { item: id, hash: hashIn(instrument, asked) };
    const question = questions.get(id);
    const answer = answers[id];
    if (answer === undefined || !question) return [given];
    return [{ ...given, answer, asked: question.text.text, said: saidIn(question, answer) }];
  });
}

/** A draft's answers by whether they still fit: those to words that have changed since, or are gone, are kept aside. */
export function fitting(
  { instrument, item }: SurveySession,
  given: readonly Given[],
): { answers: Record<string, Answer>; aside: Given[] } {
  const fits = (each: Given): boolean => {
    const asked = item(each.item);
    return !!asked && hashIn(instrument, asked) === each.hash;
  };
  const answered = given.filter(({ answer }) => answer !== undefined);
  return {
    answers: Object.fromEntries(answered.filter(fits).map(({ item, answer }) => [item, answer!])),
    aside: answered.filter((each) => !fits(each)).sort((a, b) => b.at - a.at),
  };
}

/** Questions and answers as a text that its person can keep. */
export function copyOf(session: SurveySession, questions: ReadonlyMap<string, Question>): string {
  const rows = [...givenIn(session, questions), ...session.aside];
  return rows.map(({ asked, item, said, answer }) => `${asked ?? item}\n${said ?? String(answer)}\n`).join('\n');
}

const saidIn = (question: Question, answer: Answer): string =>
  wordsOf(question, answer)
    .map(({ text }) => text)
    .join(', ');

/** The answers of a stored submission, from what can be downloaded of it. None when they are not in a shape we know. */
export function answersIn(exported: string): Answers {
  const { events = [] } = JSON.parse(exported) as { events?: { data?: { answers?: Answers } }[] };
  return events[0]?.data?.answers ?? {};
}

/** An answer in the words the person chose it by. */
export function wordsOf(question: Question, answer: Answer | undefined): Spoken[] {
  if (answer === undefined) return [];
  if (question.kind === 'text') return [{ text: String(answer), lang: '' }];
  const values = Array.isArray(answer) ? answer : [answer === null ? 'na' : String(answer)];
  return values.flatMap((value) => question.choices.filter((choice) => choice.value === value).map(({ text }) => text));
}

export interface Occasion {
  /** The survey as published; the instrument's id unless the page says otherwise. */
  survey: string;
  locale: string;
  /** What the page says of the respondent. */
  terms: { privacy: Privacy; group?: string | undefined; segment?: string | undefined };
  activeMs: number;
  /** Whether to add the questions' words, for endpoints that know nothing of the instrument. */
  labelled: boolean;
}

/** What is handed over: the answers to what was shown, never a score. */
export function resultOf(
  { instrument, answers, visible }: SurveySession,
  { subject, sequence }: Pick<Result, 'subject' | 'sequence'>,
  occasion: Occasion,
): Result {
  const { survey, locale, activeMs, labelled } = occasion;
  const { privacy, group, segment } = occasion.terms;
  const shown = visible.filter(({ id }) => Object.hasOwn(answers, id));
  const words = (text: LocalisedText): string => spoken(text, locale, instrument.locale).text;
  return {
    type: 'io.attune.survey.submitted.v1',
    subject,
    sequence,
    title: words(instrument.title),
    data: {
      form: { id: survey, version: instrument.version, hash: instrumentHash(instrument), locale },
      status: 'final',
      answers: Object.fromEntries(shown.map(({ id }) => [id, answers[id]!])),
      ...(labelled ? { labels: Object.fromEntries(shown.map(({ id, text }) => [id, words(text).slice(0, 500)])) } : {}),
      ...(group ? { group } : {}),
      ...(segment ? { segment } : {}),
      ...(privacy === 'anonymous' ? {} : { timing: { activeMs: Math.round(activeMs), claimed: true as const } }),
      meta: { lib: version, widget: 'attune-survey', privacy },
    },
  };
}

export interface OwnScore {
  name: Spoken;
  /** 0–100, whole; null when too few of the dimension's items were answered. */
  points: number | null;
}

/** The person's own score on each dimension, worked out where they are and shown to nobody else. */
export function ownScoresOf(instrument: Instrument, answers: Answers, locale: string): OwnScore[] {
  return instrument.dimensions.map(({ id, name }) => {
    const items = itemsOf(instrument).flatMap((item) =>
      item.kind === 'likert' && item.dimension === id ? [item] : [],
    );
    const scale = items[0] && scaleOf(instrument, items[0]);
    const responses = items.map((item) => {
      const answer = answers[item.id];
      return typeof answer === 'number' ? answer : null;
    });
    const { score100 } = scale
      ? scorePerson(
          responses,
          items.map(({ key }) => key ?? 1),
          { min: scale.min, max: scale.min + scale.points.length - 1 },
        )
      : { score100: null };
    return {
      name: spoken(name, locale, instrument.locale),
      points: score100 === null ? null : Math.round(score100),
    };
  });
}
