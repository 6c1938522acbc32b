import { day } from './pacing.js';
import { fieldsOf, kinds, receiptsOf, rowsOf } from './records.js';
import type { Shelf } from './shelf.js';
import { isFresh, receiptAge } from './status.js';

/** A draft nobody came back to for so long is forgotten. */
const draftAge = 30 * day;

/** Removes what has had its time: receipts, the marks of drafts that were submitted, old drafts. Never a submission. */
export async function sweep(shelf: Shelf, now: number): Promise<void> {
  if (!(await shelf.mayHold())) return;
  await shelf.change([kinds.item, kinds.receipt, kinds.draft], (found, put) => {
    const fresh = receiptsOf(found).filter((receipt) => isFresh(receipt, now));
    const known = new Set([...rowsOf(found), ...fresh].map(({ id }) => id));
    for (const [key, record] of found) {
      const { savedAt, submitted, at } = fieldsOf(record);
      const age = (time: unknown): number => (typeof time === 'number' ? now - time : Infinity);
      if (key.startsWith(kinds.receipt)) {
        if (!fresh.includes(record as (typeof fresh)[0])) put(key);
      } else if (key.startsWith(kinds.draft)) {
        const over =
          submitted === undefined ? age(savedAt) > draftAge : !known.has(submitted as string) && age(at) > receiptAge;
        if (over) put(key);
      }
    }
  });
}
