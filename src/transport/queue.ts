import { dueAt } from './pacing.js';
import type { OutboxItem } from './item.js';
import type { Gate, Row } from './records.js';

export interface Choice {
  row?: Row & { item: OutboxItem };
  /** When there will be something to send, if there is nothing now. */
  wake?: number;
}

/** Reasons that a change of network may have cured before their time. */
const curable: readonly unknown[] = ['network', 'timeout', 'offline', 'captive-portal', 'cors'];

/**
 * What to send next: the first item that is due, in the order they were stored; within a partition only the first that
 * is not settled. `urgent` tries at once what only waits for a better network. What was tried in this round has had its turn.
 */
export function choose(
  rows: readonly Row[],
  gate: Gate | undefined,
  now: number,
  urgent: boolean,
  tried: ReadonlySet<string>,
): Choice {
  const opens = gate ? dueAt(gate.until, now) : now;
  const blocked = new Set<string>();
  let wake = Infinity;
  for (const row of rows) {
    const { item } = row;
    if (!item || item.state === 'dead' || item.nextAt === Infinity || blocked.has(item.partition)) continue;
    const soon = urgent && curable.includes(item.reason);
    const due = tried.has(item.id) ? item.nextAt : soon ? now : dueAt(item.nextAt, now);
    if (due <= now && opens <= now && !tried.has(item.id)) return { row: { ...row, item } };
    wake = Math.min(wake, Math.max(due, opens));
    // One without confirmation may well have arrived: it holds up nobody.
    if (item.state !== 'unconfirmed') blocked.add(item.partition);
  }
  return wake === Infinity ? {} : { wake };
}
