import { createHash } from 'node:crypto';
import { receiptCode } from '../core/delivery-state.js';

/**
 * What is stored of a receipt, by item id: a digest for each comment, hex. Whoever holds the receipt finds all of them,
 * and nobody else can tell that two are one person's.
 *
 * @param receipt the id of the event the comments came in, or the code that was made of it, however it was typed
 */
export function receiptDigests(
  receipt: string,
  items: readonly string[],
  { site, survey }: { site: string; survey: string },
): Record<string, string> {
  const code = receiptCode(receipt.replace(/[^0-9a-f]/gi, ''));
  const digest = (item: string): string =>
    createHash('sha256')
      .update(JSON.stringify([site, survey, item, code]))
      .digest('hex');
  return Object.fromEntries(items.map((item) => [item, digest(item)]));
}
