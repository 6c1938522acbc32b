import { retryAfter } from './pacing.js';
import type { DeliveryOutcome, RetryReason } from './transport.js';

/** What makes an answer an acknowledgement: the event's own id in JSON, any 2xx, or nothing that could be read. */
export type Acknowledge = 'echo' | 'status' | 'none';

/** Refused by what was sent; sending the same again would be refused again. */
const refusals = [400, 405, 406, 411, 414, 415, 422, 501, 505];
/** Said by what stands before the server: nothing else would get through either. 520–527 are Cloudflare's. */
const fromGateway = (status: number): boolean => status === 502 || status === 503 || status >= 520;

/**
 * What an answer means. Redirects and web pages are never acknowledgements: hotel logins, sign-in pages and firewalls
 * answer 200 as well. The body is always read, so that the connection can serve the next try.
 *
 * @throws what reading the body throws: the connection was lost, and the event may have been stored
 */
export async function outcomeOf(
  response: Response,
  { id, ack, follow, now }: { id: string; ack: Acknowledge; follow: boolean; now: number },
): Promise<DeliveryOutcome> {
  const { status, headers } = response;
  if (response.type === 'opaque') return { kind: 'unknown', reason: 'opaque' };
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
    return { kind: 'retry', reason: 'redirect' };
  const body = parse(await response.text());
  const html = /html/i.test(headers.get('Content-Type') ?? '');

  if (response.ok) {
    const answered = !html && (follow || !response.redirected);
    if (!answered || (ack === 'echo' && body?.['id'] !== id)) return { kind: 'retry', reason: 'not-acknowledged' };
    const { status: said, now: serverNow } = body ?? {};
    return {
      kind: 'delivered',
      ...(said === 'duplicate' && { duplicate: true }),
      ...(typeof serverNow === 'number' && { serverNow }),
    };
  }

  const afterMs = retryAfter(headers.get('Retry-After'), body?.['retryAfter'], headers.get('Date'), now);
  const retry = (reason: RetryReason, scope: 'item' | 'endpoint' = 'item'): DeliveryOutcome => ({
    ...{ kind: 'retry', reason, scope },
    ...(afterMs !== undefined && { afterMs }),
  });
  const reject = (reason: 'rejected' | 'too-large' | 'forbidden'): DeliveryOutcome => ({
    ...{ kind: 'reject', reason, status },
    ...(body && { problem: body }),
  });

  if (status === 401) return { kind: 'auth' };
  // The endpoint says why; a firewall shows a page, and may think better of it.
  if (status === 403) return body ? reject('forbidden') : retry('forbidden');
  if (status === 404) return retry('endpoint-missing');
  if (status === 407 || status === 511) return retry('captive-portal');
  if (status === 409) return isProblem(body, 'in-progress') ? retry('in-progress') : reject('rejected');
  if (status === 410) return { kind: 'pause', reason: 'gone' };
  if (status === 413) return reject('too-large');
  if (status === 429 || status === 503) return retry('busy', 'endpoint');
  if (refusals.includes(status)) return html ? retry('captive-portal') : reject('rejected');
  // A gateway that gave up waiting does not know what the server behind it did.
  if (status === 504 || status === 524) return { kind: 'unknown', reason: 'timeout' };
  return retry('server-error', fromGateway(status) ? 'endpoint' : 'item');
}

function isProblem(body: Record<string, unknown> | undefined, code: string): boolean {
  return body?.['code'] === code || String(body?.['type']).endsWith(`/${code}`);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
