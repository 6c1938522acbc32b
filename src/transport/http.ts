import type { AttuneEvent } from '../core/schema/event.js';
import { outcomeOf, type Acknowledge } from './answer.js';
import { eventMediaType, type OutboxItem } from './item.js';
import { presets, type Preset } from './presets.js';
import { allowed, answers, isForbidden } from './reach.js';
import type { Authorize, SendContext, Transport } from './transport.js';

export interface HttpOptions {
  /** Where to POST; may be relative to the page. */
  endpoint: string;
  /** `simple` (default): plain text without headers, which any endpoint takes without a preflight. `full`: CloudEvents with headers. */
  mode?: 'simple' | 'full';
  /** What counts as received; by default `status` in simple mode and `echo` in full mode. */
  ack?: Acknowledge;
  /** Settings for a known service. */
  preset?: Preset;
  /** Whether the endpoint drops repeats by id; by default in full mode. */
  dedup?: boolean;
  /** The largest body the endpoint takes, bytes; 48 kB by default. */
  maxBytes?: number;
  /** Headers that prove who is sending, for full mode. Asked for at each try and never stored. */
  getAuth?: Authorize;
  /** `include` sends cookies, in full mode only. */
  credentials?: 'omit' | 'include';
  /** `follow` only for services that answer by redirect. */
  redirect?: 'manual' | 'follow';
  serialize?: (event: AttuneEvent) => { body: string; contentType: string };
  fetch?: typeof fetch;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** One POST an event, to any HTTP endpoint. The event's id is in its body, and never changes. */
export function httpTransport(options: HttpOptions): Transport {
  const settings = {
    mode: 'simple',
    redirect: 'manual',
    now: Date.now,
    ...(options.preset && presets[options.preset]),
    ...options,
  } as const;
  const { endpoint, mode, now, serialize, getAuth } = settings;
  const full = mode === 'full';
  const { ack = full ? 'echo' : 'status', dedup = full, maxBytes = 48_000, credentials } = settings;
  // Browsers refuse to send at all when an answer nobody may read might redirect, and must not be followed.
  const redirect = ack === 'none' ? 'follow' : settings.redirect;
  const address = (): URL => new URL(endpoint, globalThis.location?.href);
  // Looked up at each try: tests, monitors and service workers replace it.
  const fetch: typeof globalThis.fetch = (...request) => (options.fetch ?? globalThis.fetch)(...request);

  const headersOf = async (item: OutboxItem, context: SendContext): Promise<Headers> => {
    if (!full)
      return new Headers({
        'Content-Type': item.contentType === eventMediaType ? 'text/plain;charset=UTF-8' : item.contentType,
      });
    const headers = new Headers(await context.auth());
    headers.set('Content-Type', item.contentType);
    headers.set('Idempotency-Key', `"${item.id}"`);
    // An anonymous answer's id says nothing more than its body does. How often it was tried tells how the device was
    // connected, and its clock tells devices apart: the receiver has no use for either once it keeps only the day.
    if (!item.anonymous) {
      headers.set('Attune-Attempt', String(context.attempt + 1));
      headers.set('Attune-Sent', String(now()));
    }
    return headers;
  };

  return {
    name: `http ${endpoint}`,
    dedup,
    maxBytes,
    ...(getAuth && { getAuth }),
    ...(serialize && { serialize }),
    async send(item, context) {
      let headers: Headers;
      try {
        headers = await headersOf(item, context);
      } catch {
        return { kind: 'retry', reason: 'auth' };
      }
      const request = (): Promise<Response> =>
        fetch(endpoint, {
          method: 'POST',
          body: item.body,
          headers,
          redirect,
          mode: ack === 'none' ? 'no-cors' : 'cors',
          credentials: (full && credentials) || 'omit',
          cache: 'no-store',
          // The page's address is nobody's business, least of all an anonymous survey's.
          referrerPolicy: 'no-referrer',
          keepalive: context.keepalive,
          signal: context.signal,
        });
      const response = await allowed(address(), request);
      if (response === 'blocked' && (redirect === 'manual' || (await isForbidden(address(), fetch, context.signal))))
        return { kind: 'retry', reason: 'blocked' };
      // Something has answered: that is all there is to know.
      if (ack === 'none') return { kind: 'unknown', reason: 'opaque' };
      // It has answered with a redirect to what the policy forbids.
      if (response === 'blocked') return { kind: 'unknown', reason: 'network' };
      return outcomeOf(response, { id: item.id, ack, follow: redirect === 'follow', now: now() });
    },
    probe: (signal) => answers(address(), fetch, signal),
    async diagnose(signal) {
      const page = globalThis.location;
      const { origin } = address();
      if (!page || origin === page.origin || !(await answers(address(), fetch, signal))) return undefined;
      const allow = full
        ? ' and, for OPTIONS, "Access-Control-Allow-Headers: content-type, authorization, idempotency-key, attune-attempt, attune-sent"'
        : '';
      return `Attune: ${origin} answers, but this page may not read its answers, so nobody can tell whether submissions arrive. ${endpoint} must answer with "Access-Control-Allow-Origin: ${page.origin}"${allow}.`;
    },
  };
}
