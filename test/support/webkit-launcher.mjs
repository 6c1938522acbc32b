// For Web Test Runner: WebKit, one page at a time. To the runner's commands its page looks like Puppeteer's,
// so that sendKeys, sendMouse, setViewport and emulateMedia are the same in every engine.
import { setTimeout as wait } from 'node:timers/promises';
import { mustPrefer } from './media.mjs';
import { startWebKit } from './webkit.mjs';

/** How WebDriver writes the keys that are no characters. */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};
const buttons = { left: 0, middle: 1, right: 2 };

export function webkitLauncher() {
  const urls = new Map();
  let started;
  let page;

  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      const { call } = await (started ??= startWebKit());
      page ??= pageOf(call);
      urls.set(id, url);
      await page.setViewport({ width: 800, height: 600 });
      await call('POST', '/url', { url });
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: (id) => urls.get(id),
    getPage: () => page,
    async stopSession(id) {
      urls.delete(id);
      const { call, stop } = await started;
      const ended = call('POST', '/url', { url: 'about:blank' }).then(() => true);
      // whatever still runs in the page ends; a page that hangs ends with its browser, and the next gets another
      if (await Promise.race([ended, wait(20_000, false)])) return {};
      ended.catch(() => undefined);
      started = page = undefined;
      await stop();
      return { errors: [new Error('The page hung, and its browser was ended.')] };
    },
    startDebugSession() {
      throw new Error('WebKit has no window to debug in here: use BROWSERS=chrome or BROWSERS=firefox.');
    },
    async stop() {
      await (await started?.catch(() => undefined))?.stop();
    },
  };
}

/** What the runner's commands use of a page of Puppeteer's. */
function pageOf(call) {
  const evaluate = (run, ...args) => call('POST', '/execute/sync', { script: `return (${run})(...arguments)`, args });
  const key = (...actions) => call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const down = (name) => ({ type: 'keyDown', value: keys[name] ?? name });
  const up = (name) => ({ type: 'keyUp', value: keys[name] ?? name });
  const pointer = (...actions) => call('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  const moved = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const pressed = ({ button = 'left' } = {}) => ({ type: 'pointerDown', button: buttons[button] });
  const released = ({ button = 'left' } = {}) => ({ type: 'pointerUp', button: buttons[button] });

  return {
    keyboard: {
      type: (text) => key(...[...text].flatMap((character) => [down(character), up(character)])),
      press: (name) => key(down(name), up(name)),
      down: (name) => key(down(name)),
      up: (name) => key(up(name)),
    },
    mouse: {
      move: (x, y) => pointer(moved(x, y)),
      click: (x, y, options) => pointer(moved(x, y), pressed(options), released(options)),
      down: (options) => pointer(pressed(options)),
      up: (options) => pointer(released(options)),
      reset: () => call('DELETE', '/actions'),
    },
    /** The window is a little higher than the page in it. */
    async setViewport({ width, height }) {
      const frame = await evaluate(() => outerHeight - innerHeight);
      await call('POST', '/window/rect', { x: 0, y: 0, width, height: height + frame });
      for (let tries = 0; tries < 200; tries++) {
        if (await evaluate((wide, high) => innerWidth === wide && innerHeight === high, width, height)) return;
        await wait(25);
      }
      const got = await evaluate(() => `${innerWidth} × ${innerHeight}`);
      throw new Error(`WebKit's page is ${got}, not ${width} × ${height}.`);
    },
    emulateMediaFeatures: (features) => mustPrefer(evaluate, features),
    emulateMediaType(media) {
      throw new Error(`WebKit cannot show itself as ${media} here.`);
    },
  };
}
