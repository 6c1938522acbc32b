import { requireCount } from './preconditions.js';

/** One group of a partition: every person is in exactly one cell. */
export type Cell = { id: string; n: number };

export type Suppression = {
  /** Cells with fewer than k answers. */
  primary: string[];
  /** Larger cells that have to be hidden too, so that subtraction does not reveal the primary ones. */
  complementary: string[];
  visible: string[];
  /** Cells with nobody in them. Shown like hidden ones, but they protect nobody. */
  empty: string[];
};

/**
 * Which cells of a partition to hide so that no group of fewer than k people can be read off or computed.
 *
 * Cells below k are hidden (all of them, if even the total is below k). If the total is published with the
 * cells, the smallest visible ones (ties by id) join them until the hidden cells hold at least k answers together
 * or nothing visible is left.
 *
 * @param k the smallest group that may be shown, at least 1 (the product's own floor is 3)
 * @param options `totalVisible` (true): whether the total of the partition is published as well
 * @returns ids, each list in code-unit order
 * @throws RangeError if k or an n is not a whole number, or an id occurs twice.
 */
export function suppress(
  k: number,
  cells: readonly Cell[],
  { totalVisible = true }: { totalVisible?: boolean } = {},
): Suppression {
  requireCount('k', k, 1);
  const seen = new Set<string>();
  for (const { id, n } of cells) {
    requireCount(`n of cell ${id}`, n);
    if (seen.has(id)) throw new RangeError(`cell id must be unique, got ${id} twice`);
    seen.add(id);
  }
  const filled = cells.filter(({ n }) => n > 0).toSorted(bySize);
  const atLeastK = filled.findIndex(({ n }) => n >= k);
  const small = atLeastK === -1 ? filled.length : atLeastK;
  let hidden = small;
  if (totalVisible && small > 0) {
    let answers = filled.slice(0, small).reduce((sum, { n }) => sum + n, 0);
    while (answers < k && hidden < filled.length) answers += filled[hidden++]!.n;
  }
  return {
    primary: ids(filled.slice(0, small)),
    complementary: ids(filled.slice(small, hidden)),
    visible: ids(filled.slice(hidden)),
    empty: ids(cells.filter(({ n }) => n === 0)),
  };
}

function bySize(a: Cell, b: Cell): number {
  return a.n - b.n || (a.id < b.id ? -1 : 1);
}

function ids(cells: readonly Cell[]): string[] {
  return cells.map(({ id }) => id).sort();
}
