import { countResponses, ungrouped, type Tallies } from './counting.js';
import { releaseOf } from './release.js';
import { readCells, writeCells, type Cell } from './store/cells.js';
import { releaseComments, shuffleComments, waitingComments } from './store/comments.js';
import type { Store } from './store/store.js';
import type { Query } from './store/driver.js';
import { readSurvey, type Survey } from './store/surveys.js';
import { portion, takeUncounted } from './store/uncounted.js';
import { emptyTally, sumOf } from './tally.js';

export interface Settled {
  survey: Survey;
  /** Every cell of the survey; readers may see `published` alone. */
  cells: Cell[];
}

/**
 * Counts the answers that came since the last time, and releases what may be seen.
 *
 * @param now milliseconds since 1970.
 * @returns `undefined` when the tenant has no such survey.
 */
export async function settle(store: Store, tenant: string, id: string, now: number): Promise<Settled | undefined> {
  for (let fresh = false; ; fresh = true) {
    const portionOf = await store.as(tenant, (query) => countPortion(query, tenant, id, now));
    if (!portionOf) return undefined;
    const { survey, cells, taken } = portionOf;
    if (taken >= portion) continue;
    await settleComments(store, tenant, survey, { shuffle: fresh || taken > 0, ...stateOf(survey, now) });
    return { survey, cells };
  }
}

/** Whether a survey has closed, and whether it gives out figures yet. */
function stateOf({ closesAt, results }: Survey, now: number): { closed: boolean; releases: boolean } {
  const closed = closesAt !== undefined && now >= closesAt;
  return { closed, releases: closed || results === 'in-batches' };
}

async function countPortion(
  query: Query,
  tenant: string,
  id: string,
  now: number,
): Promise<(Settled & { taken: number }) | undefined> {
  await alone(query, tenant, id);
  // Read here and not at hand: by older rules too much might be released, and by older wordings too little counted.
  const survey = await readSurvey(query, id);
  if (!survey) return undefined;
  const responses = await takeUncounted(query, tenant, survey);
  const { closed, releases } = stateOf(survey, now);
  const { after, changed } = advance(await readCells(query, id), countResponses(responses, survey.instruments), {
    k: survey.minimum,
    closed,
    // All of what came in a rush is counted before any of it is released: portions are not groups.
    releases: releases && responses.length < portion,
  });
  await writeCells(query, tenant, id, changed);
  return { survey, cells: after, taken: responses.length };
}

/** Two processes must not count the same answers, nor release what the other has just released. */
const alone = (query: Query, tenant: string, survey: string): Promise<object[]> =>
  query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [`${tenant} ${survey}`]);

interface Rule {
  k: number;
  closed: boolean;
  releases: boolean;
}

/** Adds what was counted to what waits, and moves to `published` what may be released. */
export function advance(before: readonly Cell[], tallies: Tallies, rule: Rule): { after: Cell[]; changed: Cell[] } {
  const cells = new Map<string, Map<string, Cell>>();
  const changed = new Set<Cell>();
  const cellOf = (measure: Cell['measure'], grp: string): Cell => {
    const groups = cells.get(measure) ?? new Map<string, Cell>();
    const cell = groups.get(grp) ?? { measure, grp, published: emptyTally(), pending: emptyTally() };
    cells.set(measure, groups.set(grp, cell));
    return cell;
  };
  for (const cell of before) Object.assign(cellOf(cell.measure, cell.grp), cell);
  for (const [measure, groups] of tallies) {
    for (const [grp, tally] of groups) {
      const cell = cellOf(measure, grp);
      cell.pending = sumOf([cell.pending, tally]);
      changed.add(cell);
    }
  }
  for (const groups of rule.releases ? [...cells.values()] : []) {
    const waiting = new Map(
      [...groups.values()].filter(({ pending }) => pending.n > 0).map(({ grp, pending }) => [grp, pending.n]),
    );
    for (const [grp, figure] of releaseOf(waiting, rule.k, rule.closed)) {
      const from = groups.get(grp)!;
      const to = cellOf(from.measure, figure);
      to.published = sumOf([to.published, from.pending]);
      from.pending = emptyTally();
      changed.add(from).add(to);
    }
  }
  return { after: [...cells.values()].flatMap((groups) => [...groups.values()]), changed: [...changed] };
}

/** In a transaction of its own: comments and answers must not share its number. */
async function settleComments(
  store: Store,
  tenant: string,
  survey: Survey,
  { shuffle, closed, releases }: { shuffle: boolean; closed: boolean; releases: boolean },
): Promise<void> {
  await store.as(tenant, async (query) => {
    await alone(query, tenant, survey.id);
    if (shuffle) await shuffleComments(query, tenant, survey.id);
    if (!releases) return;
    const waiting = await waitingComments(query, survey.id);
    const lots = [...new Set(waiting.map(({ item }) => item))].flatMap((item) => {
      const mine = waiting.filter((each) => each.item === item);
      const sizes = new Map(mine.map(({ grp, n }) => [grp ?? ungrouped, n]));
      const release = releaseOf(sizes, survey.commentsMinimum, closed);
      return mine.flatMap(({ grp }) => {
        const lot = release.get(grp ?? ungrouped);
        return lot === undefined ? [] : [{ item, grp, lot }];
      });
    });
    await releaseComments(query, survey.id, lots);
  });
}
