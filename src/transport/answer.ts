import { clampWait, retryAfter } from './pacing.js';
import type { DeliveryOutcome, RetryReason } from './transport.js';

/** What makes an answer an acknowledgement: the event's own id in JSON, any 2xx, or nothing that could be read. */
export type Acknowledge = 'echo' | 'status' | 'none';

type Body = Readonly<Record<string, unknown>>;

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
  const text = await response.text();
  const body = parse(text);
  const html = /html/i.test(headers.get('Content-Type') ?? '') || webPage.test(text);

  if (response.ok) {
    const answered = !html && (follow || !response.redirected) && !saysNo(text.toLowerCase(), id);
    if (!answered || (ack === 'echo' && body?.['id'] !== id)) return { kind: 'retry', reason: 'not-acknowledged' };
    const { status: said, now: serverNow } = body ?? {};
    if (said === 'superseded') return { kind: 'reject', reason: 'superseded', status };
    return {
      kind: 'delivered',
      ...(said === 'duplicate' && { duplicate: true }),
      ...(typeof serverNow === 'number' && { serverNow }),
    };
  }

  const afterMs = retryAfter(headers.get('Retry-After'), body?.['retryAfter'], headers.get('Date'), now);
  const advice = body && typeof (body['detail'] ?? body['title']) === 'string' && { problem: body };
  const retry = (reason: RetryReason, scope: 'item' | 'endpoint' = 'item', wait = afterMs): DeliveryOutcome => ({
    ...{ kind: 'retry', reason, scope },
    ...advice,
    ...(wait !== undefined && { afterMs: wait }),
  });
  const reject = (reason: 'rejected' | 'too-large' | 'forbidden' | 'closed' | 'answered'): DeliveryOutcome => ({
    ...{ kind: 'reject', reason, status },
    ...(body && { problem: body }),
  });

  if (isProblem(body, 'survey-closed')) return reject('closed');
  if (isProblem(body, 'already-answered')) return reject('answered');
  if (isProblem(body, 'survey-not-open')) return retry('not-open', 'item', untilOpen(body, now) ?? afterMs);
  if (status === 401) return { kind: 'auth', ...advice };
  // The endpoint says why; a firewall shows a page, and may think better of it.
  if (status === 403) return body ? reject('forbidden') : retry('forbidden');
  if (status === 404) return retry('endpoint-missing');
  if (status === 407 || status === 511) return retry('captive-portal');
  if (status === 409) return isProblem(body, 'in-progress') ? retry('in-progress') : reject('rejected');
  if (status === 410) return { kind: 'pause', reason: 'gone', ...advice };
  if (status === 413) return reject('too-large');
  if (status === 429) return retry('busy', 'endpoint');
  // Whoever says when to come back has turned it away; otherwise something broke, perhaps after it was stored.
  if (status === 503) return { ...retry('busy', 'endpoint'), ...(afterMs === undefined && { mayBeStored: true }) };
  if (refusals.includes(status)) return html ? retry('captive-portal') : reject('rejected');
  // A gateway that gave up waiting does not know what the server behind it did.
  if (status === 504 || status === 524) return { kind: 'unknown', reason: 'timeout' };
  return retry('server-error', fromGateway(status) ? 'endpoint' : 'item');
}

/** How a web page begins, whatever its kind is said to be; other XML is an answer like any other. */
const webPage =
  /^\s*(<\?xml[^>]*>\s*)?<(!--|(!doctype|html|head|body|base|meta|link|title|style|script|form|iframe|h[1-6])\b)/i;
/** A line that ends in an error, and does not deny it; or the figure that WordPress answers when it went wrong. */
const failed = /^\s*"?(((?!no\b|0|without\b)[\w.]+ ){0,3}[\w.]*(error|exception)\s*($|["!:.(-])|(false|0|-1)"?\s*$)/;
const failure = /^(false|error|invalid|rejected|denied|aborted|spam|[\w-]*(fail(ed|ure)?|missing))$/;
const nothing = /^(|0|false|no|none|null|undefined)$/;

/**
 * Whether an answer with a good status says that the event was not stored. Scripts of spreadsheets and form services
 * answer 200 whatever happened. A row's number is not another event's id, and services with ids of their own say that
 * it went well.
 *
 * @param said in lower case: services write `Success` as well as `success`
 */
function saysNo(said: string, id: string): boolean {
  const body = parse(said);
  if (!body) return failed.test(said);
  if (Array.isArray(body)) return body.some((each) => denies(Object(each) as Body));
  const { ok, success, result, status } = body;
  const another = typeof body['id'] === 'string' && body['id'] !== id;
  const wentWell = [ok, success, result, status].some((said) => /^(true|1|ok|success)$/.test(wordOf(said)));
  return denies(body) || (another && !wentWell);
}

function denies({ ok, success, result, status, error, errors, statuscode, code }: Body): boolean {
  return (
    [ok, success].some((said) => said !== undefined && nothing.test(wordOf(said))) ||
    [ok, success, result, status].some((said) => failure.test(wordOf(said))) ||
    [error, errors].some((said) => !nothing.test(wordOf(said))) ||
    [status, statuscode, code].some((said) => Number(said) >= 400 && Number(said) < 600)
  );
}

/** A value as a word. An empty list or object says nothing, any other something. */
function wordOf(said: unknown): string {
  if (said && typeof said === 'object') return Object.keys(said).length ? 'something' : '';
  return String(said);
}

/** How long until a survey opens, by the receiver's own clock where it tells it; milliseconds. */
function untilOpen(body: Body | undefined, now: number): number | undefined {
  const { opensAt, now: theirs } = body ?? {};
  const wait = Date.parse(String(opensAt)) - (typeof theirs === 'number' ? theirs : now);
  return Number.isNaN(wait) ? undefined : clampWait(wait);
}

function isProblem(body: Body | undefined, code: string): boolean {
  return body?.['code'] === code || String(body?.['type']).endsWith(`/${code}`);
}

function parse(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}
