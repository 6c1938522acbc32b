// npm run test:long [-- step …]: what takes longer than npm test may. Many rounds of the faults, every engine as visitors
// and as developers have it, on a slow machine, and by clocks that show up what holds only by day. Needs npm run build.
import { fileURLToPath } from 'node:url';
import { inEngine, runSteps } from './support/steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const rounds = 10;
const engines = ['chrome', 'firefox', 'webkit'];
/** Moments, in local time, at which days, months, years or offsets change. */
const moments = {
  'late-evening': { ATTUNE_CLOCK: '2026-11-30T23:20', TZ: 'Europe/Berlin' },
  'new-year': { ATTUNE_CLOCK: '2026-12-31T23:59', TZ: 'Pacific/Kiritimati' },
  'spring-forward': { ATTUNE_CLOCK: '2027-03-14T01:50', TZ: 'America/New_York' },
  'fall-back': { ATTUNE_CLOCK: '2027-10-31T02:50', TZ: 'Europe/Berlin' },
  'leap-day': { ATTUNE_CLOCK: '2028-02-29T00:05', TZ: 'Asia/Kolkata' },
};

const wtr = ['node_modules/@web/test-runner/dist/bin.js'];
const pages = (engine, env) => ({ run: wtr, counts: true, env, around: inEngine(engine) });
const node = (env, ...folders) => ({ run: ['test/support/run-node.mjs', ...folders], counts: true, env });
const steps = (entries) => Object.fromEntries(entries);

const phases = [
  ...Array.from({ length: rounds }, (_, round) => ({ [`faults-${round + 1}`]: node({}, 'test/faults') })),
  { properties: node({ ATTUNE_RUNS: '2000' }, 'test/transport/properties.test.ts') },
  steps(
    engines.flatMap((engine) => [
      [`${engine}-development`, pages(engine, {})],
      [`${engine}-production`, pages(engine, { LIT_PROD: '1' })],
    ]),
  ),
  steps(engines.map((engine) => [`${engine}-slow`, pages(engine, { SLOW: '1' })])),
  ...Object.entries(moments).map(([name, env]) =>
    steps([[`node-${name}`, node(env)], ...engines.map((engine) => [`${engine}-${name}`, pages(engine, env)])]),
  ),
];

await runSteps(phases, process.argv.slice(2));
