import { readBody } from './body.js';
import { isAdmin } from './bearer.js';
import { corsHeaders, isAllowedSender, preflight } from './cors.js';
import type { House } from './house.js';
import { Refusal } from './problem.js';
import { networkOf } from './rate-limit.js';
import { refused } from './refused.js';
import type { Site } from './site.js';

export type Method = 'GET' | 'POST' | 'PUT';

/** A request that reached its site. */
export interface SiteRequest {
  site: Site;
  /** One of those its address takes. */
  method: Method;
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
    methods,
    request,
    ip,
  }: { siteKey: string; methods: readonly Method[]; request: Request; ip: string | undefined },
  handle: (request: SiteRequest) => Promise<Response>,
): Promise<Response> {
  const site = house.sites.get(siteKey);
  let response: Response;
  try {
    const admitted = admittedTo(house, site, request, ip);
    const method = methods.find((each) => each === request.method);
    const publishes = method === 'PUT' && site === admitted && isAdmin(request, site);
    const body = await readBody(request, publishes ? house.publicationLimits : house.limits);
    if (admitted instanceof Refusal) throw admitted;
    if (request.method === 'OPTIONS') response = preflight(methods);
    else if (method) response = await handle({ site: admitted, method, request, body });
    else throw new Refusal('method-not-allowed', { headers: { Allow: [...methods, 'OPTIONS'].join(', ') } });
  } catch (error) {
    response = refused(house, error, site);
  }
  const cors = site ? corsHeaders(site, request.headers.get('origin')) : {};
  for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
  return response;
}

/** The site, or why nobody gets in here. A refusal waits until the body has been read. */
function admittedTo(
  { rates, clock }: House,
  site: Site | undefined,
  request: Request,
  ip: string | undefined,
): Site | Refusal {
  if (!site) return new Refusal('site-unknown');
  if (!isAllowedSender(site, request)) return new Refusal('origin-forbidden');
  // Taken before a token is looked at: none can be guessed faster than this, not by the size it allows a body either.
  // Who has no address is known to the server in front alone: they must not all be taken for one sender.
  const wait = request.method === 'OPTIONS' || ip === undefined ? 0 : rates.network.take(networkOf(ip), clock());
  return wait > 0 ? new Refusal('rate-limited', { retryAfter: wait }) : site;
}
