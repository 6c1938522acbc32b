import type { Site } from './site.js';

const allowedHeaders = 'content-type, authorization, idempotency-key, attune-attempt, attune-sent';

/** Whether whoever sent a request may talk to the site. */
export function isAllowedSender(site: Site, { headers }: Request): boolean {
  const origin = headers.get('origin');
  // Without an origin it is a server or the site itself; a browser that means another site says so here.
  if (origin === null) return !['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '');
  return isAllowedOrigin(site, origin);
}

function isAllowedOrigin(site: Site, origin: string): boolean {
  // Sandboxed frames and redirected requests send the word "null", which anyone can obtain: off unless asked for.
  return origin === 'null' ? site.allowNullOrigin === true : site.origins.includes(origin);
}

/** What lets a page read the answer. Credentials are never allowed, so no cookie ever speaks for anyone. */
export function corsHeaders(site: Site, origin: string | null): Record<string, string> {
  return {
    Vary: 'Origin',
    ...(origin !== null &&
      isAllowedOrigin(site, origin) && {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Expose-Headers': 'Retry-After, Date, Attune-Version',
      }),
  };
}

/** The answer to a preflight from an allowed origin. */
export function preflight(methods: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': allowedHeaders,
      'Access-Control-Max-Age': '7200',
    },
  });
}
