import * as z from 'zod/mini';
import { FaultError, shaped } from '../core/schema/fault.js';
import { idSchema } from '../core/schema/text.js';

const digest = z
  .string()
  .check(
    z.regex(
      /^[0-9a-f]{64}$/,
      'must be the SHA-256 of a token, 64 hex digits: npx attune-receiver --digest TOKEN prints it',
    ),
  );

/** A page's origin as a browser sends it: scheme, host and port, nothing else. */
const originSchema = z
  .string()
  .check(
    z.refine(
      (text) => isOrigin(text),
      'must be an origin such as "https://intranet.example.com", without a path or a wildcard',
    ),
  );

/** Reads results: of the whole company, or with `groups` of these alone (and with `total` the company's figure beside them). */
const readTokenSchema = z.strictObject({
  sha256: digest,
  groups: z
    .optional(z.array(idSchema).check(z.minLength(1)))
    .check(z.describe('The groups whose figures it reads. Without them, those of the whole company and all groups.')),
  total: z.optional(z.boolean()).check(z.describe("Whether it reads the company's figure beside those of its groups.")),
});

/** One customer of a receiver: its pages, its tokens, and all its data behind a wall of their own. */
export const siteSchema = z.strictObject({
  key: z
    .string()
    .check(
      z.regex(/^pk_[A-Za-z0-9_-]{1,60}$/, 'must be "pk_" and up to 60 letters, digits, "_" or "-"'),
      z.describe('In every address of the site. It says where a request belongs and is no secret.'),
    ),
  name: z.string().check(z.minLength(1), z.maxLength(200), z.describe('What the site is called.')),
  origins: z
    .array(originSchema)
    .check(
      z.maxLength(200),
      z.describe(
        'The pages that may send and read, exactly: scheme, host and port, such as "https://intranet.example.com".',
      ),
    ),
  allowNullOrigin: z
    .optional(z.boolean())
    .check(z.describe('Whether sandboxed frames may, whose origin is the word "null".')),
  readTokens: z
    .optional(z.array(readTokenSchema))
    .check(z.describe('Digests of the tokens that read results, from attune-receiver --digest TOKEN.')),
  adminTokens: z
    .optional(z.array(z.strictObject({ sha256: digest })))
    .check(z.describe('Digests of the tokens that publish surveys and actions, and read everything.')),
  submissionSecret: z
    .optional(z.string().check(z.minLength(32, 'must be at least 32 characters of random text')))
    .check(z.describe("Signs invitations. Shared with the host's backend; 32 characters at least.")),
});

/** A sites file. */
export const sitesSchema = z.array(siteSchema).check(z.minLength(1, 'must hold at least one site'));

export type Site = z.infer<typeof siteSchema>;

/**
 * Sites from untrusted data, such as a configuration file.
 *
 * @throws {FaultError} naming each place that is wrong and how to mend it.
 */
export function parseSites(value: unknown): Site[] {
  const sites = shaped(sitesSchema, value, ['sites']);
  const keys = sites.map(({ key }) => key);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (twice >= 0) throw new FaultError([{ path: `sites[${twice}].key`, message: 'repeats the key of a site above' }]);
  return sites;
}

function isOrigin(text: string): boolean {
  try {
    const url = new URL(text);
    // Node takes a wildcard for a host name; a browser never sends one.
    return ['http:', 'https:'].includes(url.protocol) && url.origin === text && !text.includes('*');
  } catch {
    return false;
  }
}
