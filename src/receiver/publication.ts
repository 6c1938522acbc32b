import * as z from 'zod/mini';
import { instrumentHash } from '../core/hashes.js';
import { shortForm } from '../core/instrument.js';
import { privacySchema, type Privacy } from '../core/schema/event.js';
import { FaultError, shaped, type Fault } from '../core/schema/fault.js';
import { parseInstrument } from '../core/schema/parse-instrument.js';
import type { Instrument } from '../core/schema/instrument.js';
import { idSchema, textSchema } from '../core/schema/text.js';
import { Refusal } from './problem.js';
import type { Query } from './store/driver.js';
import { hasResponses, readSurvey, writeSurvey, type Group, type Segment, type SurveyRules } from './store/surveys.js';

const floor = 3;
const least = z.int().check(z.minimum(floor, `must be at least ${floor}`), z.maximum(1000));

const notAGroup = 'must be an id, or an object with id and, if you like, name, parent and invited';
const segment = {
  id: idSchema,
  name: z.optional(textSchema),
  /** How many were asked. */
  invited: z.optional(z.int().check(z.minimum(1), z.maximum(10_000_000))),
};
const maxGroups = 1000;
const maxSegments = 20;

/** What is published: an instrument and the rules for answers to it. */
const publicationSchema = z.strictObject({
  instrument: z.unknown(),
  privacy: privacySchema,
  minimum: z.optional(least),
  commentsMinimum: z.optional(least),
  participation: z._default(z.enum(['open', 'token']), 'open'),
  /** Without it, a survey that has an end keeps its figures until then. */
  results: z.optional(z.enum(['in-batches', 'after-close'])),
  /** The groups an answer may name; one may be part of another. */
  groups: z.optional(
    z
      .array(z.union([idSchema, z.strictObject({ ...segment, parent: z.optional(idSchema) })], notAGroup))
      .check(z.minLength(1), z.maxLength(maxGroups)),
  ),
  /** The second way to divide the answers, such as by level. */
  segments: z.optional(z.array(z.strictObject(segment)).check(z.minLength(2), z.maxLength(maxSegments))),
  invited: segment.invited,
  /** The series of surveys this one is a wave of. */
  wave: z.optional(z.strictObject({ series: idSchema, name: textSchema, start: z.iso.date() })),
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
  const parsed = shaped(publicationSchema, value);
  const { instrument: given, opensAt, closesAt, groups, segments, invited, wave, ...publication } = parsed;
  const tree = groups?.map((group) => (typeof group === 'string' ? { id: group } : group));
  const faults = [...treeFaults(tree ?? []), ...repeatFaults('segments', segments ?? [])];
  if (faults.length) throw new FaultError(faults);
  const instrument = parsedInstrument(given);
  const before = await readSurvey(query, tenant, id);
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
    if (looser || (await hasResponses(query, tenant, id))) {
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
    results: publication.results ?? (closesAt ? 'after-close' : 'in-batches'),
    ...(tree && { groups: tree.map(defined<Group>) }),
    ...(segments && { segments: segments.map(defined<Segment>) }),
    ...(invited !== undefined && { invited }),
    ...(wave && { wave }),
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

/** Without the keys that are `undefined`. */
const defined = <Part extends Segment>(part: { [Key in keyof Part]: Part[Key] | undefined }): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as unknown as Part;

function repeatFaults(place: string, parts: readonly { id: string }[]): Fault[] {
  return parts.flatMap(({ id }, index) =>
    parts.findIndex((each) => each.id === id) < index
      ? [{ path: `${place}[${index}].id`, message: `repeats "${id}" from above` }]
      : [],
  );
}

/** A group's parent must be there and must not be below it. */
function treeFaults(groups: readonly { id: string; parent?: string | undefined }[]): Fault[] {
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  const loops = (id: string): boolean => {
    let above = parents.get(id);
    for (let step = 0; above !== undefined && step < groups.length; step += 1) above = parents.get(above);
    return above !== undefined;
  };
  const misplaced = groups.flatMap(({ id, parent }, index): Fault[] => {
    const path = `groups[${index}].parent`;
    if (parent === undefined) return [];
    if (!parents.has(parent)) return [{ path, message: `"${parent}" is not one of the groups` }];
    return loops(id) ? [{ path, message: `"${parent}" is itself below "${id}"` }] : [];
  });
  return [...repeatFaults('groups', groups), ...misplaced];
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
