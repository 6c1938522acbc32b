import { scaleOf } from '../../core/instrument.js';
import { spoken, type Spoken } from '../../core/localised.js';
import type { Answer } from '../../core/schema/answers.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { LocalisedText } from '../../core/schema/text.js';
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
  /** The longest scale in it, "don't know" included. */
  points: number;
  /** The one scale that all its statements share, to stand once above them; `undefined` where they share none. */
  scale: Choice[] | undefined;
  /** Questions in blocks of about twenty: a browser skips the blocks that are out of sight. */
  blocks: Question[][];
}

const blockSize = 20;

/** An instrument's sections as they are shown in one language. */
function partsOf(instrument: Instrument, locale: string): Part[] {
  const say = (text: LocalisedText): Spoken => spoken(text, locale, instrument.locale);
  const maybe = (text: LocalisedText | undefined): Spoken | undefined => (text === undefined ? undefined : say(text));
  const points = new Map<string, Choice[]>();

  const choicesOf = (item: Item): Choice[] => {
    if (item.kind === 'text') return [];
    if (item.kind === 'rating') {
      const numbers = Array.from({ length: 11 }, (_, n) => ({
        value: String(n),
        text: { text: String(n), lang: '' },
      }));
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
    ...scaleIn(items.filter(({ kind }) => kind === 'likert').map(choicesOf)),
    blocks: Array.from({ length: Math.ceil(items.length / blockSize) }, (_, block) =>
      items.slice(block * blockSize, (block + 1) * blockSize).map(questionOf),
    ),
  }));
}

/** Seven labels find room beside a statement. */
const roomFor = 7;

function scaleIn(scales: readonly Choice[][]): Pick<Part, 'points' | 'scale'> {
  const [scale] = scales;
  const shared = scales.length > 1 && scales.every((each) => each === scale) && scale!.length <= roomFor;
  return { points: Math.max(1, ...scales.map(({ length }) => length)), scale: shared ? scale : undefined };
}

/** What a radio button's value means for its item. */
export function answerOfChoice(kind: Item['kind'], value: string): Answer {
  if (value === 'na') return null;
  return kind === 'likert' || kind === 'rating' ? Number(value) : value;
}

/** An instrument as it is shown in one language. */
export interface View {
  parts: readonly Part[];
  questions: ReadonlyMap<string, Question>;
}

export function viewOf(instrument: Instrument, locale: string): View {
  const parts = partsOf(instrument, locale);
  return { parts, questions: new Map(parts.flatMap(({ blocks }) => blocks.flat().map((each) => [each.id, each]))) };
}

/** One of the instrument's own texts, in the language shown. */
export function textOf({ locale: own }: Instrument, text: LocalisedText, locale: string): Spoken {
  return spoken(text, locale, own);
}

/** A ranking with one option moved; the first move starts from the order shown. */
export function moved(choices: readonly Choice[], given: Answer | undefined, index: number, by: number): string[] {
  const order = Array.isArray(given) ? [...given] : choices.map(({ value }) => value);
  const [option] = order.splice(index, 1);
  if (option !== undefined) order.splice(Math.min(Math.max(index + by, 0), order.length), 0, option);
  return order;
}

/** What a person can do next. */
export type Action =
  | 'review'
  | 'send'
  | 'edit'
  | 'next'
  | 'back'
  | 'startOver'
  | 'again'
  | 'showOwn'
  | 'retry'
  | 'download'
  | 'sendBeside'
  | 'keepCopy'
  | 'dropThese';

/** The buttons beneath the questions. Inside a host's form the form's own button sends. */
export function movesOf({ step, pages }: SurveySession, inForm: boolean): Action[] {
  const forth: Action[] = step < pages.length - 1 ? ['next'] : inForm ? [] : ['review'];
  return step > 0 ? [...forth, 'back'] : forth;
}
