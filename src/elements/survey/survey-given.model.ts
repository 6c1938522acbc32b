import type { Asked, Early, Given } from '../../core/given.js';
import { itemHash } from '../../core/hashes.js';
import type { Spoken } from '../../core/localised.js';
import type { Answer, Answers } from '../../core/schema/answers.js';
import type { Instrument, Item } from '../../core/schema/instrument.js';
import type { Question, View } from './survey.model.js';
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
  { instrument, answers, phase, item }: Pick<SurveySession, 'instrument' | 'answers' | 'phase' | 'item'>,
  questions: ReadonlyMap<string, Question>,
  only?: readonly string[],
): Omit<Given, 'at'>[] {
  if (phase === 'sent' || phase === 'taken') return [];
  return (only ?? Object.keys(answers)).flatMap((id) => {
    const asked = item(id);
    if (!asked) return [];
    const given = { item: id, hash: hashIn(instrument, asked) };
    const question = questions.get(id);
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer === undefined || !question) return [given];
    return [{ ...given, answer, asked: question.text.text, said: saidIn(question, answer) }];
  });
}

/** Answers from before anything could be kept, to the words they were given to. `view` puts those in the language shown. */
export function givenEarly(early: Early, now: Instrument, view: (then: Instrument) => View): Given[] {
  return Object.entries(early).flatMap(([asked, { answer, at }]) => {
    const [item, scales] = JSON.parse(asked) as Asked;
    const instrument = { ...now, scales, sections: [{ id: item.id, items: [item] }] };
    const answers = answer === undefined ? {} : { [item.id]: answer };
    const then = { instrument, answers, phase: 'answering', item: () => item } as const;
    return givenIn(then, view(instrument).questions, [item.id]).map((given) => ({ ...given, at }));
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
    // Without a prototype, as the session's.
    answers: Object.assign(
      Object.create(null) as Record<string, Answer>,
      Object.fromEntries(answered.filter(fits).map(({ item, answer }) => [item, answer!])),
    ),
    aside: answered.filter((each) => !fits(each)).sort((a, b) => b.at - a.at),
  };
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
