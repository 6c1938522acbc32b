// Where the browser for the tests is on this machine, and how to get one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const playwright = 'playwright@1.65.1';
/** Beside the other packages, so that deleting node_modules leaves nothing behind. */
const downloads = fileURLToPath(new URL('../../node_modules/.cache/browsers', import.meta.url));

const root = platform === 'linux' && process.getuid?.() === 0;
const windows = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: windows.flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ]),
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
};
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];

export const chromeArgs = [
  // Chromium refuses to run as root inside its own sandbox
  ...(root ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * The path of a Chromium on this machine, or an Error that says how to get one.
 *
 * @returns {string}
 */
export function findBrowser() {
  const named = env.CHROME_PATH;
  if (named && !runnable(named)) throw new Error(`CHROME_PATH=${named} is not a program that can be run.`);
  const found = named || (places[platform] ?? []).find(runnable) || onPath() || downloaded();
  if (found) return found;
  const how = {
    linux: 'sudo apt-get install -y chromium',
    darwin: 'brew install --cask google-chrome',
    win32: 'winget install Google.Chrome',
  };
  throw new Error(
    `No Chromium found. Install one (${how[platform] ?? 'see its web site'}), or name one: CHROME_PATH=/path/to/chrome npm test`,
  );
}

/**
 * Like `findBrowser`, but fetches one where there is none: Playwright's build, or as root on Debian its package.
 *
 * @returns {Promise<string>}
 */
export async function getBrowser() {
  try {
    return findBrowser();
  } catch (none) {
    if (env.CHROME_PATH) throw none;
    console.log('No Chromium found: fetching one');
    attempt('npx', ['--yes', playwright, 'install', '--no-shell', 'chromium'], { PLAYWRIGHT_BROWSERS_PATH: downloads });
    const path = downloaded();
    // a fresh Linux may lack the libraries that this build needs
    if (path && spawnSync(path, ['--version']).status === 0) return path;
    if (root && onPath(['apt-get'])) {
      attempt('apt-get', ['update', '-qq']);
      attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        DEBIAN_FRONTEND: 'noninteractive',
      });
      const packaged = places.linux.find(runnable);
      if (packaged) return packaged;
    }
    throw none;
  }
}

/** Runs a command that may fail; it has three minutes. */
function attempt(command, args, more = {}) {
  const { status } = spawnSync(command, args, {
    env: { ...env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 180_000,
    shell: platform === 'win32',
  });
  if (status !== 0) console.log(`  ${command} ${args.join(' ')}: did not succeed`);
}

function downloaded() {
  if (!existsSync(downloads)) return undefined;
  return readdirSync(downloads, { recursive: true })
    .filter((path) => ['chrome', 'chrome.exe', 'Chromium', 'Google Chrome for Testing'].includes(basename(path)))
    .map((path) => join(downloads, path))
    .find(runnable);
}

function onPath(wanted = names) {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => wanted.map((name) => join(folder, platform === 'win32' ? `${name}.exe` : name)))
    .find(runnable);
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
