import { createHash } from 'node:crypto';

/** What people may type: three groups of Crockford's base 32, or the sixteen hex digits of receipts of the first release. */
export const receiptPattern = /^[\s-]*(?:(?:[0-9A-TV-Z][\s-]*){12}|(?:[0-9A-FO][\s-]*){16})$/i;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is known of the survey and the items whose comments are looked for. */
interface Place {
  site: string;
  survey: string;
}

/**
 * What is stored of a receipt, by item id: a digest for each comment, hex. Whoever holds the receipt finds all of them,
 * and nobody else can tell that two are one person's.
 *
 * @param event the id of the event the comments came in
 */
export function receiptDigests(event: string, items: readonly string[], place: Place): Record<string, string> {
  const digits = event.replaceAll('-', '').slice(-16);
  return Object.fromEntries(items.map((item) => [item, digestOf(digits, item, place)]));
}

/** All digests that may be stored for a code, however it was typed. */
export function digestsOfCode(code: string, items: readonly string[], place: Place): string[] {
  return eventsOf(code).flatMap((digits) => items.map((item) => digestOf(digits, item, place)));
}

function digestOf(digits: string, item: string, { site, survey }: Place): string {
  // In groups, as receipts of the first release were written: what is stored goes on to be found.
  const receipt = digits.toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
  return createHash('sha256')
    .update(JSON.stringify([site, survey, item, receipt]))
    .digest('hex');
}

/** The last sixteen digits of the ids a code may have been made of. */
function eventsOf(code: string): string[] {
  // As people read what they wrote down.
  const typed = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (typed.length === 16) return [typed];
  const groups = [0, 4, 8].map((at) => {
    const letters = [...typed.slice(at, at + 4)];
    return letters
      .reduce((bits, letter) => bits * 32 + alphabet.indexOf(letter), 0)
      .toString(16)
      .padStart(5, '0');
  });
  // A code leaves out the digit before its sixty bits. In a UUID that holds the variant, which leaves these.
  return ['8', '9', 'a', 'b'].map((variant) => variant + groups.join(''));
}
