import { estimateOf, ratioOf, valuesOf, type Estimate } from './estimate.js';
import type { Contender } from './contenders/contender.js';
import type { Samples } from './rounds.js';
import { targets, verdictOf } from './targets.js';

const reference = 'plain';

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
const shown = (estimate: Estimate | undefined): string => {
  if (!estimate) return '–';
  const { median, lo, hi } = estimate;
  return lo === hi ? short(median) : `${short(median)} [${short(lo)} ${short(hi)}]`;
};

/** Every figure: the plain form's own, and how many times as much each contender takes. */
export function figuresOf(samples: Samples, contenders: readonly Contender[]) {
  return [...samples.keys()].map((figure) => ({
    figure,
    values: Object.fromEntries(
      contenders.map(({ name }) => [name, estimateOf(valuesOf(samples, { figure, of: name }))]),
    ),
    ratios: Object.fromEntries(
      contenders.map(({ name }) => [name, ratioOf(samples, { figure, of: name }, { figure, of: reference })]),
    ),
  }));
}

export function judged(samples: Samples) {
  return targets.map((target) => {
    const estimate = target.value(samples);
    const { what, limit, goal, atLeast = false } = target;
    return { what, ...estimate, limit, goal, atLeast, verdict: verdictOf(target, estimate) };
  });
}

export function print(samples: Samples, contenders: readonly Contender[]): void {
  const figures = figuresOf(samples, contenders);
  const names = contenders.map(({ name }) => name);
  console.log(
    '\nMedians [95 % interval]: CPU and time in ms, bytes and heap in kB. Milliseconds compare within this run alone.',
  );
  table(
    ['', ...names],
    figures.map(({ figure, values }) => [figure, ...names.map((name) => shown(values[name]))]),
  );
  console.log(`\nTimes as much as the ${reference} form, round by round`);
  const others = names.filter((name) => name !== reference);
  table(
    ['', ...others],
    figures.map(({ figure, ratios }) => [figure, ...others.map((name) => shown(ratios[name]))]),
  );
  console.log('\nWhat we owe; the favourable end of the interval counts');
  table(
    ['', 'measured', 'limit', 'goal', ''],
    judged(samples).map(({ what, median, lo, hi, limit, goal, atLeast, verdict }) => {
      const measured = median === undefined ? undefined : { median, lo: lo!, hi: hi! };
      return [what, shown(measured), `${atLeast ? '≥' : '≤'} ${limit}`, `${goal}`, verdict];
    }),
  );
}

function table(head: string[], rows: string[][]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  for (const row of [head, ...rows]) {
    console.log(
      `  ${row.map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[0]!))).join('  ')}`,
    );
  }
}
