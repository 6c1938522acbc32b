import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpTransport, type HttpOptions } from '../../src/transport/http.js';
import type { OutboxItem } from '../../src/transport/item.js';
import type { DeliveryOutcome } from '../../src/transport/transport.js';
import { contextOf, itemFor } from './support/item.js';

interface Answer {
  status?: number;
  body?: string | object;
  headers?: Record<string, string>;
  type?: ResponseType;
  redirected?: boolean;
}

/** An answer as fetch would give it; properties no constructor can set are put over it. */
function responseOf(item: OutboxItem, { status = 200, body = '', headers = {}, ...rest }: Answer): Response {
  const text = typeof body === 'string' ? body.replace('$id', item.id) : JSON.stringify(body).replace('$id', item.id);
  const real = new Response([204, 304].includes(status) || status === 0 ? null : text, {
    status: status || 200,
    headers,
  });
  for (const [name, value] of Object.entries({ ...rest, ...(status === 0 && { status, ok: false }) }))
    Object.defineProperty(real, name, { value });
  return real;
}

async function outcome(answer: Answer, options: Partial<HttpOptions> = {}): Promise<DeliveryOutcome> {
  const item = itemFor();
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    mode: 'full',
    now: () => 1_795_328_879_120,
    ...options,
    fetch: async () => responseOf(item, answer),
  });
  return transport.send(item, contextOf());
}

const json = { 'Content-Type': 'application/json' };
const problem = { 'Content-Type': 'application/problem+json' };
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const simple = { mode: 'simple' } as const;
const delivered = { kind: 'delivered' };
const notAcknowledged = { kind: 'retry', reason: 'not-acknowledged' };
const echo = { id: '$id', status: 'accepted', now: 5 };
const retry = (reason: string, scope: 'item' | 'endpoint', afterMs?: number) => ({
  kind: 'retry',
  reason,
  scope,
  ...(afterMs !== undefined && { afterMs }),
});

