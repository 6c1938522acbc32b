import { requireRange, requireWithin } from '../stats/preconditions.js';

/** The ends of a response scale, for example 1 and 5. */
export type ResponseScale = { min: number; max: number };

/**
 * The answer to a reverse-keyed item, turned round: min + max − value.
 *
 * @throws RangeError if the value is outside the scale (never clamped) or min is not below max.
 */
export function reverseKey(value: number, { min, max }: ResponseScale): number {
  requireRange(min, max);
  requireWithin('value', value, min, max);
  return min + max - value;
}
