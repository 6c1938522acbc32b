import type { AnswerFault } from '../../core/answer-faults.js';
import { instrumentHash, itemsOf, scaleOf } from '../../core/instrument.js';
import { spoken, type Spoken } from '../../core/localised.js';
import type { Answer, Answers } from '../../core/schema/answers.js';
import type { Privacy, Result } from '../../core/schema/event.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { LocalisedText } from '../../core/schema/text.js';
import { scorePerson } from '../../core/scoring/person.js';
import { version } from '../../core/version.js';
import type { SurveySession } from './survey-session.model.js';

export interface Choice {
  /** The input's value; `na` stands for "don't know". */
  value: string;
  text: Spoken;
}

/** One question as it is shown, in one language. */
export interface Question {
  id: string;
  kind: Item['kind'];
  text: Spoken;
  hint: Spoken | undefined;
  required: boolean;
  /** What can be chosen, in order, "don't know" last. Empty for open questions. */
  choices: Choice[];
  /** What the ends of a 0–10 rating mean. */
  ends: [Spoken | undefined, Spoken | undefined];
  max: number;
  lines: number;
}

export interface Part {
  id: string;
  title: Spoken | undefined;
  intro: Spoken | undefined;
  matrix: boolean;
  /** Questions in blocks of about twenty: a browser skips the blocks that are out of sight. */
  blocks: Question[][];
}

const blockSize = 20;

/** An instrument's sections as they are shown in one language. */
export function partsOf(instrument: Instrument, locale: string): Part[] {
  const say = (text: LocalisedText): Spoken => spoken(text, locale, instrument.locale);
  const maybe = (text: LocalisedText | undefined): Spoken | undefined => (text === undefined ? undefined : say(text));
  const points = new Map<string, Choice[]>();

  const choicesOf = (item: Item): Choice[] => {
    if (item.kind === 'text') return [];
    if (item.kind === 'rating') {
      const numbers = Array.from({ length: 11 }, (_, n) => ({ value: String(n), text: { text: String(n), lang: locale } }));
      return item.na === undefined ? numbers : [...numbers, { value: 'na', text: say(item.na) }];
    }
    if (item.kind !== 'likert') return item.options.map(({ id, label }) => ({ value: id, text: say(label) }));
    const known = points.get(item.scale);
    if (known) return known;
    const { min, points: labels, na } = scaleOf(instrument, item);
    const choices = labels.map((label, index) => ({ value: String(min + index), text: say(label) }));
    if (na !== undefined) choices.push({ value: 'na', text: say(na) });
    points.set(item.scale, choices);
    return choices;
  };

  const questionOf = (item: Item): Question => ({
    id: item.id,
    kind: item.kind,
    text: say(item.text),
    hint: maybe(item.kind === 'text' ? (item.notice ?? item.hint) : item.hint),
    required: item.required === true,
    choices: choicesOf(item),
    ends: item.kind === 'rating' ? [maybe(item.low), maybe(item.high)] : [undefined, undefined],
    max: item.kind === 'text' ? item.maxLength : item.kind === 'multiple' ? (item.max ?? item.options.length) : 1,
    lines: item.kind === 'text' ? item.lines : 1,
  });

  return instrument.sections.map(({ id, title, intro, layout, items }) => ({
    id,
    title: maybe(title),
    intro: maybe(intro),
    matrix: layout === 'matrix',
    blocks: Array.from({ length: Math.ceil(items.length / blockSize) }, (_, block) =>
      items.slice(block * blockSize, (block + 1) * blockSize).map(questionOf),
    ),
  }));
}

/** An answer in the words the person chose it by. */
export function wordsOf(question: Question, answer: Answer | undefined): Spoken[] {
  if (answer === undefined) return [];
  if (question.kind === 'text') return [{ text: String(answer), lang: '' }];
  const values = Array.isArray(answer) ? answer : [answer === null ? 'na' : String(answer)];
  return values.flatMap((value) => question.choices.filter((choice) => choice.value === value).map(({ text }) => text));
}

/** What a radio button's value means for its item. */
export function answerOfChoice(kind: Item['kind'], value: string): Answer {
  if (value === 'na') return null;
  return kind === 'likert' || kind === 'rating' ? Number(value) : value;
}

/** One of the instrument's own texts, in the language shown. */
export function textOf({ locale: own }: Instrument, text: LocalisedText, locale: string): Spoken {
  return spoken(text, locale, own);
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

/** A ranking with one option moved; the first move starts from the order shown. */
export function moved(choices: readonly Choice[], given: Answer | undefined, index: number, by: number): string[] {
  const order = Array.isArray(given) ? [...given] : choices.map(({ value }) => value);
  const [option] = order.splice(index, 1);
  if (option !== undefined) order.splice(Math.min(Math.max(index + by, 0), order.length), 0, option);
  return order;
}

/** What a person can do next. */
export type Action = 'review' | 'send' | 'edit' | 'next' | 'back' | 'startOver' | 'showOwn' | 'retry' | 'download';

/** The buttons beneath the questions. Inside a host's form the form's own button sends. */
export function movesOf({ step, visible }: SurveySession, oneAtATime: boolean, inForm: boolean): Action[] {
  const forth: Action[] = oneAtATime && step < visible.length - 1 ? ['next'] : inForm ? [] : ['review'];
  return oneAtATime && step > 0 ? [...forth, 'back'] : forth;
}

export interface Occasion {
  /** The survey as published; the instrument's id unless the page says otherwise. */
  survey: string;
  locale: string;
  privacy: Privacy;
  group: string | undefined;
  activeMs: number;
  /** Whether to add the questions' words, for endpoints that know nothing of the instrument. */
  labelled: boolean;
}

/** What is handed over: the answers to what was shown, never a score. */
export function resultOf({ instrument, answers, visible }: SurveySession, subject: string, occasion: Occasion): Result {
  const { survey, locale, privacy, group, activeMs, labelled } = occasion;
  const shown = visible.filter(({ id }) => Object.hasOwn(answers, id));
  const words = (text: LocalisedText): string => spoken(text, locale, instrument.locale).text;
  return {
    type: 'io.attune.survey.submitted.v1',
    subject,
    sequence: 1,
    title: words(instrument.title),
    data: {
      form: { id: survey, version: instrument.version, hash: instrumentHash(instrument), locale },
      status: 'final',
      answers: Object.fromEntries(shown.map(({ id }) => [id, answers[id]!])),
      ...(labelled ? { labels: Object.fromEntries(shown.map(({ id, text }) => [id, words(text).slice(0, 500)])) } : {}),
      ...(group ? { group } : {}),
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
    const items = itemsOf(instrument).flatMap((item) => (item.kind === 'likert' && item.dimension === id ? [item] : []));
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
    return { name: spoken(name, locale, instrument.locale), points: score100 === null ? null : Math.round(score100) };
  });
}
