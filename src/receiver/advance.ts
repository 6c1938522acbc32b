import { releaseOf } from './release.js';
import type { Cell } from './store/cells.js';
import type { Counted } from './store/uncounted.js';
import { emptyTally, sumOf } from './tally.js';

export interface Rule {
  k: number;
  /** Whether the survey has closed. */
  closed: boolean;
  /** Whether it gives out figures yet. */
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
  for (const cells of rule.releases ? measures.values() : []) {
    for (const [from, to] of releasesOf([...cells.values()], rule)) {
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
 * from the other's would show a few of them. So all that waits is released together: once every group and every
 * segment it touches gains at least `k` people; the first time after the end, whatever their sizes, because then what
 * is small is hidden when it is read.
 */
function releasesOf(cells: readonly Cell[], { k, closed }: Rule): [Cell, string][] {
  const waiting = cells.filter(({ pending }) => pending.n > 0);
  if (cells.some(({ cut }) => cut === 'segment')) {
    const first = cells.every(({ published }) => published.n === 0);
    const shown = waiting.filter(({ cut }) => cut !== 'both');
    const enough = shown.filter(({ cut }) => cut === 'group').reduce((sum, { pending }) => sum + pending.n, 0) >= k;
    const together = enough && ((closed && first) || shown.every(({ pending }) => pending.n >= k));
    return together ? waiting.map((cell) => [cell, cell.grp]) : [];
  }
  const figures = releaseOf(new Map(waiting.map(({ grp, pending }) => [grp, pending.n])), k, closed);
  return waiting.flatMap((cell): [Cell, string][] => {
    const figure = figures.get(cell.grp);
    return figure === undefined ? [] : [[cell, figure]];
  });
}
