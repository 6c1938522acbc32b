import { readBody } from './body.js';
import { corsHeaders, isAllowedSender, preflight } from './cors.js';
import type { House } from './house.js';
import { Refusal } from './problem.js';
import { networkOf } from './rate-limit.js';
import { refused } from './refused.js';
import type { Site } from './site.js';

/** A request that reached its site. */
export interface SiteRequest {
  site: Site;
  request: Request;
  /** The whole body; empty without one. */
  body: Uint8Array;
}

/**
 * What holds at every address of a site: the body is read whatever comes, only the site's own pages may ask, and every
 * answer, a refusal too, can be read by them.
 */
export async function atSite(
  house: House,
  {
    siteKey,
    method,
    request,
    ip,
  }: { siteKey: string; method: 'GET' | 'POST' | 'PUT'; request: Request; ip: string | undefined },
  handle: (request: SiteRequest) => Promise<Response>,
): Promise<Response> {
  const site = house.sites.get(siteKey);
  let response: Response;
  try {
    const body = await readBody(request, house.limits);
    if (!site) throw new Refusal('site-unknown');
    if (!isAllowedSender(site, request)) throw new Refusal('origin-forbidden');
    // Tokens cannot be guessed faster than this either.
    const wait = request.method === 'OPTIONS' ? 0 : house.rates.network.take(networkOf(ip), house.clock());
    if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });
    if (request.method === 'OPTIONS') response = preflight([method]);
    else if (request.method === method) response = await handle({ site, request, body });
    else throw new Refusal('method-not-allowed', { headers: { Allow: `${method}, OPTIONS` } });
  } catch (error) {
    response = refused(house, error, site);
  }
  const cors = site ? corsHeaders(site, request.headers.get('origin')) : {};
  for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
  return response;
}
