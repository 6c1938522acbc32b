import { releaseOf, type ReleaseRule } from './release.js';
import type { Cell } from './store/cells.js';
import type { Counted } from './store/uncounted.js';
import { emptyTally, sumOf } from './tally.js';

export interface Rule extends ReleaseRule {
  /** Whether the survey gives out figures yet. */
  releases: boolean;
}

type Cells = Map<string, Cell>;

/** Adds what was counted to what waits, and moves to `published` what may be released. */
export function advance(
  before: readonly Cell[],
  counted: readonly Counted[],
  rule: Rule,
): { after: Cell[]; changed: Cell[]; released: boolean } {
  const measures = new Map<string, Cells>();
  const changed = new Set<Cell>();
  const cellOf = ({ measure, cut, grp }: Pick<Cell, 'measure' | 'cut' | 'grp'>): Cell => {
    const cells = measures.get(measure) ?? new Map<string, Cell>();
    const name = `${cut} ${grp}`;
    const cell = cells.get(name) ?? { measure, cut, grp, published: emptyTally(), pending: emptyTally() };
    measures.set(measure, cells.set(name, cell));
    return cell;
  };
  for (const cell of before) Object.assign(cellOf(cell), cell);
  for (const { tally, ...where } of counted) {
    const cell = cellOf(where);
    cell.pending = sumOf([cell.pending, tally]);
    changed.add(cell);
  }
  let released = false;
  for (const [measure, cells] of rule.releases ? measures : []) {
    for (const [from, to] of measure === 'arrived' ? [] : releasesOf([...cells.values()], rule)) {
      const target = cellOf({ ...from, grp: to });
      target.published = sumOf([target.published, from.pending]);
      from.pending = emptyTally();
      changed.add(from).add(target);
      released = true;
    }
  }
  return { after: [...measures.values()].flatMap((cells) => [...cells.values()]), changed: [...changed], released };
}

/**
 * Which waiting cells of one measure are released, each into the figure of which name.
 *
 * Where the answers are divided in two ways, both must always hold the same people, or subtracting one way's total
 * from the other's would show a few of them: there all that waits is released together, or none of it.
 */
function releasesOf(cells: readonly Cell[], rule: Rule): [Cell, string][] {
  const waiting = cells.filter(({ pending }) => pending.n > 0);
  const { k, closed, parents } = rule;
  const figuresIn = (cut: Cell['cut'], more: object): Map<string, string> =>
    releaseOf(new Map(waiting.filter((cell) => cell.cut === cut).map(({ grp, pending }) => [grp, pending.n])), {
      k,
      closed,
      ...more,
    });
  const figures = { group: figuresIn('group', parents ? { parents } : {}), segment: figuresIn('segment', {}) };
  const releases = waiting.flatMap((cell): [Cell, string][] => {
    const figure = cell.cut === 'both' ? cell.grp : figures[cell.cut].get(cell.grp);
    return figure === undefined ? [] : [[cell, figure]];
  });
  const divided = cells.some(({ cut }) => cut === 'segment');
  return divided && releases.length < waiting.length ? [] : releases;
}
