import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { shaped } from '../core/schema/fault.js';
import { idSchema } from '../core/schema/text.js';
import { isKept } from './kept-text.js';

/** What the store cannot keep would be refused at each answer, as a fault of whoever gives it. */
const keptText = z
  .string()
  .check(z.refine(isKept, 'must hold neither NUL nor half a surrogate pair, which no database keeps'));

const claimsSchema = z.object({
  /** The site's key. */
  tid: z.string(),
  /** The survey's id. */
  form: idSchema,
  /** Seconds since 1970. */
  exp: z.int(),
  /** When it was made, in seconds since 1970. Without it, it covers nothing after the survey's end. */
  iat: z.optional(z.int()),
  /** Names the invitation: each counts once. */
  jti: keptText.check(z.minLength(8), z.maxLength(128)),
  /** Who it was made for. Kept with the answer in identified surveys, never in others. */
  sub: z.optional(keptText.check(z.maxLength(200))),
  /** The group and the segment the answer counts in, as published. A page's own word for them makes no figure. */
  group: z.optional(idSchema),
  segment: z.optional(idSchema),
});

/** What an invitation says: for which site and survey, until when, its name, and whose answer it is for. */
export type SubmissionClaims = z.infer<typeof claimsSchema>;

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

/**
 * Makes an invitation, on the host's own server: a JSON Web Token signed with HS256, so that any language can. `iat` is
 * now unless given.
 *
 * @param secret the site's `submissionSecret`.
 * @throws {RangeError} when the secret is shorter than 32 characters.
 * @throws {FaultError} naming each claim that is wrong and how to mend it.
 */
export function mintSubmissionToken(secret: string, claims: SubmissionClaims): string {
  if (secret.length < 32) throw new RangeError('the submission secret must be at least 32 characters of random text');
  const whole = shaped(claimsSchema, { iat: Math.floor(Date.now() / 1000), ...claims });
  const signed = `${header}.${Buffer.from(JSON.stringify(whole)).toString('base64url')}`;
  return `${signed}.${signature(secret, signed)}`;
}

/** What an invitation claims, or `undefined` when it was not signed with this secret. Says nothing about `exp`. */
export function readSubmissionToken(secret: string, token: string): SubmissionClaims | undefined {
  const [head, body, sign, ...more] = token.split('.');
  if (!head || !body || !sign || more.length || token.length > 4096) return undefined;
  const expected = Buffer.from(signature(secret, `${head}.${body}`));
  const given = Buffer.from(sign);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  // Whoever holds the secret chose the header too; it is read only to refuse tokens made for something else.
  if (jsonOf(head)?.['alg'] !== 'HS256') return undefined;
  const claims = claimsSchema.safeParse(jsonOf(body));
  return claims.success ? claims.data : undefined;
}

/** What the ledger keeps of an invitation: without the secret it cannot be traced to one. */
export const participationMark = (secret: string, claims: SubmissionClaims): Uint8Array =>
  traceOf(secret, 'attune participation', claims);

/** The key of the one response an invitation has in a survey that is not anonymous: a UUID. */
export function responseKey(secret: string, claims: SubmissionClaims): string {
  const hex = traceOf(secret, 'attune response', claims).toString('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-8$3-8$4-');
}

function traceOf(secret: string, purpose: string, { form, jti }: SubmissionClaims): Buffer {
  const key = createHmac('sha256', secret).update(purpose).digest();
  return createHmac('sha256', key).update(`${form}\0${jti}`).digest().subarray(0, 16);
}

const signature = (secret: string, signed: string): string =>
  createHmac('sha256', secret).update(signed).digest('base64url');

function jsonOf(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
