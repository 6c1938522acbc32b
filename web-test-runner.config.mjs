import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { clockScript } from './test/support/clock.mjs';
import { enginesOf } from './test/support/engines.mjs';
import { freePort } from './test/support/free-port.mjs';
import { heldModules } from './test/support/held-modules.mjs';
import { plainReporter } from './test/support/plain-reporter.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
/** LIT_PROD=1 tests what visitors get; without it Lit warns about mistakes. */
const production = Boolean(process.env.LIT_PROD);
/** BROWSERS=chrome,firefox,webkit: the engines to run in. */
const names = (process.env.BROWSERS ?? 'chrome').split(',').map((name) => name.trim());
/** SLOW=1: every module comes late and Chromium works at a quarter of its speed, for races that a quick machine hides. */
const slow = Boolean(process.env.SLOW);
let browsers;
try {
  browsers = await enginesOf(names, { slow });
} catch ({ message }) {
  console.error(message);
  process.exit(1);
}

export default {
  files: ['test/{elements,controllers,contract}/**/*.test.ts'],
  rootDir: path('.'),
  // by itself the runner looks for one from 8000 on, and two that start at the same moment find the same
  port: await freePort(),
  nodeResolve: { exportConditions: [production ? 'production' : 'development'] },
  concurrency: 2,
  browsers,
  middleware: [thisMachineAlone, heldModules, ...(slow ? [lateModules] : [])],
  // without the file esbuild would not see that decorators are experimental; it does not follow `extends`
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: path('tsconfig.json') })],
  // which Chromium alone can measure
  coverage: !production && names.join() === 'chrome',
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage/browser', reporters: ['lcovonly'] },
  testRunnerHtml: (module) =>
    `<!doctype html><script>${clockScript}</script><script type="module" src="${module}"></script>`,
  testFramework: { config: { timeout: 30_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), plainReporter()],
};

/** The runner listens on every address of the machine. */
async function thisMachineAlone(context, next) {
  if (!/^(::1|(::ffff:)?127\.)/.test(context.ip)) context.throw(403);
  await next();
}

async function lateModules({ path }, next) {
  if (path.startsWith('/src/')) await wait(Math.random() * 400);
  await next();
}
