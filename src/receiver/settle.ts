import { advance } from './advance.js';
import { dimensionItems, planOf } from './counting.js';
import { forReaders, givesFigures, isGuarded, leastAnswers } from './rules.js';
import { readCells, writeCells, type Cell } from './store/cells.js';
import { releaseComments, shuffleComments } from './store/comments.js';
import type { Store } from './store/store.js';
import type { Query } from './store/driver.js';
import { alone, noteCommentsRelease, noteRelease } from './store/releases.js';
import { readSurvey, type Survey } from './store/surveys.js';
import { countUncounted, portion } from './store/uncounted.js';

export interface Settled {
  /** By the rules its readers get figures by. */
  survey: Survey;
  /** Every cell of the survey; readers may see `published` alone. */
  cells: Cell[];
}

/**
 * Counts answers that came since the last time, one portion of them, and releases what may be seen.
 *
 * @param now milliseconds since 1970.
 * @returns `undefined` when the tenant has no such survey; `more`: others still wait to be counted, and nothing is
 *   released before they are.
 */
export async function settle(
  store: Store,
  tenant: string,
  id: string,
  now: number,
): Promise<(Settled & { more: boolean }) | undefined> {
  const counted = await store.as(tenant, (query) => countPortion(query, tenant, id, now));
  if (!counted) return undefined;
  const { survey, cells, taken } = counted;
  const more = taken >= portion;
  await settleComments(store, tenant, survey, {
    shuffle: taken > 0,
    releases: givesFigures(survey, now) && !more,
    now,
  });
  return { survey: forReaders(survey), cells, more };
}

/** A survey as it was settled last. */
export async function readSettled(store: Store, tenant: string, id: string): Promise<Settled | undefined> {
  return store.as(tenant, async (query) => {
    // The survey last: another receiver may release in between, and figures must not be newer than their rules and day.
    const cells = await readCells(query, tenant, id);
    const survey = await readSurvey(query, tenant, id);
    return survey && { survey: forReaders(survey), cells };
  });
}

async function countPortion(
  query: Query,
  tenant: string,
  id: string,
  now: number,
): Promise<(Settled & { taken: number }) | undefined> {
  await alone(query, tenant, id);
  // Read here and not at hand: by older rules too much might be released, and by older wordings too little counted.
  const survey = await readSurvey(query, tenant, id);
  if (!survey) return undefined;
  const before = await readCells(query, tenant, id);
  const { taken, counted } = await countUncounted(query, tenant, survey, {
    plan: planOf(survey.instruments),
    pairs: arePairsWanted(survey, before),
  });
  // Once: of two releases one could be subtracted from the other. And all of what came in a rush is counted before it.
  const due = givesFigures(survey, now) && !(isGuarded(survey) && survey.releasedOn !== undefined) && taken < portion;
  const { after, changed, released } = advance(before, counted, (answers) => due && answers >= leastAnswers(survey));
  await writeCells(query, tenant, id, changed);
  const releasedOn = dayOf(now);
  if (released) await noteRelease(query, tenant, id, releasedOn);
  return { survey: released ? { ...survey, releasedOn } : survey, cells: after, taken };
}

/** From this many complete answers on, more would no longer change the second decimal of a reliability. */
const enoughPairs = 10_000;

/** Whether any dimension, as it was worded last, still has too few: those that have enough go on beside it. */
function arePairsWanted({ instruments, hash }: Survey, cells: readonly Cell[]): boolean {
  const have = new Map<string, number>();
  for (const { measure, published, pending } of cells)
    have.set(measure, (have.get(measure) ?? 0) + published.n + pending.n);
  return [...dimensionItems(instruments.get(hash)!)].some(
    ([dimension, items]) => items.length > 1 && (have.get(`pairs ${hash} ${dimension}`) ?? 0) < enoughPairs,
  );
}

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/**
 * In a transaction of its own: comments and answers must not share its number. Of guarded surveys comments follow the
 * figures, so that enough have answered, and come out once: who reads them twice could tell whose came in between.
 */
async function settleComments(
  store: Store,
  tenant: string,
  survey: Survey,
  { shuffle, releases, now }: { shuffle: boolean; releases: boolean; now: number },
): Promise<void> {
  const { id, releasedOn, commentsReleasedOn, commentsMinimum } = survey;
  const guarded = isGuarded(survey);
  const due = releases && !(guarded && (releasedOn === undefined || commentsReleasedOn !== undefined));
  if (!shuffle && !due) return;
  await store.as(tenant, async (query) => {
    await alone(query, tenant, id);
    if (shuffle) await shuffleComments(query, tenant, id);
    if (due && (!guarded || (await noteCommentsRelease(query, tenant, id, dayOf(now)))))
      await releaseComments(query, tenant, id, commentsMinimum);
  });
}
