import * as z from 'zod/mini';
import { instrumentHash } from '../core/hashes.js';
import { shortForm } from '../core/instrument.js';
import { privacySchema, type Privacy } from '../core/schema/event.js';
import { FaultError, shaped } from '../core/schema/fault.js';
import { parseInstrument } from '../core/schema/parse-instrument.js';
import type { Instrument } from '../core/schema/instrument.js';
import { idSchema } from '../core/schema/text.js';
import { Refusal } from './problem.js';
import type { Query } from './store/driver.js';
import { hasResponses, readSurvey, writeSurvey, type SurveyRules } from './store/surveys.js';

const floor = 3;
const least = z.int().check(z.minimum(floor, `must be at least ${floor}`), z.maximum(1000));

/** What is published: an instrument and the rules for answers to it. */
const publicationSchema = z.strictObject({
  instrument: z.unknown(),
  privacy: privacySchema,
  minimum: z.optional(least),
  commentsMinimum: z.optional(least),
  participation: z._default(z.enum(['open', 'token']), 'open'),
  results: z._default(z.enum(['in-batches', 'after-close']), 'in-batches'),
  groups: z.optional(z.array(idSchema).check(z.minLength(1), z.maxLength(1000))),
  opensAt: z.optional(z.iso.datetime({ offset: true })),
  closesAt: z.optional(z.iso.datetime({ offset: true })),
});

export type Publication = z.input<typeof publicationSchema>;

/** What was published, as the publisher gets it back. Times are milliseconds since 1970. */
export interface Published extends SurveyRules {
  id: string;
  version: string;
  hash: string;
}

const strictness: readonly Privacy[] = ['identified', 'confidential', 'anonymous'];

/**
 * Publishes a survey. Publishing it again may change its wording, times and groups; what respondents were told
 * about their privacy stays once someone has answered, and minimums only rise.
 *
 * @throws {FaultError} when the publication itself is wrong.
 * @throws {Refusal} when it would loosen what was promised.
 */
export async function publish(query: Query, tenant: string, id: string, value: unknown): Promise<Published> {
  const { instrument: given, opensAt, closesAt, groups, ...publication } = shaped(publicationSchema, value);
  const instrument = parsedInstrument(given);
  const before = await readSurvey(query, id);
  const minimum = publication.minimum ?? before?.minimum ?? 5;
  const commentsMinimum = publication.commentsMinimum ?? Math.max(minimum, before?.commentsMinimum ?? 10);
  if (commentsMinimum < minimum)
    throw new FaultError([{ path: 'commentsMinimum', message: 'must not be below minimum' }]);
  if (before && (minimum < before.minimum || commentsMinimum < before.commentsMinimum)) {
    throw new Refusal('minimum-fixed', {
      detail: `Publish with at least ${before.minimum} and ${before.commentsMinimum}, or under a new id.`,
    });
  }
  if (before && before.privacy !== publication.privacy) {
    const looser = strictness.indexOf(publication.privacy) < strictness.indexOf(before.privacy);
    if (looser || (await hasResponses(query, id))) {
      throw new Refusal('privacy-fixed', {
        path: 'privacy',
        detail: `Publish it as ${before.privacy}, or under a new id.`,
      });
    }
  }
  const rules: SurveyRules = {
    ...publication,
    minimum,
    commentsMinimum,
    ...(groups && { groups }),
    ...(opensAt && { opensAt: Date.parse(opensAt) }),
    ...(closesAt && { closesAt: Date.parse(closesAt) }),
  };
  const hash = instrumentHash(instrument);
  const short = shortForm(instrument);
  await writeSurvey(query, tenant, id, {
    rules,
    hash,
    instruments: new Map([
      [hash, instrument],
      [instrumentHash(short), short],
    ]),
  });
  return { id, version: instrument.version, hash, ...rules };
}

function parsedInstrument(value: unknown): Instrument {
  try {
    return parseInstrument(value);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new FaultError(
      error.faults.map(({ path, message }) => ({
        path: path ? `instrument.${path}` : 'instrument',
        message,
      })),
    );
  }
}
