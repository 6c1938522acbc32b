import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromeArgs, getBrowser } from './test/support/browsers.mjs';
import { plainReporter } from './test/support/plain-reporter.mjs';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
/** LIT_PROD=1 tests what visitors get; without it Lit warns about mistakes. Only one of the two measures coverage. */
const production = Boolean(process.env.LIT_PROD);
let executablePath;
try {
  executablePath = await getBrowser();
} catch ({ message }) {
  console.error(message);
  process.exit(1);
}

/** Files run side by side, each in a page that believes it is in front: a hidden one draws nothing and takes no focus. */
async function createPage({ context }) {
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

export default {
  files: ['test/{elements,controllers,contract}/**/*.test.ts'],
  rootDir: path('.'),
  nodeResolve: { exportConditions: [production ? 'production' : 'development'] },
  concurrency: 2,
  browsers: [chromeLauncher({ launchOptions: { executablePath, args: chromeArgs }, createPage })],
  // without the file esbuild would not see that decorators are experimental; it does not follow `extends`
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: path('tsconfig.json') })],
  coverage: !production,
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage/browser', reporters: ['lcovonly'] },
  testFramework: { config: { timeout: 10_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), plainReporter()],
};
