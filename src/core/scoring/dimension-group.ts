import { meanCiT, type MeanCi } from '../stats/mean-intervals.js';
import { scorePerson, type ItemKey, type ScoreOptions } from './person.js';

/** The mean of the persons' 0–100 scores with its t interval, and how many persons had a score or none. */
export type DimensionGroup = WithoutN<MeanCi> & { nValid: number; nInvalid: number };

type WithoutN<Estimate> = Estimate extends unknown ? Omit<Estimate, 'n'> : never;

/**
 * A group's score on one dimension: the mean of the valid person scores, not of the item means.
 * The figures are null for fewer than two valid persons. Suppression of small groups is a separate step.
 *
 * @param persons one row of responses per person, null for a missing answer
 * @param keys one per item, 1 or −1
 * @param options the scale's `min` and `max`, `minFraction` (⅔) and `conf` (.95)
 * @throws RangeError as {@link scorePerson}, or for a conf outside (0, 1).
 */
export function dimensionGroup(
  persons: readonly (readonly (number | null)[])[],
  keys: readonly ItemKey[],
  { conf = 0.95, ...scoring }: ScoreOptions & { conf?: number },
): DimensionGroup {
  const scores = persons
    .map((responses) => scorePerson(responses, keys, scoring).score100)
    .filter((score) => score !== null);
  const { n, ...figures } = meanCiT(scores, { conf });
  return { ...figures, nValid: n, nInvalid: persons.length - n };
}
