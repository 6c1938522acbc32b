import { parseArgs } from 'node:util';

export interface Options {
  rounds: number;
  seed: number;
  /** Names of the measures to run; all without any. */
  only: string[];
  /** A folder with another build of ours, to measure beside this one. */
  before: string | undefined;
}

const usage = 'npm run bench -- [--rounds 9 | --quick] [--seed 1] [--before folder] [measure …]';

export function optionsOf(args: string[], measures: readonly string[]): Options {
  const { values, positionals: only } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      quick: { type: 'boolean' },
      seed: { type: 'string', default: '1' },
      before: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 9));
  const seed = Number(values.seed);
  const unknown = only.filter((name) => !measures.includes(name));
  if (unknown.length)
    throw new Error(`No such measure: ${unknown.join(', ')}. There are: ${measures.join(', ')}\n${usage}`);
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed) || seed < 0) throw new Error(usage);
  return { rounds, seed, only, before: values.before };
}
