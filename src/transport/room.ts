import { fieldsOf, kinds, rowsOf } from './records.js';
import type { Found, Put, Shelf } from './shelf.js';

/** How much may wait on a device: from the first limit on its room is for submissions alone, at the second it is full. */
export const limits = {
  drafts: { items: 200, bytes: 5_000_000 },
  submissions: { items: 1000, bytes: 25_000_000 },
} as const;

/** Whether one more may be stored, beside all items there are. */
export function hasRoom(found: Found, { items, bytes }: { items: number; bytes: number }): boolean {
  const sizes = rowsOf(found).map(({ item }) => item?.bytes ?? 0);
  return sizes.length < items && sizes.reduce((sum, size) => sum + size, 0) < bytes;
}

/** Whether the disk itself has no room left. */
export const isQuota = (error: unknown): boolean => (error as Error).name === 'QuotaExceededError';

/**
 * A change that matters more than what else is stored: when the disk is full it drops receipts, then drafts, and tries
 * again. `decide` may run more than once.
 */
export async function changeMakingRoom<T>(
  shelf: Shelf,
  scopes: readonly string[],
  decide: (found: Found, put: Put) => T,
): Promise<T> {
  for (const kind of [kinds.receipt, kinds.draft]) {
    try {
      return await shelf.change(scopes, decide);
    } catch (error) {
      if (!isQuota(error)) throw error;
      await shelf.change([kind], (found, put) => {
        // What marks a draft as submitted takes no room, and keeps its survey from being sent again.
        for (const [key, value] of found) if (!Object.hasOwn(fieldsOf(value), 'submitted')) put(key);
      });
    }
  }
  return shelf.change(scopes, decide);
}
