// npm test [-- step …]: every check there is, or the named ones. The last line is what counts: 'N passed, N failed'.
import { fileURLToPath } from 'node:url';
import { coverageOf } from './support/coverage.mjs';
import { inEngine, runSteps, withPostgres } from './support/steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.env.STORYBOOK_DISABLE_TELEMETRY = '1';

/** Lines that the tests must run, in per cent: a little below what they do run, so that only neglect fails. */
const enough = 95;

const tool = (path, ...args) => [`node_modules/${path}`, ...args];
const tsc = 'typescript/bin/tsc';
const wtr = tool('@web/test-runner/dist/bin.js');
/** Node's tests, with the lines they ran noted in coverage/<name>. */
const node = (name, ...folders) => [
  ...tool('c8/bin/c8.js', '--reporter=lcovonly', `--reports-dir=coverage/${name}`, '--src=src', '--include=src/**'),
  process.execPath,
  'test/support/run-node.mjs',
  ...folders,
];
/** What visitors get. In Chromium the same tests run with Lit's warnings about mistakes, and measure coverage. */
const production = { run: wtr, counts: true, env: { LIT_PROD: '1' } };

/** The steps of one phase run beside each other, two at a time; those that use every core are alone in theirs. */
const phases = [
  {
    types: { run: tool(tsc, '-p', '.') },
    pure: { run: tool(tsc, '-p', 'tsconfig.pure.json') },
    build: { run: ['scripts/build.mjs'] },
    lint: { run: tool('eslint/bin/eslint.js', '.') },
  },
  {
    publint: { run: tool('publint/src/cli.js', '--strict') },
    attw: { run: tool('@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only') },
    knip: { run: tool('knip/bin/knip.js') },
    readme: { run: ['scripts/readme.mjs', '--check'] },
    storybook: { run: tool('storybook/dist/bin/dispatcher.js', 'build', '--quiet') },
  },
  { node: { run: node('node'), counts: true } },
  { postgres: { run: node('postgres', 'test/receiver'), counts: true, around: withPostgres } },
  { browser: { run: wtr, counts: true } },
  {
    firefox: { ...production, around: inEngine('firefox') },
    webkit: { ...production, around: inEngine('webkit') },
  },
  { stories: { run: ['test/support/story-check.mjs'], counts: true } },
  { coverage: { around: coverage } },
];

await runSteps(phases, process.argv.slice(2));

function coverage() {
  const { covered, lines, worst } = coverageOf(
    ['node', 'postgres', 'browser'].map((name) => `coverage/${name}/lcov.info`),
  );
  const percent = lines ? (100 * covered) / lines : 0;
  console.log(`   ${percent.toFixed(1)} % of ${lines} lines (at least ${enough} %)`);
  for (const { file, percent: each } of worst) console.log(`   ${each.toFixed(0).padStart(4)} %  ${file}`);
  return { code: percent >= enough ? 0 : 1, output: '' };
}
