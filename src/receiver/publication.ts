import { instrumentHash } from '../core/hashes.js';
import { shortForm } from '../core/instrument.js';
import { FaultError, shaped, type Fault } from '../core/schema/fault.js';
import { parseInstrument } from '../core/schema/parse-instrument.js';
import type { Instrument } from '../core/schema/instrument.js';
import { requireUnloosened } from './publication-limits.js';
import { publicationSchema } from './publication-schema.js';
import type { Query } from './store/driver.js';
import { alone } from './store/releases.js';
import { hasResponses, readSurvey, writeSurvey, type Group, type Segment, type SurveyRules } from './store/surveys.js';

/** What was published, as the publisher gets it back. Times are milliseconds since 1970. */
export interface Published extends SurveyRules {
  id: string;
  version: string;
  hash: string;
}

/**
 * Publishes a survey, or publishes it again as far as {@link requireUnloosened} lets it.
 *
 * @param now milliseconds since 1970
 * @throws {FaultError} when the publication itself is wrong.
 * @throws {Refusal} when it would loosen what was promised.
 */
export async function publish(
  query: Query,
  tenant: string,
  id: string,
  value: unknown,
  now: number,
): Promise<Published> {
  const parsed = shaped(publicationSchema, value);
  const { $schema: _, instrument: given, opensAt, closesAt, groups, segments, invited, wave, ...publication } = parsed;
  const tree = groups?.map((group) => (typeof group === 'string' ? { id: group } : group));
  const instrument = parsedInstrument(given);
  await alone(query, tenant, id);
  const before = await readSurvey(query, tenant, id);
  const minimum = publication.minimum ?? before?.minimum ?? 5;
  const commentsMinimum = publication.commentsMinimum ?? Math.max(minimum, before?.commentsMinimum ?? 10);
  const identified = publication.privacy === 'identified';
  const faults = [
    ...treeFaults(tree ?? []),
    ...repeatFaults('segments', segments ?? []),
    ...(commentsMinimum < minimum ? [{ path: 'commentsMinimum', message: 'must not be below minimum' }] : []),
    ...(publication.results === 'at-once' && !identified ? [{ path: 'results', message: notAtOnce }] : []),
  ];
  if (faults.length) throw new FaultError(faults);
  const rules: SurveyRules = {
    ...publication,
    minimum,
    commentsMinimum,
    results: publication.results ?? (identified && !closesAt ? 'at-once' : 'after-close'),
    ...(tree && { groups: tree.map(defined<Group>) }),
    ...(segments && { segments: segments.map(defined<Segment>) }),
    ...(invited !== undefined && { invited }),
    ...(wave && { wave }),
    ...(opensAt && { opensAt: Date.parse(opensAt) }),
    ...(closesAt && { closesAt: Date.parse(closesAt) }),
  };
  if (before) requireUnloosened(before, rules, await hasResponses(query, tenant, id), now);
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

const notAtOnce =
  'must be "after-close": only figures of identified surveys come as answers do, from all others one person after another could be read';

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
