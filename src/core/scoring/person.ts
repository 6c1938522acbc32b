import { requireRange, requireWithin } from '../stats/preconditions.js';
import { reverseKey, type ResponseScale } from './reverse-key.js';

/** How an item is keyed: 1 as it stands, −1 reversed. */
export type ItemKey = 1 | -1;

export type ScoreOptions = ResponseScale & {
  /** The share of items a person must answer for a score; ⅔ unless given. */
  minFraction?: number;
};

export type PersonScore = {
  answered: number;
  /** The mean of the keyed answers, on the response scale. */
  mean: number | null;
  /** The same from 0 to 100. Points, not a percentage of agreement. */
  score100: number | null;
};

/**
 * One person's score on one dimension: the mean of the keyed answers, if at least `minFraction` of the items
 * (rounded up: 4 of 6, 4 of 5, 3 of 4) were answered; otherwise mean and score100 are null. This equals filling
 * a gap with the person's own mean.
 *
 * @param responses one per item, null for "don't know" or no answer
 * @param keys one per item
 * @throws RangeError for a response outside the scale, a key other than ±1, unequal lengths or no items.
 */
export function scorePerson(
  responses: readonly (number | null)[],
  keys: readonly ItemKey[],
  { min, max, minFraction = 2 / 3 }: ScoreOptions,
): PersonScore {
  requireRange(min, max);
  requireWithin('minFraction', minFraction, 0, 1);
  const k = keys.length;
  if (k === 0) throw new RangeError('keys must name at least one item');
  if (responses.length !== k) throw new RangeError(`responses must have ${k} values, got ${responses.length}`);
  const scale = { min, max };
  let answered = 0;
  let sum = 0;
  keys.forEach((key, i) => {
    const response = responses[i];
    if (key !== 1 && key !== -1) throw new RangeError(`keys[${i}] must be 1 or -1, got ${String(key)}`);
    if (response === null) return;
    requireWithin(`responses[${i}]`, response, min, max);
    sum += key === 1 ? response : reverseKey(response, scale);
    answered++;
  });
  if (answered < neededAnswers(k, minFraction)) return { answered, mean: null, score100: null };
  const mean = sum / answered;
  return { answered, mean, score100: ((mean - min) / (max - min)) * 100 };
}

/** How many of a dimension's `size` items a person must have answered for a score: ⅔ unless given, rounded up. */
export function neededAnswers(size: number, minFraction = 2 / 3): number {
  // The tiny step back keeps a product such as ⅔ · 6 that lands above 4 from asking for five answers.
  return Math.max(1, Math.ceil(minFraction * size - 1e-9));
}

/** The overall index of one person: the mean of the dimensions' 0–100 scores, or null unless there is each of them. */
export function overallIndex(scores: readonly (number | null)[]): number | null {
  if (scores.length === 0) throw new RangeError('scores must hold at least one dimension');
  const valid = scores.filter((score) => score !== null);
  scores.forEach((score, i) => score !== null && requireWithin(`scores[${i}]`, score, 0, 100));
  return valid.length < scores.length ? null : valid.reduce((sum, score) => sum + score, 0) / valid.length;
}
