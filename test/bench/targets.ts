import { estimateOf, ratioOf, valuesOf, type Estimate, type Figure } from './estimate.js';
import type { Samples } from './rounds.js';

export interface Target {
  what: string;
  value(samples: Samples): Estimate | undefined;
  limit: number;
  goal: number;
  /** More is better. */
  atLeast?: boolean;
}

const us = 'attune';
const of = (figure: string, of = us): Figure => ({ figure, of });
const toPlain = (figure: string, limit: number, goal: number): Target => ({
  what: `${figure} ÷ plain`,
  value: (samples) => ratioOf(samples, of(figure), of(figure, 'plain')),
  limit,
  goal,
});
const itself = (figure: string, limit: number, goal: number, contender = us): Target => ({
  what: contender === us ? figure : `${figure}, ${contender}`,
  value: (samples) => estimateOf(valuesOf(samples, of(figure, contender))),
  limit,
  goal,
});
const peer = (name: string, size: number, limit: number, goal: number): Target => ({
  what: `mount ${size}: ${name} ÷ attune`,
  value: (samples) => ratioOf(samples, of(`mount ${size}`, name), of(`mount ${size}`)),
  limit,
  goal,
  atLeast: true,
});

/** What we owe. Ratios compare within a round; the rest are milliseconds of this machine, counts and kilobytes. */
export const targets: readonly Target[] = [
  itself('bytes brotli', 80, 60),
  // Until the first questions can be answered, nothing warmed: what people feel.
  toPlain('mount 12', 1.6, 1.2),
  toPlain('mount 100', 0.8, 0.6),
  toPlain('mount 1000', 0.4, 0.2),
  // What is postponed is paid for all the same.
  toPlain('drawn 1000', 0.7, 0.5),
  itself('all there after', 2000, 1000),
  itself('longest later task', 50, 0),
  itself('longest later task, CPU 4×', 50, 50),
  itself('last question found after', 2000, 1000),
  ...['surveyjs', 'surveyjs-matrix', 'surveyjs-3', 'surveyjs-3-matrix'].flatMap((name) => [
    peer(name, 12, 5, 6),
    peer(name, 100, 9, 12),
    peer(name, 1000, 18, 25),
  ]),
  {
    what: 'answer 1000 ÷ answer 12',
    value: (samples) => ratioOf(samples, of('answer 1000'), of('answer 12')),
    limit: 1.3,
    goal: 1.15,
  },
  itself('writes 12', 2, 2),
  itself('writes 1000', 2, 2),
  itself('event 1000', 48, 32),
  toPlain('cold ready', 1.2, 1.1),
  {
    ...toPlain('cold ready', 1.2, 1.1),
    what: 'cold ready ÷ plain, attune-split',
    value: (samples) => ratioOf(samples, of('cold ready', 'attune-split'), of('cold ready', 'plain')),
  },
  itself('cold blocking', 80, 50),
  itself('cold shift', 0, 0),
  toPlain('first paint', 1.02, 1.02),
  toPlain('heap per widget', 0.6, 0.5),
  itself('listeners per widget', 6, 4),
  itself('nodes leaked', 0, 0),
  itself('listeners leaked', 0, 0),
  toPlain('mount 20 widgets', 0.7, 0.45),
  {
    what: 'submit ÷ plain-kept',
    value: (samples) => ratioOf(samples, of('submit'), of('submit', 'plain-kept')),
    limit: 1.5,
    goal: 1.2,
  },
  itself('elements per question', 14, 12),
];

export type Verdict = 'goal' | 'ok' | 'over' | '–';

/** Judged by the interval's favourable end: a busy machine must not turn a good figure into a bad one. */
export function verdictOf({ limit, goal, atLeast }: Target, estimate: Estimate | undefined): Verdict {
  if (!estimate) return '–';
  const { lo, hi } = estimate;
  const meets = (bound: number): boolean => (atLeast ? hi >= bound : lo <= bound);
  return meets(goal) ? 'goal' : meets(limit) ? 'ok' : 'over';
}
