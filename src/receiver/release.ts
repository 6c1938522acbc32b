import { companyOnly } from './counting.js';
import { suppress } from '../core/stats/index.js';

/** How many answers of each group (or segment) wait to be released. */
export type Waiting = ReadonlyMap<string, number>;

export interface ReleaseRule {
  /** The least number of people anything may rest on. */
  k: number;
  /** Whether the survey has closed. */
  closed: boolean;
  /** What each group is part of; absent for those that are part of the company alone. */
  parents?: ReadonlyMap<string, string>;
}

/**
 * Which waiting answers may join a released figure now, so that every figure a reader can get by subtracting
 * one release from another, or groups from what they are part of, rests on at least `k` people.
 *
 * While a survey is open, a group's answers join its figure when `k` of them wait. Once it is closed the rest joins
 * too: groups that are still too small together, and if that does not make `k` the next smallest with them, count only
 * in what they are part of, up to the company's total. What cannot be made `k` waits for ever.
 *
 * @returns the figure each group's waiting answers join: its own, that of a group it is part of, or the company's.
 *   Groups that go on waiting are absent.
 */
export function releaseOf(waiting: Waiting, { k, closed, parents = new Map() }: ReleaseRule): Map<string, string> {
  if (!closed) return new Map([...waiting].filter(([, n]) => n >= k).map(([group]) => [group, group]));
  const figures = new Map<string, string>();
  const names = new Set([...waiting.keys(), ...parents.keys(), ...parents.values()]);
  const below = (parent: string | undefined): string[] => [...names].filter((name) => parents.get(name) === parent);

  /** Places what is below a group; what is too small for that goes up with whatever waits in the group itself. */
  const place = (parent: string | undefined): string[] => {
    const parts = new Map(below(parent).map((name) => [name, [...place(name), ...(waiting.has(name) ? [name] : [])]]));
    const size = (groups: readonly string[]): number => groups.reduce((sum, name) => sum + waiting.get(name)!, 0);
    const cells = [...parts].map(([id, groups]) => ({ id, n: size(groups) })).filter(({ n }) => n > 0);
    const { visible, primary, complementary } = suppress(k, cells);
    for (const id of visible) for (const group of parts.get(id)!) figures.set(group, id);
    const small = [...primary, ...complementary].flatMap((id) => parts.get(id)!);
    if (size(small) < k) return small;
    for (const group of small) figures.set(group, parent ?? companyOnly);
    return [];
  };
  place(undefined);
  return figures;
}
