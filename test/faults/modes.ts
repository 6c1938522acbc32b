import type { IncomingMessage, ServerResponse } from 'node:http';
import { seeded } from '../transport/support/seeded.js';

/** One POST and what a mode may do with it. */
export interface Exchange {
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
  body: string;
  /** The event's id. */
  id: string;
  /** Which POST to this path it is, from 1. */
  count: number;
  /** Whether to misbehave: `?n=2` says for how many POSTs to a path, otherwise as often as is usual for the mode. */
  faulty(usual?: number): boolean;
  /** Stores the event. Resolves to whether it was there already. */
  commit(): Promise<boolean>;
}

type Mode = (exchange: Exchange) => Promise<void> | void;

const json = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void =>
  void response
    .writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers })
    .end(JSON.stringify(body));

const page = (response: ServerResponse, status: number, title: string): void =>
  void response
    .writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>${title}</title><h1>${title}</h1>`);

const problem =
  (status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Mode =>
  ({ response }) =>
    json(
      response,
      status,
      { type: `https://attune.example/problems/${code}`, title: code, status, code, now: Date.now(), ...more },
      headers,
    );

/** Stores it, and says so. */
const ok: Mode = async ({ response, id, commit }) => {
  const repeat = await commit();
  json(response, repeat ? 200 : 201, { id, status: repeat ? 'duplicate' : 'accepted', now: Date.now() });
};

/** Misbehaves, and then is good. */
const thenOk =
  (fault: Mode, usual?: number): Mode =>
  (exchange) =>
    (exchange.faulty(usual) ? fault : ok)(exchange);

const destroy: Mode = ({ response }) => void response.socket?.destroy();

const commitThenDestroy: Mode = async (exchange) => {
  await exchange.commit();
  await destroy(exchange);
};

/** `?after=` as it stands in the header; in the body when it is a number, unless `?body=0`. */
const busy =
  (status: number): Mode =>
  (exchange) => {
    const { searchParams } = exchange.url;
    const after = searchParams.get('after') ?? '1';
    const inBody = searchParams.get('body') !== '0' && Number.isFinite(Number(after));
    return problem(status, 'busy', inBody ? { retryAfter: Number(after) } : {}, { 'Retry-After': after })(exchange);
  };

/** Half of a good answer: cut by a proxy, or by the connection with `?cut=connection`. */
const truncate: Mode = async ({ response, url, id, commit }) => {
  await commit();
  const text = JSON.stringify({ id, status: 'accepted', now: Date.now() });
  const cut = url.searchParams.get('cut') === 'connection';
  response.writeHead(200, {
    'Content-Type': 'application/json',
    ...(cut && { 'Content-Length': String(text.length) }),
  });
  if (!cut) return void response.end(text.slice(0, 20));
  response.write(text.slice(0, 20), () => response.socket?.destroy());
};

/** Never answers; `?commit` stores it all the same. */
const never: Mode = async ({ url, commit }) => {
  if (url.searchParams.has('commit')) await commit();
};
const randoms = new Map<string, () => number>();

/** The worst of all, mixed by `?seed=`; one in five is good. */
const flaky: Mode = (exchange) => {
  const key = exchange.url.pathname + exchange.url.search;
  if (exchange.count === 1) randoms.set(key, seeded(Number(exchange.url.searchParams.get('seed') ?? 1)));
  const worst = [
    ok,
    ok,
    destroy,
    commitThenDestroy,
    truncate,
    commitThenDestroy,
    problem(500, 'fault'),
    busy(503),
    busy(429),
    (each: Exchange) => page(each.response, 200, 'Sign in'),
  ];
  return worst[Math.floor(randoms.get(key)!() * worst.length)]!(exchange);
};

export const modes: Readonly<Record<string, Mode>> = {
  ok,
  flaky,
  slow: async (exchange) => {
    await new Promise((resolve) => setTimeout(resolve, Number(exchange.url.searchParams.get('ms') ?? 300)));
    await ok(exchange);
  },
  'commit-then-destroy': thenOk(commitThenDestroy, 1),
  reset: thenOk(destroy),
  // Stores and answers as it should, but no page may read it: the server leaves out every CORS header here.
  nocors: ok,
  hang: thenOk(never),
  portal: thenOk(
    ({ response, url }) => void response.writeHead(302, { Location: `http://localhost:${url.port}/login/` }).end(),
  ),
  html200: thenOk(({ response }) => page(response, 200, 'Welcome to the hotel')),
  redir: thenOk(
    ({ response, url }) =>
      void response.writeHead(Number(url.searchParams.get('status') ?? 302), { Location: '/ok/moved' }).end(),
  ),
  // Google Apps Script: every answer, also an exception's, comes by redirect and with status 200.
  gas: async ({ response, url, id, commit, faulty }) => {
    const failed = url.searchParams.has('n') && faulty();
    if (!failed) await commit();
    response.writeHead(302, { Location: failed ? '/gas/exception' : `/gas/result?id=${id}` }).end();
  },
  'get:gas': ({ response, url }) =>
    url.pathname === '/gas/result'
      ? json(response, 200, { id: url.searchParams.get('id') })
      : page(response, 200, 'TypeError: x is undefined'),
  // Form handlers: store it, and then answer with a redirect, or break.
  'stores-then': async ({ url, response, commit }) => {
    await commit();
    response
      .writeHead(Number(url.searchParams.get('status') ?? 302), {
        Location: url.searchParams.get('to') ?? '/login/thanks',
      })
      .end();
  },
  // A good status, and whatever the path says, without a word of what kind of text that is.
  says: ({ url, response }) => void response.writeHead(200).end(decodeURIComponent(url.pathname.split('/')[2]!)),
  'get:login': ({ response }) => page(response, 200, 'Sign in'),
  truncate: thenOk(truncate),
  '429': thenOk(busy(429), 1),
  '429x': thenOk(busy(429), 1),
  '503': thenOk(busy(503), 1),
  '500-then-ok': thenOk(problem(500, 'fault'), 1),
  '422': thenOk(problem(422, 'invalid', { path: 'data.answers.C1' })),
  // `?undrained`: answers before the body is read, and closes.
  '413': thenOk((exchange) => {
    problem(413, 'too-large')(exchange);
    if (exchange.url.searchParams.has('undrained'))
      exchange.response.on('finish', () => exchange.response.socket?.destroy());
  }),
  '409': thenOk((exchange) => {
    const conflict = exchange.url.searchParams.get('type') === 'id-conflict';
    return problem(409, conflict ? 'id-conflict' : 'in-progress', conflict ? {} : { retryAfter: 1 })(exchange);
  }, 1),
  // Until it sees `Authorization: Bearer fresh`.
  '401-then-ok': (exchange) =>
    (exchange.request.headers.authorization === 'Bearer fresh' ? ok : problem(401, 'unauthenticated'))(exchange),
  '403html': thenOk(({ response }) => page(response, 403, 'Blocked')),
  '404': thenOk(({ response }) => page(response, 404, 'Not found')),
  '410': thenOk(problem(410, 'gone')),
  '511': thenOk(({ response }) => page(response, 511, 'Network authentication required')),
};
