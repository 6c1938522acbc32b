import { itemsOf, scaleOf } from '../core/instrument.js';
import type { Answer, Answers } from '../core/schema/answers.js';
import type { Instrument, Item } from '../core/schema/instrument.js';
import { scorePerson, type ItemKey } from '../core/scoring/index.js';
import { addAnswer, emptyTally, type Tally } from './tally.js';

/** What is counted: answers, the score of a dimension, or the answers to one item. */
export type Measure = 'responses' | `dimension ${string}` | `item ${string}`;

/** One stored answer as it is counted. */
export interface Countable {
  hash: string;
  grp: string | null;
  answers: Answers;
}

/** Answers without a group are counted under this name, which no group can have. */
export const ungrouped = '';

/** Tallies by measure and group. */
export type Tallies = Map<Measure, Map<string, Tally>>;

/** Counts answers, each by the wording it was given to. */
export function countResponses(responses: readonly Countable[], instruments: ReadonlyMap<string, Instrument>): Tallies {
  const tallies: Tallies = new Map();
  const plans = new Map([...instruments].map(([hash, instrument]) => [hash, planOf(instrument)]));
  for (const { hash, grp, answers } of responses) {
    const group = grp ?? ungrouped;
    addAnswer(tallyOf(tallies, 'responses', group), []);
    for (const { measure, valuesOf } of plans.get(hash) ?? []) {
      const values = valuesOf(answers);
      if (values) addAnswer(tallyOf(tallies, measure, group), values);
    }
  }
  return tallies;
}

function tallyOf(tallies: Tallies, measure: Measure, group: string): Tally {
  const groups = tallies.get(measure) ?? new Map<string, Tally>();
  const tally = groups.get(group) ?? emptyTally();
  tallies.set(measure, groups.set(group, tally));
  return tally;
}

interface Step {
  measure: Measure;
  /** What one person adds; `undefined` when the answers say nothing about the measure. */
  valuesOf(answers: Answers): (string | number)[] | undefined;
}

function planOf(instrument: Instrument): Step[] {
  const items = itemsOf(instrument);
  const likert = items.filter((item) => item.kind === 'likert');
  const dimensions = instrument.dimensions.flatMap(({ id }): Step[] => {
    const mine = likert.filter(({ dimension }) => dimension === id);
    return mine.length
      ? [{ measure: `dimension ${id}`, valuesOf: (answers) => scoreOf(instrument, mine, answers) }]
      : [];
  });
  const single = items
    .filter(({ kind }) => kind !== 'text')
    .map(({ id, kind }): Step => ({
      measure: `item ${id}`,
      valuesOf: (answers) => choicesOf(kind, answers[id]),
    }));
  return [...dimensions, ...single];
}

function scoreOf(
  instrument: Instrument,
  items: readonly (Item & { kind: 'likert' })[],
  answers: Answers,
): number[] | undefined {
  // Items of one dimension share a scale in any sound instrument; where they do not, each is brought to 0–100 first.
  const responses = items.map((item) => {
    const { min, points } = scaleOf(instrument, item);
    const answer = answers[item.id];
    return typeof answer === 'number' ? ((answer - min) / (points.length - 1)) * 100 : null;
  });
  const keys = items.map(({ key }): ItemKey => key ?? 1);
  const { score100 } = scorePerson(responses, keys, { min: 0, max: 100 });
  // Nine decimals, so that equal scores which differ by rounding alone meet in one count.
  return score100 === null ? undefined : [Number(score100.toFixed(9))];
}

function choicesOf(kind: Item['kind'], answer: Answer | undefined): (string | number)[] | undefined {
  if (typeof answer === 'string' || typeof answer === 'number') return [answer];
  if (!Array.isArray(answer)) return undefined;
  // Of a ranking, what came first.
  return kind === 'ranking' ? answer.slice(0, 1) : [...answer];
}
