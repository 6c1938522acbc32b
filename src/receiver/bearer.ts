import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from './problem.js';
import type { Site } from './site.js';

/** What a token may see: everything, or some groups with or without the company's figure beside them. */
export type Scope = 'company' | { groups: ReadonlySet<string>; total: boolean };

/** The token of an `Authorization: Bearer` header. Nothing else speaks for anyone: cookies are never read. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

/** Whether the request carries an administrator's token of this site. */
export function isAdmin(request: Request, site: Site): boolean {
  const token = bearerOf(request);
  return Boolean(token && site.adminTokens?.some(({ sha256 }) => matches(token, sha256)));
}

/** @throws {Refusal} unless the request carries an administrator's token of this site. */
export function requireAdmin(request: Request, site: Site): void {
  const token = required(request);
  if (isAdmin(request, site)) return;
  if (site.readTokens?.some(({ sha256 }) => matches(token, sha256))) throw new Refusal('scope-insufficient');
  throw invalid();
}

/** @throws {Refusal} unless the request carries a token of this site that may read. Administrators may. */
export function requireReader(request: Request, site: Site): Scope {
  const token = required(request);
  if (isAdmin(request, site)) return 'company';
  const found = site.readTokens?.find(({ sha256 }) => matches(token, sha256));
  if (!found) throw invalid();
  return found.groups ? { groups: new Set(found.groups), total: found.total ?? false } : 'company';
}

function required(request: Request): string {
  const token = bearerOf(request);
  if (!token) throw new Refusal('token-required', challenge);
  return token;
}

const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } };
const invalid = (): Refusal => new Refusal('token-invalid', challenge);

const matches = (token: string, sha256: string): boolean =>
  timingSafeEqual(createHash('sha256').update(token).digest(), Buffer.from(sha256, 'hex'));
