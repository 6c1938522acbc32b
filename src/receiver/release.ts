import { companyOnly } from './counting.js';
import { suppress } from '../core/stats/index.js';

/** How many answers of each group wait to be released. */
export type Waiting = ReadonlyMap<string, number>;

/**
 * Which waiting answers may join a released figure now, so that every figure a reader can get by subtracting
 * one release from another, or groups from the total, rests on at least `k` people.
 *
 * While a survey is open, a group's answers join its figure when `k` of them wait. Once it is closed the rest joins
 * too: groups that are still too small together, and if that does not make `k` the next smallest with them, count in
 * the company's total only. What cannot be made `k` waits for ever.
 *
 * @returns the figure each group's waiting answers join: its own or the company's. Groups that go on waiting are absent.
 */
export function releaseOf(waiting: Waiting, k: number, closed: boolean): Map<string, string> {
  if (!closed) return new Map([...waiting].filter(([, n]) => n >= k).map(([group]) => [group, group]));
  const cells = [...waiting].map(([id, n]) => ({ id, n }));
  const { visible, primary, complementary } = suppress(k, cells);
  const hidden = [...primary, ...complementary];
  const together = hidden.reduce((sum, group) => sum + (waiting.get(group) ?? 0), 0);
  return new Map([
    ...visible.map((group) => [group, group] as const),
    ...(together >= k ? hidden.map((group) => [group, companyOnly] as const) : []),
  ]);
}
