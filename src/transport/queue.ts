import { dueAt } from './pacing.js';
import type { OutboxItem } from './item.js';
import type { Gate, Row } from './records.js';

export interface Choice {
  row?: Row & { item: OutboxItem };
  /** When there will be something to send, if there is nothing now. */
  wake?: number;
}

/** What the endpoint asked for is kept, however urgent it is. */
const asked: readonly unknown[] = ['busy', 'in-progress'];

/**
 * What to send next: the first item that is due, in the order they were stored; within a partition only the first that
 * is not settled. What was tried in this round has had its turn.
 * @param urgent when nothing is due, tries what waits although nobody asked it to
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
  let early: Choice['row'];
  for (const row of rows) {
    const { item } = row;
    if (!item || item.state === 'dead' || item.nextAt === Infinity || blocked.has(item.partition)) continue;
    const due = Math.max(opens, dueAt(item.nextAt, now));
    if (!tried.has(item.id)) {
      if (due <= now) return { row: { ...row, item } };
      if (urgent && opens <= now && !asked.includes(item.reason)) early ??= { ...row, item };
    }
    wake = Math.min(wake, due);
    // One without confirmation may well have arrived: it holds up nobody.
    if (item.state !== 'unconfirmed') blocked.add(item.partition);
  }
  if (early) return { row: early };
  return wake === Infinity ? {} : { wake };
}
