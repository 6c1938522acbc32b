/** How many gave which answer. `n` counts people; `counts` sums higher where one person may choose several. */
export interface Tally {
  n: number;
  counts: Record<string, number>;
}

export const emptyTally = (): Tally => ({ n: 0, counts: {} });

/** Adds one person's answer: a value, several options, or with none at all just the person. */
export function addAnswer(tally: Tally, values: readonly (string | number)[]): void {
  tally.n += 1;
  for (const value of values) tally.counts[value] = (tally.counts[value] ?? 0) + 1;
}

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
