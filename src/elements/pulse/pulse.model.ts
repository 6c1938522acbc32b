import type { LocalisedText } from '../../core/schema/text.js';
import type {
  ResultCell,
  ResultChange,
  ResultResponse,
  ResultScore,
  SurveyResults,
} from '../../core/schema/survey-results.js';

/** A score with all its numbers. */
export interface Figure {
  mean: number;
  lo: number | null;
  hi: number | null;
}

/** One row of the chart of topics; the index of all topics has no name of its own. */
export interface Topic {
  id: string;
  name: LocalisedText | undefined;
  n: string | null;
  figure: Figure | undefined;
  /** Last time's mean, where it may be compared. */
  before: number | undefined;
  change: ResultChange | undefined;
}

/** A figure that may be shown. */
export function figureOf({ suppressed, mean, lo, hi }: ResultCell): Figure | undefined {
  return suppressed || mean === null ? undefined : { mean, lo, hi };
}

function topicOf(id: string, name: LocalisedText | undefined, score: ResultScore): Topic {
  const { n, change, trend } = score;
  const before = trend.find(({ wave }) => wave === change?.since)?.mean ?? undefined;
  return { id, name, n, figure: figureOf(score), before, change };
}

export function topicsOf({ dimensions, index }: SurveyResults): Topic[] {
  const topics = dimensions.map((each) => topicOf(each.id, each.name, each));
  return index && topics.length > 1 ? [...topics, topicOf('index', undefined, index)] : topics;
}

/**
 * What to say first, from the figures of the rows beneath alone. `nothing`: too few answered; `withheld`: enough did, and
 * yet nothing may be told; `questions`: there are no topics to speak of; `close`: no topic can be told from the others.
 */
export type Opening =
  | { kind: 'nothing' | 'withheld' | 'questions' }
  | { kind: 'only'; topic: Topic; mean: number }
  | { kind: 'level'; mean: number }
  | { kind: 'close'; index: Topic | undefined }
  | { kind: 'spread'; highest: Topic[]; high: number; lowest: Topic[]; low: number };

export function openingOf(results: SurveyResults): Opening {
  const topics = topicsOf(results).filter(({ figure }) => figure);
  const index = topics.find(({ name }) => !name);
  const known = topics.filter(({ name }) => name);
  const [first] = known.length ? known : topics;
  if (!first) return { kind: withoutTopics(results) };
  if (known.length < 2) return { kind: 'only', topic: first, mean: first.figure!.mean };
  const means = known.map(({ figure }) => figure!.mean);
  const [high, low] = [Math.max(...means), Math.min(...means)];
  if (high === low) return { kind: 'level', mean: high };
  const highest = apart(known, high, (one, other) => one.lo > other.hi);
  const lowest = apart(known, low, (one, other) => one.hi < other.lo);
  if (!highest.length && !lowest.length) return { kind: 'close', index };
  return { kind: 'spread', highest, high, lowest, low };
}

function withoutTopics({ items, response }: SurveyResults): 'nothing' | 'withheld' | 'questions' {
  if (items.some(({ suppressed }) => !suppressed)) return 'questions';
  return response.answered === null ? 'nothing' : 'withheld';
}

/** The topics that stand at a mean, if their intervals keep them apart from all others: the rest may be chance. */
function apart(
  known: readonly Topic[],
  mean: number,
  clears: (one: { lo: number; hi: number }, other: { lo: number; hi: number }) => boolean,
): Topic[] {
  const ends = ({ figure }: Topic) => ({ lo: figure!.lo ?? 0, hi: figure!.hi ?? 100 });
  const own = known.filter(({ figure }) => figure!.mean === mean);
  const others = known.filter(({ figure }) => figure!.mean !== mean);
  return own.every((one) => others.every((other) => clears(ends(one), ends(other)))) ? own : [];
}

/** What clearly moved since an earlier wave, the index included. Nothing where nothing was compared. */
export interface Moves {
  since: string;
  up: Topic[];
  down: Topic[];
  /** Whether something moved, though only a little. */
  slightly: boolean;
}

export function movesOf(topics: readonly Topic[]): Moves | undefined {
  const compared = topics.filter(({ change }) => change && change.verdict !== 'too-few');
  if (!compared.length) return undefined;
  const clear = compared.filter(({ change }) => change!.verdict === 'change');
  return {
    since: compared[0]!.change!.since,
    up: clear.filter(({ change }) => change!.diff! > 0),
    down: clear.filter(({ change }) => change!.diff! < 0),
    slightly: compared.some(({ change }) => change!.verdict === 'small-change'),
  };
}

/** Who answered, as it may be said. */
export type Responded =
  | { kind: 'few' }
  | { kind: 'rate'; percent: number; bound: ResultResponse['bound'] }
  | { kind: 'count'; answered: string; invited: number | null; percent: number | null; bound: ResultResponse['bound'] };

export function respondedOf({ answered, invited, percent, bound }: ResultResponse): Responded {
  if (answered !== null) return { kind: 'count', answered, invited, percent, bound };
  return percent === null ? { kind: 'few' } : { kind: 'rate', percent, bound };
}

/** Which wave these figures are of, where the survey is one of a series. */
export const waveOf = ({ survey, waves }: SurveyResults): string | undefined =>
  waves.find(({ id }) => id === survey.id)?.id;

export interface Choice {
  /** What to ask for; empty for what the reader sees unasked. */
  value: string;
  name: LocalisedText | undefined;
  depth: number;
}

/** Whose figures can be chosen: what the reader came with, then each cut's other values in their own order. */
export function choicesOf(
  { cuts, focus }: SurveyResults,
  home: SurveyResults['focus'],
): { home: Choice; chosen: string; groups: { cut: string; choices: Choice[] }[] } {
  const chosen = focus && (focus.id !== home?.id || focus.cut !== home.cut) ? `${focus.cut}.${focus.id}` : '';
  return {
    home: { value: '', name: home?.name, depth: 0 },
    chosen,
    groups: cuts
      .map(({ id: cut, values }) => ({
        cut,
        choices: values
          .filter(({ id }) => cut !== home?.cut || id !== home.id)
          .map((each) => ({ value: `${cut}.${each.id}`, name: each.name, depth: depthIn(values, each) })),
      }))
      .filter(({ choices }) => choices.length),
  };
}

interface Nested {
  id: string;
  parent?: string | undefined;
}

/** How many others a value lies in, as far as they are listed. Never more than three, nor round in a circle. */
export function depthIn(values: readonly Nested[], { parent }: Nested): number {
  let depth = 0;
  for (let above = parent; above && depth < 3; depth++) {
    const found = values.find(({ id }) => id === above);
    if (!found) break;
    above = found.parent;
  }
  return depth;
}
