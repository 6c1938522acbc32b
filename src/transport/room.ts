import { rowsOf } from './records.js';
import type { Found } from './shelf.js';

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
