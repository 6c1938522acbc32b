import { momentsOf as moments } from '../core/stats/index.js';

/** How many gave which answer. `n` counts people; `counts` sums higher where one person may choose several. */
export interface Tally {
  n: number;
  counts: Record<string, number>;
}

// Answers name the counts, and some are called `constructor`: the record has no prototype.
export const emptyTally = (): Tally => ({ n: 0, counts: Object.create(null) as Tally['counts'] });

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const { n, counts } of tallies) {
    sum.n += n;
    for (const [value, count] of Object.entries(counts)) sum.counts[value] = (sum.counts[value] ?? 0) + count;
  }
  return sum;
}

/** The values a tally of numbers stands for, with how often each. */
export function weighted({ counts }: Tally): { value: number; count: number }[] {
  return Object.entries(counts).map(([value, count]) => ({ value: Number(value), count }));
}

/** Size, mean and standard deviation (n − 1) of a tally of numbers; `undefined` for fewer than two. */
export const momentsOf = (tally: Tally): ReturnType<typeof moments> => moments(weighted(tally));
