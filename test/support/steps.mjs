// Runs steps, each a program of its own, and sums what they say. The last line is what counts: 'N passed, N failed'.
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { getBrowser } from './browsers.mjs';

const { ATTUNE_TEST_DATABASE_URL, ...environment } = process.env;
/** Forty minutes end a step that hangs; a busy machine may need twenty. */
const limit = 2_400_000;

/**
 * Runs the named steps, or all of them, and ends the process.
 *
 * @typedef {{ code: number | null, output: string, skipped?: string }} Outcome
 * @typedef {object} Step
 * @property {string[]} [run] what Node runs
 * @property {boolean} [counts] whether its closing lines hold a sum; a step without one is one check
 * @property {Record<string, string>} [env]
 * @property {(step: (env?: Record<string, string>) => Promise<Outcome>) => Outcome | Promise<Outcome>} [around]
 * @param {Record<string, Step>[]} phases The steps of one phase run beside each other, two at a time.
 * @param {string[]} wanted
 */
export async function runSteps(phases, wanted) {
  const started = performance.now();
  const total = { passed: 0, failed: 0 };
  const failures = [];
  const finish = (trouble) => {
    if (trouble) console.error(trouble);
    if (trouble) total.failed++;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`\n${failures.length ? `failed: ${failures.join(', ')}; ` : ''}${seconds} s in all`);
    console.log(`${total.passed} passed, ${total.failed} failed`);
    process.exit(total.failed ? 1 : 0);
  };

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
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [name, step] = next;
        const result = await perform(step, live && name);
        total.passed += result.passed;
        total.failed += result.failed;
        if (result.failed) failures.push(name);
        report(name, result);
      }
    };
    await Promise.all([worker(), worker()]);
  }
  finish();
}

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
    const late = setTimeout(() => child.kill(), limit);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
        if (live) process.stdout.write(data);
      });
    }
    child.on('close', (code) => {
      clearTimeout(late);
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
  // of what ran beside others, only trouble is worth reading
  if (!live) console.log(`\n── ${name}${failed && output.trim() ? `\n${output.trim()}` : ''}`);
  console.log(
    skipped
      ? `   skipped: ${skipped}`
      : `   ${name}: ${failed ? `${failed} failed, ` : ''}${passed} passed, ${seconds.toFixed(0)} s`,
  );
}

/** A step in an engine that may be missing on somebody's own machine, and never where all is checked. */
export const inEngine = (engine) => async (step) => {
  try {
    await getBrowser(engine);
  } catch ({ message }) {
    return environment.CI ? { code: 1, output: message } : { skipped: message };
  }
  return step({ BROWSERS: engine });
};

/** A step on a real Postgres: the named one, or one started for it. */
export async function withPostgres(step) {
  if (ATTUNE_TEST_DATABASE_URL) return step({ ATTUNE_TEST_DATABASE_URL });
  let server;
  try {
    const { startPostgres } = await import('./postgres.mjs');
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
