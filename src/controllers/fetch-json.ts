import { jsonFault } from '../core/json-fault.js';
import { FaultError } from '../core/schema/fault-error.js';

const maxBytes = 4_000_000;

/** Why nothing came: no way there, no leave to read, nothing there, or not what was meant. */
export type FetchTrouble = 'network' | 'auth' | 'missing' | 'other';

/** A fault of an address, and what kind of help it needs. */
export class FetchError extends FaultError {
  readonly trouble: FetchTrouble;
  /** What was answered, where something was. */
  readonly status: number | undefined;

  constructor(message: string, trouble: FetchTrouble = 'other', status?: number) {
    super([{ path: 'src', message }]);
    this.trouble = trouble;
    this.status = status;
  }
}

export interface FetchSettings {
  signal: AbortSignal;
  /** How long it may take. */
  seconds: number;
  /** An address as its owner might have written it. */
  example: string;
  init?: RequestInit;
  /** What to do about a status, where it is known better than "check the address". */
  remedies?: Readonly<Record<number, string>>;
}

/** What went wrong with `src`, and what its owner can do about it. */
function fail(message: string, trouble?: FetchTrouble, status?: number): never {
  throw new FetchError(message, trouble, status);
}

const troubleOf = (status: number): FetchTrouble => {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404 || status === 410) return 'missing';
  return status === 429 || status >= 500 ? 'network' : 'other';
};

/**
 * JSON from an address.
 *
 * @throws {FetchError} when it is missing, slow, no JSON, larger than 4 MB or withheld by the browser; says what to mend.
 */
export async function fetchJson(src: string, settings: FetchSettings): Promise<unknown> {
  const { signal, seconds, example, init, remedies = {} } = settings;
  const base = document.baseURI;
  const url = URL.canParse(src, base)
    ? new URL(src, base)
    : fail(`is not an address; write a URL such as "${example}"`);
  if (!/^https?:$/.test(url.protocol)) fail('must be an http or https address');
  const limit = AbortSignal.timeout(seconds * 1000);
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      headers: { accept: 'application/json', ...Object.fromEntries(new Headers(init?.headers)) },
      signal: AbortSignal.any([signal, limit]),
    });
  } catch {
    if (signal.aborted) throw signal.reason;
    if (limit.aborted) fail(`did not answer within ${seconds} seconds; check the server behind it`, 'network');
    const { origin } = new URL(base);
    const hint = await import('../core/receiver-hint.js').then(
      ({ receiverHint }) => receiverHint(url.pathname, origin),
      () => '',
    );
    return fail(
      url.origin !== origin
        ? `could not be read: the server must be up and answer "Access-Control-Allow-Origin: ${origin}", and the page’s connect-src must list ${url.origin}.${hint}`
        : 'could not be reached; check the address, the network and the page’s connect-src',
      'network',
    );
  }
  const { status } = response;
  if (!response.ok)
    fail(
      `answered ${status}; ${remedies[status] ?? `check the address, ${url.origin}${url.pathname}`}`,
      troubleOf(status),
      status,
    );
  if (/html/.test(response.headers.get('content-type') ?? '')) {
    fail('answered with a web page, not with JSON; check the address, and whether it needs a sign-in');
  }
  const text = await readUpTo(response, maxBytes).catch((error: unknown) => {
    if (error instanceof FaultError || signal.aborted) throw error;
    return fail('broke off before it was complete; try again', 'network');
  });
  return parseJson(text, 'src');
}

async function readUpTo(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body!.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > limit) {
      await reader.cancel();
      fail(`is larger than ${limit / 1e6} MB`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** @throws {FaultError} naming `path` and the line where the JSON breaks. */
export function parseJson(text: string, path: string): unknown {
  if (text.startsWith('[object ')) {
    const message = `is "${text.slice(0, 20)}": an object was made a text on its way into an attribute; set it as a property, element.${path} = {…}, or write JSON`;
    throw new FaultError([{ path, message }]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new FaultError([{ path, message: jsonFault(text, error) }]);
  }
}
