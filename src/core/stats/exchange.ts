import type { GroupSummary } from './effect-size.js';

/** A value with how many gave it, a whole number of at least 0. */
export type Weighted = { value: number; count: number };

/** By how much two waves would differ by chance, had the same answers come in either. */
export type Exchange = {
  /** The two-sided probability of a difference of means at least as large, to either side. */
  p(diff: number): number;
  /** The largest difference that chance alone reaches with a probability above `level`. */
  reach(level: number): number;
};

/** Up to ten equal steps an item's points are exact; the many values of a mean are taken to half a point. */
const exactSteps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const fineSteps = 200;
const negligible = 1e-11;
/** What a computer adds to or leaves of a difference. */
const slack = 1e-9;

/**
 * Whether Student's interval says too little about two waves, by the third cumulant that the difference of their means
 * has in units of its own spread: answers that pile up at one end, in waves of unequal size. Where neither wave has any
 * spread there is no such interval at all.
 */
export function needsExchange(a: GroupSummary, b: GroupSummary, pooled: readonly Weighted[]): boolean {
  const n = a.n + b.n;
  const mean = (a.mean * a.n + b.mean * b.n) / n;
  const central = (power: number): number =>
    pooled.reduce((sum, { value, count }) => sum + count * (value - mean) ** power, 0) / n;
  const variance = central(2);
  if (a.sd === 0 && b.sd === 0) return variance > 0;
  const skewness = central(3) / variance ** 1.5;
  return (Math.abs(skewness) * Math.abs(1 / a.n ** 2 - 1 / b.n ** 2)) / (1 / a.n + 1 / b.n) ** 1.5 > 0.15;
}

/**
 * Fisher's exchange of answers between two waves (Fisher 1935; Pitman 1937), exact, from how many gave which of a few
 * values: the answers of both are put together and those of the smaller wave drawn from them without replacement.
 *
 * @param a, b values from 0 to 100
 */
export function exchange(a: readonly Weighted[], b: readonly Weighted[]): Exchange {
  const pool = new Map<number, number>();
  for (const { value, count } of [...a, ...b]) pool.set(value, (pool.get(value) ?? 0) + count);
  const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;
  const steps = exactSteps.find((each) => [...pool.keys()].every((value) => isWhole((value * each) / 100)));
  const unit = 100 / (steps ?? fineSteps);
  // The commonest value last: what is not drawn of the others is drawn of it, and where answers pile up they are few.
  const values = [...pool]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ step: Math.round(value / unit), count }))
    .sort((x, y) => x.count - y.count);
  const [n1, n2] = [a, b].map(sizeOf).sort((x, y) => x - y) as [number, number];
  const total = values.reduce((sum, { step, count }) => sum + step * count, 0);
  const byDistance = [...sumsOf(values, n1)]
    .map(([sum, chance]) => ({ distance: Math.abs(sum / n1 - (total - sum) / n2) * unit, chance }))
    .sort((x, y) => y.distance - x.distance);
  return {
    p: (diff) =>
      Math.min(
        1,
        sumWhile(byDistance, ({ distance }) => distance >= Math.abs(diff) - slack),
      ),
    reach(level) {
      let chance = 0;
      const found = byDistance.find((each) => (chance += each.chance) > level * (1 + slack));
      return found ? found.distance + slack : 0;
    },
  };
}

const sizeOf = (wave: readonly Weighted[]): number => wave.reduce((sum, { count }) => sum + count, 0);

function sumWhile(
  rows: readonly { distance: number; chance: number }[],
  holds: (row: { distance: number }) => boolean,
) {
  const end = rows.findIndex((row) => !holds(row));
  return rows.slice(0, end < 0 ? rows.length : end).reduce((sum, { chance }) => sum + chance, 0);
}

/** How likely each sum of steps is in a draw of `size`, value by value: of each a hypergeometric number is drawn. */
function sumsOf(values: readonly { step: number; count: number }[], size: number): Map<number, number> {
  const logFactorial = logFactorials(values.reduce((sum, { count }) => sum + count, 0));
  const logChoose = (n: number, k: number): number => logFactorial[n]! - logFactorial[k]! - logFactorial[n - k]!;
  let left = values.reduce((sum, { count }) => sum + count, 0);
  /** By how many have been drawn. */
  let drawn = new Map<number, Map<number, number>>([[0, new Map([[0, 1]])]]);
  for (const { step, count } of values) {
    const next = new Map<number, Map<number, number>>();
    for (const [before, sums] of drawn) {
      const wanted = size - before;
      const all = logChoose(left, wanted);
      for (let now = Math.max(0, wanted - (left - count)); now <= Math.min(count, wanted); now += 1) {
        const chance = Math.exp(logChoose(count, now) + logChoose(left - count, wanted - now) - all);
        if (chance < negligible) continue;
        const into = next.get(before + now) ?? new Map<number, number>();
        next.set(before + now, into);
        for (const [sum, of] of sums) {
          if (of * chance < negligible) continue;
          const at = sum + step * now;
          into.set(at, (into.get(at) ?? 0) + of * chance);
        }
      }
    }
    left -= count;
    drawn = next;
  }
  return drawn.get(size) ?? new Map<number, number>();
}

function logFactorials(most: number): Float64Array {
  const table = new Float64Array(most + 1);
  for (let n = 2; n <= most; n += 1) table[n] = table[n - 1]! + Math.log(n);
  return table;
}
