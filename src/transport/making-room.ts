// Apart from room.ts, which comes with drafts: only what sends needs this, and it is fetched later.
import { fieldsOf, kinds } from './records.js';
import { isQuota } from './room.js';
import type { Found, Put, Shelf } from './shelf.js';

/**
 * A change that matters more than what else is stored: when the disk is full it drops receipts, then drafts, and tries
 * again. `decide` may run more than once.
 */
export async function changeMakingRoom<T>(
  shelf: Shelf,
  scopes: readonly string[],
  decide: (found: Found, put: Put) => T,
  durability?: IDBTransactionDurability,
): Promise<T> {
  for (const kind of [kinds.receipt, kinds.draft]) {
    try {
      return await shelf.change(scopes, decide, durability);
    } catch (error) {
      if (!isQuota(error)) throw error;
      await shelf.change([kind], (found, put) => {
        // What marks a draft as submitted takes no room, and keeps its survey from being sent again.
        for (const [key, value] of found) if (!Object.hasOwn(fieldsOf(value), 'submitted')) put(key);
      });
    }
  }
  return shelf.change(scopes, decide, durability);
}
