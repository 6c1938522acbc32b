/**
 * An endpoint that misbehaves on purpose, to try deliveries against. Alone:
 *
 *     node --import tsx test/faults/server.ts [--port 0] [--target http://127.0.0.1:8080/v1/pk_demo/events]
 *
 * POST to `/<mode>/<anything>`; the modes and their parameters are in modes.ts. It keeps what was stored by id, or lets a
 * real receiver keep it (`--target`). `GET /__ledger` tells what happened, `POST /__reset` forgets it. Loopback only.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { modes, type Exchange } from './modes.js';

/** One event as the far side knows it. */
export interface Commit {
  id: string;
  path: string;
  /** How often it arrived. */
  times: number;
  bodies: string[];
}

export interface Ledger {
  commits: Commit[];
  /** POSTs that reached the server, whatever became of them. */
  posts: number;
  /** The most POSTs to one path that were under way at once. */
  concurrent: number;
  /** Headers of each POST. */
  headers: Record<string, string>[];
}

export interface FaultServer {
  /** Such as `http://127.0.0.1:40123`. */
  url: string;
  ledger(): Ledger;
  reset(): void;
  /** A hotel’s login stands before the server: it answers for every address, until somebody has signed in. */
  signedOut(out: boolean): void;
  close(): Promise<void>;
}

interface Options {
  port?: number;
  /** Where events that are stored go on to. */
  target?: string | undefined;
  /** Pages to serve beside the modes: content type and text by path. */
  pages?: Record<string, [type: string, text: string]>;
}

export async function startFaultServer({ port = 0, target, pages = {} }: Options = {}): Promise<FaultServer> {
  let ledger: Ledger;
  let counts: Map<string, number>;
  let underWay: Map<string, number>;
  let out = false;
  const reset = (): void => {
    ledger = { commits: [], posts: 0, concurrent: 0, headers: [] };
    counts = new Map();
    underWay = new Map();
  };
  reset();

  const commit = async (path: string, body: string, request: IncomingMessage): Promise<boolean> => {
    const id = idIn(body);
    const known = ledger.commits.find((each) => each.id === id);
    if (known) known.times++;
    known?.bodies.push(body);
    if (!known) ledger.commits.push({ id, path, times: 1, bodies: [body] });
    if (target) {
      const headers = Object.entries(request.headers).filter(([name]) =>
        /^(content-type|authorization|idempotency-key|attune-.*)$/.test(name),
      );
      const { ok, status } = await fetch(target, { method: 'POST', body, headers: headers as [string, string][] });
      if (!ok) throw new Error(`The receiver at ${target} answered ${status}`);
    }
    return known !== undefined;
  };

  const post = async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = url.pathname;
    const current = (underWay.get(path) ?? 0) + 1;
    underWay.set(path, current);
    response.on('close', () => underWay.set(path, (underWay.get(path) ?? 1) - 1));
    ledger.posts++;
    ledger.concurrent = Math.max(ledger.concurrent, current);
    ledger.headers.push(request.headers as Record<string, string>);
    const name = path.split('/')[1]!;
    // The one mode that answers without hearing the request out.
    const body = name === '413' && url.searchParams.has('undrained') ? '' : await read(request);
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    const exchange: Exchange = {
      ...{ url, request, response, body, count, id: idIn(body) },
      faulty: (usual = Infinity) => count <= Number(url.searchParams.get('n') ?? usual),
      commit: () => commit(path, body, request),
    };
    await modes[name]!(exchange);
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url!, `http://${request.headers.host}`);
    const mode = url.pathname.split('/')[1]!;
    // Each try on a connection of its own: browsers repeat a POST by themselves when an idle connection turns out dead.
    response.shouldKeepAlive = false;
    if (mode !== 'nocors') allow(request, response);
    const page = pages[url.pathname];
    if (out) response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Sign in</title>');
    else if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (url.pathname === '/__reset') response.writeHead(204).end(reset());
    else if (url.pathname === '/__ledger')
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(ledger));
    else if (page) response.setHeader('Content-Type', page[0]).end(page[1]);
    else if (request.method === 'POST' && Object.hasOwn(modes, mode)) {
      post(url, request, response).catch(
        (error: unknown) => response.destroyed || response.writeHead(500).end(String(error)),
      );
    } else if (request.method === 'GET' && Object.hasOwn(modes, `get:${mode}`)) {
      const exchange = {
        url,
        request,
        response,
        body: '',
        count: 1,
        id: '',
        faulty: () => false,
        commit: () => Promise.resolve(false),
      };
      void modes[`get:${mode}`]!(exchange);
    } else response.writeHead(request.method === 'GET' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ledger: () => structuredClone(ledger),
    reset,
    signedOut: (so) => void (out = so),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** CORS as a good receiver does it. */
function allow(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Vary', 'Origin');
  response.setHeader(
    'Access-Control-Expose-Headers',
    request.url!.startsWith('/429x') ? 'Date' : 'Retry-After, Date, Attune-Version',
  );
  response.setHeader(
    'Access-Control-Allow-Headers',
    'content-type, authorization, idempotency-key, attune-attempt, attune-sent',
  );
  response.setHeader('Access-Control-Max-Age', '7200');
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The event's id, in JSON or in form fields. */
function idIn(body: string): string {
  try {
    return String((JSON.parse(body) as { id?: unknown }).id);
  } catch {
    return new URLSearchParams(body).get('id') ?? '';
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, target: { type: 'string' } } });
  const { url } = await startFaultServer({ port: Number(values.port), target: values.target });
  console.log(
    `Faults at ${url}/<mode>/…, modes: ${Object.keys(modes)
      .filter((name) => !name.includes(':'))
      .join(' ')}`,
  );
}
