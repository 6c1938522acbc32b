import { seededShuffle } from '../../src/core/random.js';
import type { Contender } from './contenders/contender.js';
import type { Bench, Measure } from './measure/measure.js';

/** figure → contender → one value for each round; NaN where it failed. */
export type Samples = Map<string, Map<string, number[]>>;

/** Every measure of every contender, round by round, in an order that changes with each. */
export async function play(
  measures: readonly Measure[],
  contenders: readonly Contender[],
  rounds: number,
  seed: number,
  bench: Bench,
): Promise<Samples> {
  const samples: Samples = new Map();
  for (let round = 0; round < rounds; round++) {
    const turns = measures
      .filter(({ once }) => !once || round === 0)
      .flatMap((measure) =>
        seededShuffle(contenders, seed + 31 * round + measures.indexOf(measure))
          .filter(({ script }) => script !== undefined || !measure.mounts)
          .filter(({ only }) => !only || only.includes(measure.name))
          .map((contender) => ({ measure, contender })),
      );
    const started = performance.now();
    for (const { measure, contender } of turns) {
      const figures = await measure.run(contender, bench).catch((error: unknown) => {
        console.error(`  ${measure.name} of ${contender.name} failed: ${String(error)}`);
        return {};
      });
      for (const [figure, value] of Object.entries(figures)) note(samples, figure, contender.name, round, value);
    }
    console.log(`round ${round + 1} of ${rounds}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  return samples;
}

function note(samples: Samples, figure: string, contender: string, round: number, value: number): void {
  const byContender = samples.get(figure) ?? new Map<string, number[]>();
  const values = byContender.get(contender) ?? [];
  while (values.length < round) values.push(NaN);
  values[round] = value;
  samples.set(figure, byContender.set(contender, values));
}
