// npm test [-- step …]: every check there is, or the named ones. The last line is what counts: 'N passed, N failed'.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { getBrowser } from './support/browsers.mjs';
import { coverageOf } from './support/coverage.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.env.STORYBOOK_DISABLE_TELEMETRY = '1';
const { ATTUNE_TEST_DATABASE_URL, ...environment } = process.env;

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
  { production: { run: wtr, counts: true, env: { LIT_PROD: '1' } } },
  { stories: { run: ['test/support/story-check.mjs'], counts: true } },
  { coverage: { around: coverage } },
];

const total = { passed: 0, failed: 0 };
const failures = [];
const started = performance.now();

const wanted = process.argv.slice(2);
const known = phases.flatMap(Object.keys);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length) finish(`No such step: ${unknown.join(', ')}. There are: ${known.join(', ')}`);
try {
  environment.CHROME_PATH = await getBrowser();
} catch ({ message }) {
  finish(message);
}

for (const phase of phases) {
  const queue = Object.entries(phase).filter(([name]) => !wanted.length || wanted.includes(name));
  const live = queue.length === 1;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) report(next[0], await perform(next[1], live && next[0]));
  };
  await Promise.all([worker(), worker()]);
}
finish();

/** Runs one step. `live` is the heading of a step that may print as it goes. */
async function perform({ run, counts, env = {}, around = (step) => step() }, live) {
  const from = performance.now();
  if (live) console.log(`\n── ${live}`);
  const outcome = await around((more) => command(run, { ...environment, ...env, ...more }, live));
  return { ...outcome, ...count(outcome, counts), live, seconds: (performance.now() - from) / 1000 };
}

function command(args, env, live) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => child.kill(), 900_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        if (live) process.stdout.write(data);
      });
    }
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, output });
    });
  });
}

/** A step's own sum, from its runner's closing lines; a step without one is one check. A crash is never nothing. */
function count({ code, output, skipped }, counts) {
  if (skipped) return { passed: 0, failed: 0 };
  if (!counts) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const plain = stripVTControlCharacters(output);
  const sum = [...plain.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  const told = (word) => Number([...plain.matchAll(new RegExp(`^ℹ ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  const passed = sum ? Number(sum[1]) : told('pass');
  const failed = sum ? Number(sum[2]) : told('fail') + told('cancelled');
  return { passed, failed: failed || (code === 0 && passed ? 0 : 1) };
}

function report(name, { output = '', passed, failed, skipped, live, seconds }) {
  total.passed += passed;
  total.failed += failed;
  if (failed) failures.push(name);
  // of what ran beside others, only trouble is worth reading
  if (!live) console.log(`\n── ${name}${failed && output.trim() ? `\n${output.trim()}` : ''}`);
  console.log(
    skipped
      ? `   skipped: ${skipped}`
      : `   ${name}: ${failed ? `${failed} failed, ` : ''}${passed} passed, ${seconds.toFixed(0)} s`,
  );
}

/** The receiver's tests again, on a real Postgres: the named one, or one started for them. */
async function withPostgres(step) {
  if (ATTUNE_TEST_DATABASE_URL) return step({ ATTUNE_TEST_DATABASE_URL });
  let server;
  try {
    const { startPostgres } = await import('./support/postgres.mjs');
    server = await startPostgres();
  } catch ({ message }) {
    return environment.REQUIRE_POSTGRES
      ? { code: 1, output: console.log(message) }
      : { skipped: `no Postgres (${message})` };
  }
  try {
    return await step({ ATTUNE_TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

function coverage() {
  const { covered, lines, worst } = coverageOf(
    ['node', 'postgres', 'browser'].map((name) => `coverage/${name}/lcov.info`),
  );
  const percent = lines ? (100 * covered) / lines : 0;
  console.log(`   ${percent.toFixed(1)} % of ${lines} lines (at least ${enough} %)`);
  for (const { file, percent: each } of worst) console.log(`   ${each.toFixed(0).padStart(4)} %  ${file}`);
  return { code: percent >= enough ? 0 : 1, output: '' };
}

function finish(trouble) {
  if (trouble) console.error(trouble);
  if (trouble) total.failed++;
  console.log(
    `\n${failures.length ? `failed: ${failures.join(', ')}; ` : ''}${((performance.now() - started) / 1000).toFixed(0)} s in all`,
  );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed ? 1 : 0);
}
