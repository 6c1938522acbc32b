import type { ResultCell, SurveyResults } from '../core/schema/results.js';
import { suppress } from '../core/stats/index.js';
import type { Scope } from './bearer.js';
import { ungrouped, type Measure } from './counting.js';
import { companyOnly } from './release.js';
import { bandOf, cellOf, suppressed } from './rounding.js';
import type { Settled } from './settle.js';
import { sumOf, type Tally } from './tally.js';

/** One measure's figures as a reader of some scope may see them; `undefined` is suppressed. */
export interface Figures {
  total: Tally | undefined;
  groups: { id: string; tally: Tally | undefined }[];
}

/**
 * What a reader may see of a measure: figures of at least `minimum` people, and no group that could be computed from
 * the others and the total. Groups out of scope are absent, as is, unless granted, the total.
 */
export function figuresOf({ survey, cells }: Settled, measure: Measure, scope: Scope): Figures {
  const k = survey.minimum;
  const mine = cells.filter((cell) => cell.measure === measure && cell.published.n > 0);
  const total = sumOf(mine.map(({ published }) => published));
  // Releases hold to the minimum of their time; it may have been raised since.
  const { visible } = suppress(
    k,
    mine.map(({ grp, published }) => ({ id: grp, n: published.n })),
  );
  const tallies = new Map(
    mine.filter(({ grp }) => visible.includes(grp)).map(({ grp, published }) => [grp, published]),
  );
  const totalInScope = scope === 'company' || scope.total;
  return {
    total: totalInScope && total.n >= k ? total : undefined,
    groups: groupsOf(survey.groups, cells)
      .filter((id) => scope === 'company' || scope.groups.has(id))
      .map((id) => ({ id, tally: tallies.get(id) })),
  };
}

/** A survey's results as a reader of some scope may see them. */
export function resultsOf(settled: Settled, scope: Scope): SurveyResults {
  const { survey } = settled;
  const k = survey.minimum;
  const { version, title, dimensions } = survey.instruments.get(survey.hash)!;
  const cell = (tally: Tally | undefined): ResultCell => (tally ? cellOf(tally, k) : suppressed);
  const responses = figuresOf(settled, 'responses', scope).total;
  const figures = dimensions.map(({ id, name }) => {
    const { total, groups } = figuresOf(settled, `dimension ${id}`, scope);
    return { id, name, total: cell(total), groups: groups.map(({ id, tally }) => ({ id, ...cell(tally) })) };
  });
  const released =
    responses !== undefined || figures.some(({ total, groups }) => [total, ...groups].some((each) => !each.suppressed));
  return {
    survey: { id: survey.id, version, title, privacy: survey.privacy },
    status: released ? 'released' : 'open',
    minimum: k,
    responses: responses ? bandOf(responses.n, k) : null,
    dimensions: figures,
  };
}

/** Whether enough have answered for figures of the company, and of one group. Says no count. */
export function standingOf(
  { survey, cells }: Settled,
  group: string | undefined,
): { minimum: number; enough: boolean; groupEnough: boolean } {
  const answers = (of: (grp: string) => boolean): number =>
    cells
      .filter(({ measure, grp }) => measure === 'responses' && of(grp))
      .reduce((sum, { published, pending }) => sum + published.n + pending.n, 0);
  return {
    minimum: survey.minimum,
    enough: answers(() => true) >= survey.minimum,
    groupEnough: group !== undefined && answers((grp) => grp === group) >= survey.minimum,
  };
}

/** The groups a reader is told of: those the survey was published for, or else those that have a figure. */
function groupsOf(declared: readonly string[] | undefined, cells: Settled['cells']): readonly string[] {
  if (declared) return declared;
  const named = cells.filter(({ grp, published }) => ![ungrouped, companyOnly].includes(grp) && published.n > 0);
  return [...new Set(named.map(({ grp }) => grp))].sort();
}
