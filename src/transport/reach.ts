/** How long a look at the network may take, milliseconds. */
export const lookTimeout = 5000;

/** A browser tells a page that its own policy stopped a request a moment after the request has failed, milliseconds. */
const policyDelay = 100;

/**
 * A request, and whether the page's own policy (`connect-src`) forbids it: then nothing has left the page, and nothing
 * ever will. `fetch` says the same of both.
 *
 * @throws what `ask` throws when the request was lost
 */
export async function allowed<T>(url: URL, ask: () => Promise<T>): Promise<T | 'blocked'> {
  if (typeof document === 'undefined') return ask();
  let blocked = false;
  const heard = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    // Browsers shorten the address, each in its own way.
    if (disposition === 'enforce' && url.href.startsWith(blockedURI) && blockedURI.startsWith(url.protocol))
      blocked = true;
  };
  document.addEventListener('securitypolicyviolation', heard);
  try {
    return await ask();
  } catch (error) {
    if (!blocked) await new Promise((resolve) => setTimeout(resolve, policyDelay));
    if (blocked) return 'blocked';
    throw error;
  } finally {
    document.removeEventListener('securitypolicyviolation', heard);
  }
}

const plainly = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;

/** Whether an endpoint's host answers anything at all. Never rejects. */
export async function answers(endpoint: URL, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<boolean> {
  const root = new URL('/', endpoint);
  const look = (url: URL, method: 'GET' | 'HEAD', mode: RequestMode): Promise<Response | 'blocked'> =>
    allowed(url, () => fetch(url.href, { ...plainly, method, mode, signal }));
  try {
    // Hosts with a `Cross-Origin-Resource-Policy` are heard only by pages that may read them.
    const answer = await look(root, 'GET', 'no-cors').catch(() => look(root, 'GET', 'cors'));
    // The endpoint itself only where the policy allows nothing else: some services run on any request. Where nobody may
    // look there either, the request may have arrived.
    if (answer === 'blocked') await look(endpoint, 'HEAD', 'no-cors');
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the page's policy forbids an endpoint itself, and not only what it redirects to: browsers tell both alike. The
 * endpoint is asked only where its host's front page is forbidden as well. Never rejects.
 */
export async function isForbidden(
  endpoint: URL,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<boolean> {
  const look = (url: URL, method: 'GET' | 'HEAD'): Promise<Response | 'blocked' | undefined> =>
    allowed(url, () => fetch(url.href, { ...plainly, method, redirect: 'manual', signal })).catch(() => undefined);
  return (await look(new URL('/', endpoint), 'GET')) === 'blocked' && (await look(endpoint, 'HEAD')) === 'blocked';
}

/** A text that stands in this module and in no login page. */
const mark = 'attune: these bytes are ours';

/** Whose network this is, as far as the device can tell: `ours`, a `portal` that answers for everybody, none at all, or nobody can tell. */
export type Network = 'ours' | 'portal' | 'none' | 'unknown';

/**
 * Asks for this very module again. A hotel's login answers for every address, but not with our bytes. It cannot be asked
 * where the module came from a file or was bundled under an address that is not its own, or where the page's policy
 * forbids the request. Never rejects.
 */
export async function network(address: string | undefined, signal: AbortSignal): Promise<Network> {
  if (!address || !/^https?:/.test(address) || !cameFrom(address)) return 'unknown';
  try {
    const answer = await allowed(new URL(address), () =>
      fetch(address, { cache: 'no-store', credentials: 'same-origin', referrerPolicy: 'no-referrer', signal }),
    );
    if (answer === 'blocked') return 'unknown';
    return (await answer.text()).includes(mark) ? 'ours' : 'portal';
  } catch {
    return 'none';
  }
}

/**
 * Whether this code came from an address: a stack names it, or the page's record of what it loaded. Neither alone will
 * do: the record is full on large pages and some pages clear it, and a page may ask for errors without stacks.
 */
function cameFrom(address: string): boolean {
  return String(new Error().stack).includes(address) || performance.getEntriesByName(address, 'resource').length > 0;
}

/** Where this module came from; undefined or some other address in a bundle. */
export const moduleAddress: string | undefined = import.meta.url;
