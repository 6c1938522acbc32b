import { draftIn, isMark, readDraft } from './drafts.js';
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
      if (key.startsWith(kinds.receipt)) {
        if (!fresh.includes(record as (typeof fresh)[0])) put(key);
      } else if (key.startsWith(kinds.draft)) {
        // Another tab may run a later release: what it wrote is its own.
        const { schema } = fieldsOf(record);
        if (typeof schema === 'number' && schema > 2) continue;
        const read = readDraft(record);
        const draft = draftIn(read);
        const late = draft && now - draft.savedAt <= draftAge ? draft : undefined;
        const over = isMark(read) ? !known.has(read.submitted) && !(now - read.at <= receiptAge) : !late;
        if (over) put(key, late);
      }
    }
  });
}
