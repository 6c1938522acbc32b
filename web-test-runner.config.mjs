import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { enginesOf } from './test/support/engines.mjs';
import { plainReporter } from './test/support/plain-reporter.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
/** LIT_PROD=1 tests what visitors get; without it Lit warns about mistakes. */
const production = Boolean(process.env.LIT_PROD);
/** BROWSERS=chrome,firefox,webkit: the engines to run in. */
const names = (process.env.BROWSERS ?? 'chrome').split(',').map((name) => name.trim());
let browsers;
try {
  browsers = await enginesOf(names);
} catch ({ message }) {
  console.error(message);
  process.exit(1);
}

export default {
  files: ['test/{elements,controllers,contract}/**/*.test.ts'],
  rootDir: path('.'),
  nodeResolve: { exportConditions: [production ? 'production' : 'development'] },
  concurrency: 2,
  browsers,
  // without the file esbuild would not see that decorators are experimental; it does not follow `extends`
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: path('tsconfig.json') })],
  // which Chromium alone can measure
  coverage: !production && names.join() === 'chrome',
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage/browser', reporters: ['lcovonly'] },
  testFramework: { config: { timeout: 10_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), plainReporter()],
};
