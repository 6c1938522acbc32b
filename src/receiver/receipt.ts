import { createHash } from 'node:crypto';

/**
 * What is stored of a receipt: a digest for each comment, so that whoever holds the receipt finds all of them, and
 * nobody else can tell that two are one person's.
 */
export function receiptDigest(
  receipt: string,
  { site, survey, item }: { site: string; survey: string; item: string },
): string {
  return createHash('sha256')
    .update(JSON.stringify([site, survey, item, receipt]))
    .digest('hex');
}
