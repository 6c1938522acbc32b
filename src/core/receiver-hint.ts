/**
 * What to look after where an address that looks like the Attune receiver's answers, and its page may not read it: it
 * lets in none but the pages of a site it knows. Empty for other addresses.
 *
 * @param pathname of the address, such as `/v1/pk_acme/events`
 * @param origin of the page, as browsers send it
 */
export function receiverHint(pathname: string, origin: string): string {
  const [, key] = /\/v1\/([^/]+)\/(?:events|surveys)/.exec(pathname) ?? [];
  return key
    ? ` With the Attune receiver: "${key}" must be the key of a site in its sites file, and that site's origins must hold "${origin}".`
    : '';
}
