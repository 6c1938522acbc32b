import { receiveEvent } from './events-route.js';
import type { House } from './house.js';
import { peer } from './peer.js';
import { problemResponse, Refusal } from './problem.js';
import { refused } from './refused.js';
import { atSite, type SiteRequest } from './site-route.js';
import { getComments, postThread, putActions } from './thread-routes.js';
import { getExport, getResults, getStanding, putSurvey } from './survey-routes.js';

/** What is known of a request besides itself. */
export interface RequestContext {
  /** The sender's address. Used for the rate limit only, never stored or logged. */
  ip?: string;
}

type Handle = (request: Request, context: RequestContext) => Response | Promise<Response>;

/** Every address of the receiver. */
export async function createRoutes(house: House): Promise<Handle> {
  const { Hono } = await peer('hono', () => import('hono'));
  const app = new Hono<{ Bindings: RequestContext }>();
  const route = (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    handle: (house: House, request: SiteRequest, id: string) => Promise<Response>,
  ) =>
    app.all(`/v1/:siteKey/${path}`, ({ req, env }) =>
      atSite(house, { siteKey: req.param('siteKey'), method, request: req.raw, ip: env.ip }, (request) =>
        handle(house, request, req.param('id') ?? ''),
      ),
    );
  route('POST', 'events', receiveEvent);
  route('PUT', 'surveys/:id', putSurvey);
  route('GET', 'surveys/:id/standing', getStanding);
  route('GET', 'surveys/:id/results', getResults);
  route('GET', 'surveys/:id/export', getExport);
  route('GET', 'surveys/:id/comments', getComments);
  route('PUT', 'surveys/:id/actions', putActions);
  route('POST', 'surveys/:id/thread', postThread);
  app.get('/health', async () => {
    await house.store.ping().catch(() => {
      throw new Refusal('store-unavailable', { retryAfter: 5 });
    });
    return Response.json({ status: 'ok', store: house.store.kind });
  });
  app.notFound(() => problemResponse(new Refusal('not-found'), house.clock()));
  app.onError((error) => refused(house, error));
  return (request, context) => app.fetch(request, context);
}
