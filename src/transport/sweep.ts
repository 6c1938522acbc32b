import type { Draft, Submitted } from './drafts.js';
import { day } from './pacing.js';
import { kinds, rowsOf, type Receipt } from './records.js';
import type { Shelf } from './shelf.js';
import { isFresh, receiptAge } from './status.js';

/** A draft nobody came back to for so long is forgotten. */
const draftAge = 30 * day;

/** Removes what has had its time: receipts, the marks of drafts that were submitted, old drafts. Never a submission. */
export async function sweep(shelf: Shelf, now: number): Promise<void> {
  if (!(await shelf.mayHold())) return;
  await shelf.change([kinds.item, kinds.receipt, kinds.draft], (found, put) => {
    const known = new Set(rowsOf(found).map(({ id }) => id));
    for (const [key, record] of found) {
      if (!key.startsWith(kinds.receipt)) continue;
      if (isFresh(record as Receipt, now)) known.add((record as Receipt).id);
      else put(key);
    }
    for (const [key, record] of found) {
      if (!key.startsWith(kinds.draft)) continue;
      const { savedAt = 0, submitted, at = 0 } = record as Partial<Draft & Submitted>;
      if (submitted === undefined ? now - savedAt > draftAge : !known.has(submitted) && now - at > receiptAge) put(key);
    }
  });
}
