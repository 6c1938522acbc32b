// The three engines the browser suite runs in, as Web Test Runner starts them.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { chromeArgs, getBrowser } from './browsers.mjs';
import { mustPrefer } from './media.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const launchers = {
  chrome: (executablePath, { slow }) =>
    chromeLauncher({ launchOptions: { executablePath, args: chromeArgs }, createPage: slow ? slowPage : pageInFront }),
  // Puppeteer speaks WebDriver BiDi to the Firefox there is; one page at a time, since only the one in front has the focus
  firefox: (executablePath) =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath },
      createPage: firefoxPage,
    }),
  webkit: () => webkitLauncher(),
};

/**
 * The launchers of the named engines. One that is not on this machine and cannot be fetched is left out with a
 * message; where all are asked for (`CI`), and of Chromium everywhere, that is an Error.
 *
 * @param {string[]} names
 * @param {{ slow?: boolean }} [options]
 */
export async function enginesOf(names, options = {}) {
  const found = [];
  for (const name of names) {
    const launcher = launchers[name];
    if (!launcher) throw new Error(`BROWSERS: ${name} is none of ${Object.keys(launchers).join(', ')}.`);
    try {
      found.push(launcher(await getBrowser(name), options));
    } catch (error) {
      if (process.env.CI || name === 'chrome') throw error;
      console.warn(`Not run in ${name}: ${error.message}`);
    }
  }
  if (!found.length) throw new Error(`None of these browsers is on this machine: ${names.join(', ')}.`);
  return found;
}

/** Files run side by side, each in a page that believes it is in front: a hidden one draws nothing and takes no focus. */
async function pageInFront({ context }) {
  const page = await context.newPage();
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

async function slowPage(browser) {
  const page = await pageInFront(browser);
  await page.emulateCPUThrottling(4);
  return page;
}

/** What Puppeteer can do in Chromium alone, by other means. */
async function firefoxPage({ context }) {
  const page = await context.newPage();
  const { keyboard } = page;
  for (const act of ['press', 'down', 'up']) {
    const named = keyboard[act].bind(keyboard);
    keyboard[act] = (key) => named(key === 'Space' ? ' ' : key);
  }
  page.emulateMediaFeatures = (features) => mustPrefer((run, query) => page.evaluate(run, query), features);
  return page;
}
