import { Health } from './health.js';
import type { House } from './house.js';
import { requireKept } from './kept-text.js';
import { jsonLines, type Log } from './log.js';
import { Refusal } from './problem.js';
import type { Published } from './publication.js';
import type { Publication } from './publication-schema.js';
import { RateLimiter, type Rate } from './rate-limit.js';
import { createRoutes, type RequestContext } from './routes.js';
import { parseSites, type Site } from './site.js';
import { Intake } from './store/intake.js';
import type { Store } from './store/store.js';
import { publishAt } from './survey-routes.js';
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
    /** The largest survey that an administrator may publish over HTTP, bytes. Default 2,097,152. */
    maxPublicationBytes?: number;
    /** How much of a larger body is read before the connection is cut, bytes. Default 1,048,576. */
    maxDrained?: number;
    /** Requests from one network (/24, /48): a whole company may sit behind one. Default 600, then 20 a second. */
    network?: Rate;
    /** Events with one bearer token. Default 60, then 1 a second. */
    token?: Rate;
  };
}

export interface Receiver {
  /** Answers one request. Never rejects. */
  fetch(request: Request, context?: RequestContext): Promise<Response>;
  /** Publishes a survey as `PUT /v1/:siteKey/surveys/:id` does. Throws `FaultError` or `Refusal`. */
  publish(siteKey: string, id: string, publication: Publication): Promise<Published>;
  /** Finishes what is due, and closes the store. */
  close(): Promise<void>;
}

/**
 * The server half: takes events, keeps, scores and aggregates them, and gives out what may be seen.
 *
 * @throws {FaultError} when `sites` is wrong.
 * @throws {Error} when hono is not installed.
 */
export async function createReceiver(options: ReceiverOptions): Promise<Receiver> {
  const house = houseOf(options);
  const { store, upkeep } = house;
  const handle = await createRoutes(house);
  for (const tenant of house.sites.keys()) await upkeep.resume(tenant);
  return {
    fetch: async (request, context = {}) => {
      const response = await handle(request, context);
      response.headers.set('Attune-Version', '1');
      response.headers.set('X-Content-Type-Options', 'nosniff');
      return response;
    },
    publish: async (siteKey, id, publication) => {
      const site = house.sites.get(siteKey);
      if (!site) throw new Refusal('site-unknown');
      requireKept(publication);
      return publishAt(house, site, id, publication);
    },
    close: async () => {
      await upkeep.close();
      await store.close();
    },
  };
}

function houseOf({ store, sites, clock = Date.now, log = jsonLines, limits = {} }: ReceiverOptions): House {
  const { maxBytes = 262_144, maxPublicationBytes = 2_097_152, maxDrained = 1_048_576 } = limits;
  return {
    store,
    sites: new Map(parseSites(sites).map((site): [string, Site] => [site.key, site])),
    surveys: new SurveyShelf(store, clock),
    intake: new Intake(store),
    upkeep: new Upkeep({ store, clock, log }),
    health: new Health(store, clock),
    rates: {
      network: new RateLimiter(limits.network ?? { burst: 600, perSecond: 20 }),
      token: new RateLimiter(limits.token ?? { burst: 60, perSecond: 1 }),
    },
    limits: { maxBytes, maxDrained },
    publicationLimits: { maxBytes: maxPublicationBytes, maxDrained: Math.max(maxDrained, maxPublicationBytes) },
    clock,
    log,
  };
}
