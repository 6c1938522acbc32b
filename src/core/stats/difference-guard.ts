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
    const reason = overlapFault(k, { shared, onlyReleased: people.size - shared, onlyAsked: asked.size - shared });
    if (reason) return { allow: false, reason };
  }
  return { allow: true, reason: null };
}

/**
 * The rule for one pair of cuts, from how many people they share and how many each has for itself.
 *
 * @returns why the two must not both be shown, or null
 */
export function overlapFault(
  k: number,
  { shared, onlyReleased, onlyAsked }: { shared: number; onlyReleased: number; onlyAsked: number },
): 'difference' | 'overlap' | null {
  if (shared === 0 || (onlyReleased === 0 && onlyAsked === 0)) return null;
  if (onlyAsked >= k || onlyReleased >= k) return null;
  return onlyAsked === 0 || onlyReleased === 0 ? 'difference' : 'overlap';
}
