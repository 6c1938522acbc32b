import type { Problem } from '../core/schema/acknowledgement.js';

/** Why a request was refused, and the remedy where one holds for all. Codes are for programs and never change their meaning. */
const problems = {
  'address-invalid': [400, 'This address cannot be that of a survey'],
  'not-found': [
    404,
    'There is nothing at this address',
    'Addresses are /v1/{siteKey}/events, /v1/{siteKey}/surveys/{id}, the same with /results, /export, /comments, /actions or /thread behind it, and /health.',
  ],
  'site-unknown': [
    404,
    'There is no site with this key',
    'Write the key of a site in the sites file, such as /v1/pk_acme/events.',
  ],
  'survey-unknown': [
    404,
    'This site has no survey with this id',
    'Publish it first, with PUT to /v1/{siteKey}/surveys/{id} and an admin token.',
  ],
  'cut-unknown': [404, 'This survey has no such group or segment for this reader'],
  'wave-unknown': [404, 'This series has no such wave', 'Ask for the survey of one of those in "waves".'],
  'method-not-allowed': [405, 'This address does not take this method', 'The header Allow names those it takes.'],
  'origin-forbidden': [
    403,
    'This page may not send to this site',
    "Add the page's origin (scheme, host and port, exactly as browsers send it) to this site's origins in the sites file, and start the receiver again.",
  ],
  'too-large': [413, 'The body is too large'],
  'encoding-unsupported': [415, 'Compressed bodies are not accepted'],
  'media-type-unsupported': [415, 'This content type is not accepted'],
  'type-unsupported': [415, 'This receiver does not take events of this type'],
  incomplete: [400, 'The body ended early'],
  'not-utf8': [400, 'The body is not UTF-8'],
  'not-json': [400, 'The body is not JSON', 'Send JSON; a file with curl by --data-binary @file.'],
  'too-complex': [422, 'The body is nested too deeply or has too many keys'],
  'text-malformed': [422, 'A text holds NUL or half a surrogate pair'],
  invalid: [422, 'The body does not have the form that is expected'],
  'privacy-mismatch': [422, 'The answer was given under another privacy promise than the survey was published with'],
  'instrument-unknown': [422, 'The survey was never published in the wording that was shown'],
  'survey-not-open': [422, 'The survey is not open yet'],
  'survey-closed': [422, 'The survey is closed'],
  'answers-invalid': [422, 'An answer does not fit its question'],
  'id-conflict': [409, 'Another event was stored under this id'],
  'already-answered': [409, 'This invitation has been used'],
  'privacy-fixed': [409, 'What respondents were told about their privacy cannot be loosened'],
  'rules-fixed': [409, 'This rule cannot be changed any more'],
  'minimum-fixed': [409, 'The least number of answers can only rise'],
  'token-required': [401, 'A bearer token is required', 'Send the header Authorization: Bearer TOKEN.'],
  'token-invalid': [
    401,
    'The bearer token is not valid here',
    'Send the token itself, not its digest. The digest of a token stands in adminTokens or readTokens of the sites file, an invitation is signed with its submissionSecret.',
  ],
  'scope-insufficient': [
    403,
    'The bearer token does not reach this far',
    'A read token was sent where one of adminTokens is needed.',
  ],
  'rows-forbidden': [403, 'Only identified surveys can be exported row by row'],
  'rate-limited': [429, 'Too many requests'],
  busy: [503, 'The survey was being changed; try again'],
  'store-unavailable': [503, 'The store does not answer'],
  internal: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [status: number, title: string, remedy?: string]>;

export type ProblemCode = keyof typeof problems;

/** The remedy of an `address-invalid`. */
export const noId = 'An id is a letter, then up to 63 letters, digits, "_", "." or "-".';

type Extra = Partial<Pick<Problem, 'detail' | 'path' | 'retryAfter' | 'supported' | 'opensAt' | 'closesAt'>> & {
  headers?: Record<string, string>;
};

/** Ends a request with a problem. What was sent is never part of it. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly extra: Extra;

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** RFC 9457 problem details. `now` is in milliseconds since 1970. */
export function problemResponse({ code, extra }: Refusal, now: number): Response {
  const [status, title, remedy]: readonly [number, string, string?] = problems[code];
  const { headers, ...members } = extra;
  const problem: Problem = {
    type: `https://attune.dev/problems/${code}`,
    title,
    status,
    code,
    ...(remedy && { detail: remedy }),
    ...members,
    now,
  };
  const retryAfter = members.retryAfter === undefined ? {} : { 'Retry-After': String(members.retryAfter) };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...retryAfter, ...headers },
  });
}