/** What is answered · by which settings · what it means. */
const contract: [string, Answer, Partial<HttpOptions>, object][] = [
  ['201 with the id', { status: 201, body: echo, headers: json }, {}, { kind: 'delivered', serverNow: 5 }],
  [
    '200 for a repeat',
    { body: { ...echo, status: 'duplicate' }, headers: json },
    {},
    { kind: 'delivered', duplicate: true, serverNow: 5 },
  ],
  ['202 with the id', { status: 202, body: echo, headers: json }, {}, { kind: 'delivered', serverNow: 5 }],
  ['204 where an echo is expected', { status: 204 }, {}, notAcknowledged],
  ['204 where a status is enough', { status: 204 }, simple, delivered],
  ['200 with any JSON where a status is enough', { body: { ok: true }, headers: json }, simple, delivered],
  ['200 without the id', { body: { ok: true }, headers: json }, {}, notAcknowledged],
  ['200 with another id', { body: { id: 'other' }, headers: json }, {}, notAcknowledged],
  [
    'a snapshot that changed nothing',
    { body: { ...echo, status: 'superseded' }, headers: json },
    {},
    { kind: 'reject', reason: 'superseded', status: 200 },
  ],
  [
    'a survey that is over',
    { status: 409, body: { code: 'survey-closed', closesAt: '2026-11-01T00:00:00Z' }, headers: problem },
    {},
    {
      ...{ kind: 'reject', reason: 'closed', status: 409 },
      problem: { code: 'survey-closed', closesAt: '2026-11-01T00:00:00Z' },
    },
  ],
  [
    'an invitation that counts for another answer',
    { status: 409, body: { code: 'already-answered' }, headers: problem },
    {},
    { kind: 'reject', reason: 'answered', status: 409, problem: { code: 'already-answered' } },
  ],
  [
    'a survey that has not begun: it waits until then, by the receiver’s own clock',
    {
      status: 409,
      body: { code: 'survey-not-open', opensAt: '2026-11-22T07:00:00Z', now: Date.UTC(2026, 10, 22, 6) },
      headers: problem,
    },
    {},
    retry('not-open', 'item', 3_600_000),
  ],
  [
    '503 that does not say when to come back: it may have been stored',
    { status: 503 },
    {},
    { ...retry('busy', 'endpoint'), mayBeStored: true },
  ],
  ['200 with the id in a list', { body: ['$id'], headers: json }, {}, notAcknowledged],
  ['R40: 200 with a web page', { body: '<html>Welcome', headers: html }, {}, notAcknowledged],
  ['R40: 200 with a web page where a status is enough', { body: '<html>', headers: html }, simple, notAcknowledged],
  ['R40: 200 with a web page that quotes the id', { body: echo, headers: html }, {}, notAcknowledged],
  ['R43: 200 cut off', { body: '{"id":"$id","sta', headers: json }, {}, notAcknowledged],
  ['200 after a redirect', { body: echo, headers: json, redirected: true }, {}, notAcknowledged],
  [
    'R42: 200 after a redirect, from Apps Script',
    { body: echo, headers: json, redirected: true },
    { ...simple, preset: 'apps-script' },
    { kind: 'delivered', serverNow: 5 },
  ],
  [
    'R42: an Apps Script that failed, which also answers 200',
    { body: '<html>TypeError', headers: html, redirected: true },
    { ...simple, preset: 'apps-script' },
    notAcknowledged,
  ],
  ['R41: a redirect', { status: 0, type: 'opaqueredirect' }, {}, { kind: 'retry', reason: 'redirect' }],
  ['R41: a redirect outside browsers', { status: 302 }, simple, { kind: 'retry', reason: 'redirect' }],
  [
    'an answer that cannot be read',
    { status: 0, type: 'opaque' },
    { ...simple, preset: 'opaque' },
    { kind: 'unknown', reason: 'opaque' },
  ],
  ...[400, 405, 406, 411, 414, 415, 422, 501, 505].map((status): [string, Answer, object, object] => [
    `R47: ${status}`,
    { status, body: { type: 't', code: 'c' }, headers: problem },
    {},
    { kind: 'reject', reason: 'rejected', status, problem: { type: 't', code: 'c' } },
  ]),
  ['R47: 422 without words', { status: 422 }, {}, { kind: 'reject', reason: 'rejected', status: 422 }],
  [
    'R48: 413',
    { status: 413, body: '<html>', headers: html },
    {},
    { kind: 'reject', reason: 'too-large', status: 413 },
  ],
  ['R50: 401', { status: 401 }, {}, { kind: 'auth' }],
  ['R51: 403 from a firewall', { status: 403, body: '<html>', headers: html }, {}, retry('forbidden', 'item')],
  [
    'R51: 403 from the endpoint',
    { status: 403, body: { code: 'no' }, headers: problem },
    {},
    { kind: 'reject', reason: 'forbidden', status: 403, problem: { code: 'no' } },
  ],
  ['R52: 404', { status: 404, body: '<html>', headers: html }, {}, retry('endpoint-missing', 'item')],
  ...[408, 425, 500].map((status): [string, Answer, object, object] => [
    `R46: ${status}`,
    { status },
    {},
    retry('server-error', 'item'),
  ]),
  ...[502, 520, 521, 522, 523, 525].map((status): [string, Answer, object, object] => [
    `R46: ${status}`,
    { status },
    {},
    retry('server-error', 'endpoint'),
  ]),
  ['R46: 500 with a web page', { status: 500, body: '<html>', headers: html }, {}, retry('server-error', 'item')],
  [
    'R46: 504, which says nothing about what the server did',
    { status: 504 },
    {},
    { kind: 'unknown', reason: 'timeout' },
  ],
  ['R45: 429', { status: 429 }, {}, retry('busy', 'endpoint')],
  [
    'R45: 429 with the wait in its body',
    { status: 429, body: { retryAfter: 7 }, headers: problem },
    {},
    retry('busy', 'endpoint', 7000),
  ],
  [
    'R44: 503 with the wait in its header',
    { status: 503, headers: { 'Retry-After': '7' } },
    {},
    retry('busy', 'endpoint', 7000),
  ],
  [
    'R49: 409 in progress',
    { status: 409, body: { type: 'https://x/problems/in-progress' }, headers: problem },
    {},
    retry('in-progress', 'item'),
  ],
  [
    'R49: 409 in progress, by code',
    { status: 409, body: { code: 'in-progress', retryAfter: 2 }, headers: problem },
    {},
    retry('in-progress', 'item', 2000),
  ],
  [
    'R49: 409 for the same id with another body',
    { status: 409, body: { code: 'id-conflict' }, headers: problem },
    {},
    { kind: 'reject', reason: 'rejected', status: 409, problem: { code: 'id-conflict' } },
  ],
  ['R53: 410', { status: 410 }, {}, { kind: 'pause', reason: 'gone' }],
  ['R54: 511', { status: 511, body: '<html>', headers: html }, {}, retry('captive-portal', 'item')],
  ['R54: 407', { status: 407 }, {}, retry('captive-portal', 'item')],
  ['R54: 400 with a web page', { status: 400, body: '<html>', headers: html }, {}, retry('captive-portal', 'item')],
];

for (const [name, answer, options, meaning] of contract) {
  test(`${name}: ${Object.values(meaning)
    .filter((word) => typeof word === 'string')
    .join(' ')}`, async () => {
    assert.deepEqual({ ...(await outcome(answer, options)) }, meaning);
  });
}
