import { receiveEvent } from './events-route.js';
import type { House } from './house.js';
import { peer } from './peer.js';
import { noId, problemResponse, Refusal } from './problem.js';
import { refused } from './refused.js';
import { atSite, type Method, type SiteRequest } from './site-route.js';
import { idSchema } from '../core/schema/text.js';
import { getComments, postThread, putActions } from './thread-routes.js';
import { getExport, getResults, getSurvey, putSurvey } from './survey-routes.js';

/** What is known of a request besides itself. */
export interface RequestContext {
  /** The sender's address. Used for the rate limit only, never stored or logged; without it no network is limited. */
  ip?: string;
}

type Handle = (request: Request, context: RequestContext) => Response | Promise<Response>;

/** What answers at an address of a site. `id` is that of a survey or series, or empty where the address has none. */
type Handler = (house: House, request: SiteRequest, id: string) => Promise<Response>;

/** Every address of the receiver. */
export async function createRoutes(house: House): Promise<Handle> {
  const { Hono } = await peer('hono', () => import('hono'));
  const app = new Hono<{ Bindings: RequestContext }>();
  const at = (path: string, handlers: Partial<Record<Method, Handler>>) =>
    app.all(`/v1/:siteKey/${path}`, ({ req, env }) => {
      const methods = Object.keys(handlers) as Method[];
      return atSite(house, { siteKey: req.param('siteKey'), methods, request: req.raw, ip: env.ip }, (request) =>
        handlers[request.method]!(house, request, checkedId(req.param('id'))),
      );
    });
  at('events', { POST: receiveEvent });
  at('surveys/:id', { GET: getSurvey, PUT: putSurvey });
  at('surveys/:id/results', { GET: getResults });
  at('surveys/:id/export', { GET: getExport });
  at('surveys/:id/comments', { GET: getComments });
  at('surveys/:id/actions', { PUT: putActions });
  at('surveys/:id/thread', { POST: postThread });
  app.get('/health', async () => {
    if (!(await house.health.works())) throw new Refusal('store-unavailable', { retryAfter: 5 });
    return Response.json({ status: 'ok', store: house.store.kind });
  });
  app.notFound(() => problemResponse(new Refusal('not-found'), house.clock()));
  app.onError((error) => refused(house, error));
  return (request, context) => app.fetch(request, context);
}

/** An id as an address names it. What no survey can be called never reaches the database, which cannot take every text. */
function checkedId(id = ''): string {
  if (id && !idSchema.safeParse(id).success) throw new Refusal('address-invalid', { detail: noId });
  return id;
}
