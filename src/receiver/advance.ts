import type { Cell } from './store/cells.js';
import type { Counted } from './store/uncounted.js';
import { emptyTally, sumOf } from './tally.js';

/** Adds what was counted to what waits; where a survey gives out figures, all that waits joins them. */
export function advance(
  before: readonly Cell[],
  counted: readonly Counted[],
  /** Whether figures come out, by how many answered. */
  releases: (answers: number) => boolean,
): { after: Cell[]; changed: Cell[]; released: boolean } {
  const cells = new Map<string, Cell>();
  const changed = new Set<Cell>();
  const nameOf = ({ measure, cut, grp }: Pick<Cell, 'measure' | 'cut' | 'grp'>): string => `${measure} ${cut} ${grp}`;
  for (const cell of before) cells.set(nameOf(cell), { ...cell });
  for (const { tally, ...where } of counted) {
    const name = nameOf(where);
    const cell = cells.get(name) ?? { ...where, published: emptyTally(), pending: emptyTally() };
    cell.pending = sumOf([cell.pending, tally]);
    cells.set(name, cell);
    changed.add(cell);
  }
  const after = [...cells.values()];
  const waiting = after.filter(({ pending }) => pending.n > 0);
  const released = waiting.length > 0 && releases(answersIn(after));
  if (released) {
    for (const cell of waiting) {
      cell.published = sumOf([cell.published, cell.pending]);
      cell.pending = emptyTally();
      changed.add(cell);
    }
  }
  return { after, changed: [...changed], released };
}

const answersIn = (cells: readonly Cell[]): number =>
  cells
    .filter(({ measure, cut }) => measure === 'responses' && cut === 'group')
    .reduce((sum, { published, pending }) => sum + published.n + pending.n, 0);
