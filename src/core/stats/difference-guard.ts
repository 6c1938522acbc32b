import { requireCount } from './preconditions.js';

export type DifferenceVerdict = {
  allow: boolean;
  reason: null | 'below-minimum' | 'difference' | 'overlap';
};

/**
 * Whether a new cut of the answers may be shown, given the cuts already released in the same wave: neither it
 * nor its difference to any of them may single out fewer than k people.
 *
 * The check is pairwise. It does not stop a chain of several overlapping cuts, which is why cuts are few and
 * decided before the wave closes.
 *
 * @param k the smallest group that may be shown, at least 1
 * @param released the people in each released cut, by id; the first cut in conflict gives the reason
 * @param query the people in the new cut, by id; repeated ids count once, order does not matter
 * @throws RangeError if k is not a whole number of at least 1.
 */
export function differenceGuard(
  k: number,
  released: readonly (readonly string[])[],
  query: readonly string[],
): DifferenceVerdict {
  requireCount('k', k, 1);
  const asked = new Set(query);
  if (asked.size < k) return { allow: false, reason: 'below-minimum' };
  for (const cut of released) {
    const people = new Set(cut);
    let shared = 0;
    for (const person of people) if (asked.has(person)) shared++;
    const onlyReleased = people.size - shared;
    const onlyAsked = asked.size - shared;
    if (shared === 0 || (onlyReleased === 0 && onlyAsked === 0)) continue;
    if (onlyAsked < k && onlyReleased < k) {
      const nested = onlyAsked === 0 || onlyReleased === 0;
      return { allow: false, reason: nested ? 'difference' : 'overlap' };
    }
  }
  return { allow: true, reason: null };
}
