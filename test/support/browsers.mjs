// Where the browsers for the tests are on this machine, and how to get them.
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

/** Each engine: what to call it, the variable that names its program, where that usually is, and how people install it. */
const engines = {
  chrome: {
    title: 'Chromium',
    variable: 'CHROME_PATH',
    places: {
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      win32: windows.flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]),
      linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'],
    },
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'],
    how: { darwin: 'brew install --cask google-chrome', win32: 'winget install Google.Chrome' },
    packages: ['chromium'],
    download: downloadedChromium,
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: windows.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
      linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
    },
    names: ['firefox-esr', 'firefox'],
    how: { darwin: 'brew install --cask firefox', win32: 'winget install Mozilla.Firefox' },
    packages: ['firefox-esr'],
  },
  // WebKitGTK, which Linux alone has: the engine of Safari, driven by its own WebDriver in a screen of its own
  webkit: {
    title: 'WebKit',
    variable: 'WEBKIT_DRIVER_PATH',
    places: { linux: ['/usr/bin/WebKitWebDriver'] },
    names: ['WebKitWebDriver'],
    needs: ['Xvfb'],
    how: { darwin: 'WebKitGTK runs on Linux alone', win32: 'WebKitGTK runs on Linux alone' },
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
};

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
 * The path of an engine's program on this machine, or an Error that says how to get one.
 *
 * @param {'chrome' | 'firefox' | 'webkit'} [engine]
 * @returns {string}
 */
export function findBrowser(engine = 'chrome') {
  const { title, variable, places, names, needs = [], how, packages, download } = engines[engine];
  const named = env[variable];
  if (named && !runnable(named)) throw new Error(`${variable}=${named} is not a program that can be run.`);
  const found = named || (places[platform] ?? []).find(runnable) || onPath(names) || download?.();
  const missing = needs.filter((program) => !onPath([program]));
  if (found && !missing.length) return found;
  const install = how[platform] ?? `sudo apt-get install -y ${packages.join(' ')}`;
  const name = `or name one: ${variable}=/path/to/${names[0]} npm test`;
  throw new Error(`No ${found ? missing.join(', ') : title} found. Install it (${install})${found ? '' : `, ${name}`}`);
}

/**
 * Like `findBrowser`, but fetches what is missing: as root on Debian its packages, and of Chromium Playwright's build.
 *
 * @param {'chrome' | 'firefox' | 'webkit'} [engine]
 * @returns {Promise<string>}
 */
export async function getBrowser(engine = 'chrome') {
  try {
    return findBrowser(engine);
  } catch (none) {
    const { title, variable, packages, download } = engines[engine];
    if (env[variable] || !(download || canInstall())) throw none;
    console.log(`No ${title} found: fetching one`);
    if (download) {
      const more = { PLAYWRIGHT_BROWSERS_PATH: downloads };
      attempt('npx', ['--yes', playwright, 'install', '--no-shell', 'chromium'], more);
      const path = download();
      // a fresh Linux may lack the libraries that this build needs
      if (path && spawnSync(path, ['--version']).status === 0) return path;
    }
    if (!canInstall()) throw none;
    attempt('apt-get', ['update', '-qq']);
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
    return findBrowser(engine);
  }
}

const canInstall = () => root && onPath(['apt-get']);

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

function downloadedChromium() {
  if (!existsSync(downloads)) return undefined;
  return readdirSync(downloads, { recursive: true })
    .filter((path) => ['chrome', 'chrome.exe', 'Chromium', 'Google Chrome for Testing'].includes(basename(path)))
    .map((path) => join(downloads, path))
    .find(runnable);
}

function onPath(wanted) {
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
