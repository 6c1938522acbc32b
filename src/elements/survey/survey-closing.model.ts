import type { AnswerFault } from '../../core/answer-faults.js';
import { instrumentHash } from '../../core/hashes.js';
import { itemsOf, scaleOf } from '../../core/instrument.js';
import { spoken, type Spoken } from '../../core/localised.js';
import type { Answers } from '../../core/schema/answers.js';
import type { Result } from '../../core/schema/event.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { scorePerson } from '../../core/scoring/person.js';
import { version } from '../../core/version.js';
import { givenIn } from './survey-given.model.js';
import type { Question } from './survey.model.js';
import type { SurveySession } from './survey-session.model.js';
import type { Terms } from './survey-terms.model.js';

/** Questions and answers as a text that its person can keep. */
export function copyOf(session: SurveySession, questions: ReadonlyMap<string, Question>): string {
  const rows = [...givenIn(session, questions), ...session.aside];
  return rows.map(({ asked, item, said, answer }) => `${asked ?? item}\n${said ?? String(answer)}\n`).join('\n');
}

export interface Occasion {
  /** The survey as published; the instrument's id unless the page says otherwise. */
  survey: string;
  locale: string;
  /** What the page says of the respondent. */
  terms: Pick<Terms, 'privacy' | 'group' | 'segment' | 'keepsComments'>;
  activeMs: number;
  /** Whether to add the questions' words, for endpoints that know nothing of the instrument. */
  labelled: boolean;
}

/** Questions and answers as they stood when a person sent them. */
export type Taken = Pick<SurveySession, 'instrument' | 'answers' | 'visible'>;

/** What is handed over: the answers to what was shown, never a score. */
export function resultOf(
  { instrument, answers, visible }: Taken,
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

/** Whether a receipt will find what became of a comment: one was written, and a receiver that knows it by its id keeps it. */
export function isFollowable({ answers, visible }: Taken, { terms, labelled }: Occasion): boolean {
  const isWritten = ({ id, kind }: Item): boolean => kind === 'text' && Object.hasOwn(answers, id) && !!answers[id];
  return terms.keepsComments && !labelled && visible.some(isWritten);
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

/** What is wrong with an answer, as a choice among the strings there are. */
export function faultWords({ code, limit = 0 }: AnswerFault, words: FaultWords): string {
  if (code === 'missing') return words.missing;
  if (code === 'too-long' || code === 'too-many') return words[code](limit);
  return words.other;
}

interface FaultWords {
  missing: string;
  'too-long': (limit: number) => string;
  'too-many': (limit: number) => string;
  other: string;
}
