import { mulberry32 } from '../../src/core/random.js';
import { quantile7 } from '../../src/core/stats/descriptive.js';
import type { Samples } from './rounds.js';

/** A median and its 95 % bootstrap interval. */
export interface Estimate {
  median: number;
  lo: number;
  hi: number;
}

const resamples = 2000;

export function estimateOf(values: readonly number[], seed = 1): Estimate | undefined {
  const known = values.filter(Number.isFinite);
  if (!known.length) return undefined;
  const random = mulberry32(seed);
  const medians = Array.from({ length: resamples }, () =>
    quantile7(
      Array.from(known, () => known[Math.floor(random() * known.length)]!),
      0.5,
    ),
  );
  return { median: quantile7(known, 0.5), lo: quantile7(medians, 0.025), hi: quantile7(medians, 0.975) };
}

/** One figure of a contender. */
export interface Figure {
  figure: string;
  of: string;
}

export function valuesOf(samples: Samples, { figure, of }: Figure): readonly number[] {
  return samples.get(figure)?.get(of) ?? [];
}

/** How much of one there is to the other, round by round: what the machine did to both in a round cancels out. */
export function ratioOf(samples: Samples, over: Figure, under: Figure): Estimate | undefined {
  const below = valuesOf(samples, under);
  return estimateOf(valuesOf(samples, over).map((value, round) => value / (below[round] ?? NaN)));
}
