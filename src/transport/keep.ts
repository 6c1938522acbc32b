import type { Delivery } from '../core/delivery-state.js';
import type { Submitted } from './drafts.js';
import type { OutboxItem } from './item.js';
import { itemScope, kinds, nextKey, receiptsOf, rowsOf, type Receipt } from './records.js';
import { changeMakingRoom, hasRoom, isQuota, limits } from './room.js';
import type { Found, Put, Shelf } from './shelf.js';

/** Names one snapshot of one response at one endpoint, whatever id it got. */
export function snapshotOf({ endpoint, partition, sequence }: OutboxItem | Receipt): string {
  return [partition, sequence, endpoint].join(' ');
}

/**
 * Stores an item, and the mark on its draft, unless the same snapshot is there already: on the disk, or in memory where
 * that fails. A snapshot that was refused makes way, since its person has sent it anew. A draft that was submitted
 * already, in another tab, is not submitted twice.
 *
 * @returns the id the snapshot is stored under, whether it outlives the page, and `full` if it could but for want of room
 */
export async function keep(
  item: OutboxItem,
  disk: Shelf,
  memory: Shelf,
): Promise<Pick<Delivery, 'id' | 'durable' | 'reason'>> {
  // All items: what a draft was submitted as before may have gone to another endpoint, and all of them take room.
  const scopes: string[] = [kinds.item, kinds.receipt];
  if (item.draft !== undefined) scopes.push(kinds.draft + item.draft);
  const inMemory = known(await memory.read(scopes), item);
  if (inMemory) return { id: inMemory, durable: false };
  let reason: string | undefined = item.reason ?? 'full';
  try {
    const id = await changeMakingRoom(
      disk,
      scopes,
      (found, put) => known(found, item) ?? (hasRoom(found, limits.submissions) ? add(item, found, put) : undefined),
    );
    // A draft that only the page remembers has had its time as well.
    if (id) await memory.change(scopes, (_, put) => item.draft !== undefined && put(kinds.draft + item.draft));
    if (id) return { id, durable: true };
  } catch (error) {
    if (!isQuota(error)) reason = item.reason;
  }
  const held = reason ? { ...item, reason } : item;
  const id = await memory.change(scopes, (found, put) => known(found, held) ?? add(held, found, put));
  return { id, durable: false, ...(reason && { reason }) };
}

function known(found: Found, item: OutboxItem): string | undefined {
  const items = rowsOf(found).flatMap((row) => (row.item && row.item.state !== 'dead' ? [row.item] : []));
  const mark =
    item.draft === undefined ? undefined : (found.get(kinds.draft + item.draft) as Partial<Submitted> | undefined);
  const same = (each: OutboxItem | Receipt): boolean =>
    snapshotOf(each) === snapshotOf(item) || each.id === mark?.submitted;
  return [...items, ...receiptsOf(found)].find(same)?.id;
}

function add(item: OutboxItem, found: Found, put: Put): string {
  const marked =
    item.draft === undefined ? undefined : (found.get(kinds.draft + item.draft) as Partial<Submitted> | undefined);
  const refused = rowsOf(found).filter(
    (row) => row.item && (snapshotOf(row.item) === snapshotOf(item) || row.id === marked?.submitted),
  );
  for (const { key } of refused) put(key);
  put(nextKey(itemScope(item.endpoint), found.keys()), item);
  const mark: Submitted = { schema: 1, submitted: item.id, at: item.createdAt };
  // On a shared computer the next person finds the survey, not what became of the last one's answers.
  if (item.draft !== undefined) put(kinds.draft + item.draft, item.receipt ? mark : undefined);
  return item.id;
}
