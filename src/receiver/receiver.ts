import type { Context } from 'hono';
import { FaultError } from '../core/schema/fault.js';
import { readBody } from './body.js';
import { requireAdmin } from './bearer.js';
import { corsHeaders, isAllowedOrigin, preflight } from './cors.js';
import { receiveEvent } from './events-route.js';
import type { House } from './house.js';
import { parseJson } from './json.js';
import { jsonLines, sqlstateOf, type Log } from './log.js';
import { peer } from './peer.js';
import { problemResponse, Refusal } from './problem.js';
import { publish, type Publication, type Published } from './publication.js';
import { RateLimiter, type Rate } from './rate-limit.js';
import { parseSites, type Site } from './site.js';
import { Intake } from './store/intake.js';
import type { Store } from './store/store.js';
import { SurveyShelf } from './survey-shelf.js';
import { Upkeep } from './upkeep.js';

export interface ReceiverOptions {
  store: Store;
  /** Checked like a configuration file: a fault is named with its place. */
  sites: readonly Site[];
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** Where log lines go; standard output as JSON lines by default. */
  log?: Log;
  limits?: {
    /** The largest body accepted, bytes. Default 262,144. */
    maxBytes?: number;
    /** How much of a larger body is read before the connection is cut, bytes. Default 1,048,576. */
    maxDrained?: number;
    /** Events from one network (/24, /48): a whole company may sit behind one. Default 600, then 20 a second. */
    network?: Rate;
    /** Events with one bearer token. Default 60, then 1 a second. */
    token?: Rate;
  };
}

/** What is known of a request besides itself. */
export interface RequestContext {
  /** The sender's address. Used for the rate limit only, never stored or logged. */
  ip?: string;
}

export interface Receiver {
  /** Answers one request. Never rejects. */
  fetch(request: Request, context?: RequestContext): Promise<Response>;
  /** Publishes a survey as `PUT /v1/:siteKey/surveys/:id` does. Throws `FaultError` or `Refusal`. */
  publish(siteKey: string, id: string, publication: Publication): Promise<Published>;
  /** Finishes what is under way, and closes the store. */
  close(): Promise<void>;
}

type Env = { Bindings: RequestContext };
type Handler = (context: Context<Env>, site: Site, body: string) => Promise<Response>;

/**
 * The server half: takes events, keeps, scores and aggregates them, and gives out what may be seen.
 *
 * @throws {FaultError} when `sites` is wrong.
 * @throws {Error} when hono is not installed.
 */
export async function createReceiver(options: ReceiverOptions): Promise<Receiver> {
  const { Hono } = await peer('hono', () => import('hono'));
  const { store, clock = Date.now, limits = {} } = options;
  const house: House = {
    store,
    sites: new Map(parseSites(options.sites).map((site) => [site.key, site])),
    surveys: new SurveyShelf(store, clock),
    intake: new Intake(store),
    upkeep: new Upkeep(),
    rates: {
      network: new RateLimiter(limits.network ?? { burst: 600, perSecond: 20 }),
      token: new RateLimiter(limits.token ?? { burst: 60, perSecond: 1 }),
    },
    limits: { maxBytes: limits.maxBytes ?? 262_144, maxDrained: limits.maxDrained ?? 1_048_576 },
    clock,
    log: options.log ?? jsonLines,
  };
  const publishTo = async (site: Site, id: string, publication: unknown): Promise<Published> => {
    const published = await store.as(site.key, (query) => publish(query, site.key, id, publication));
    house.surveys.forget(site.key, id);
    house.log({ level: 'info', code: 'published', site: site.key, survey: id });
    return published;
  };

  const app = new Hono<Env>();
  app.get('/health', async () => {
    await store.ping();
    return Response.json({ status: 'ok', store: store.kind });
  });
  const route = (path: `/v1/:siteKey/${string}`, method: string, handler: Handler) =>
    app.all(path, (context) => atSite(house, context, method, handler));
  route('/v1/:siteKey/events', 'POST', (context, site, body) =>
    receiveEvent(house, site, context.req.raw, body, context.env?.ip),
  );
  route('/v1/:siteKey/surveys/:id', 'PUT', async (context, site, body) => {
    requireAdmin(context.req.raw, site);
    return Response.json(await publishTo(site, context.req.param('id')!, parseJson(body)));
  });
  app.notFound(() => problemResponse(new Refusal('not-found'), clock()));
  app.onError((error) => refused(house, error));

  return {
    fetch: async (request, context = {}) => {
      const response = await app.fetch(request, context);
      response.headers.set('Attune-Version', '1');
      return response;
    },
    publish: async (siteKey, id, publication) => {
      const site = house.sites.get(siteKey);
      if (!site) throw new Refusal('site-unknown');
      return publishTo(site, id, publication);
    },
    close: async () => {
      await house.upkeep.close();
      await store.close();
    },
  };
}

/** What holds at every address of a site: the body is read whatever comes, and only the site's own pages may ask. */
async function atSite(
  house: House,
  context: Context<Env>,
  method: string,
  handler: Handler,
): Promise<Response> {
  const request = context.req.raw;
  const site = house.sites.get(context.req.param('siteKey') ?? '');
  const origin = request.headers.get('origin');
  const cors = site ? corsHeaders(site, origin) : {};
  try {
    const body = await readBody(request, house.limits);
    if (!site) throw new Refusal('site-unknown');
    if (!isAllowedOrigin(site, origin)) throw new Refusal('origin-forbidden');
    if (request.method === 'OPTIONS') return withHeaders(preflight([method]), cors);
    if (request.method !== method)
      throw new Refusal('method-not-allowed', { headers: { Allow: `${method}, OPTIONS` } });
    return withHeaders(await handler(context, site, body), cors);
  } catch (error) {
    return withHeaders(refused(house, error, site), cors);
  }
}

function refused(house: House, error: unknown, site?: Site): Response {
  const refusal = refusalOf(error);
  const { code } = refusal;
  const sqlstate = sqlstateOf(error);
  const level = code === 'internal' || code === 'store-unavailable' ? 'error' : 'warn';
  house.log({ level, code, ...(site && { site: site.key }), ...(sqlstate && { sqlstate }) });
  return problemResponse(refusal, house.clock());
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof FaultError) {
    const [fault] = error.faults;
    return new Refusal('invalid', {
      ...(fault && { path: fault.path, detail: `${fault.path || 'the body'} ${fault.message}` }),
    });
  }
  // Connection trouble, a server that shuts down or recovers, too many connections: all of it passes.
  const passes = /^(08|53|57)|^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_AGAIN)/.test(sqlstateOf(error) ?? '');
  return passes ? new Refusal('store-unavailable', { retryAfter: 5 }) : new Refusal('internal');
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
