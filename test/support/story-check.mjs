// Opens every story of the built Storybook: it must render, its play function pass, no error be logged, no tag stay
// undefined, and axe find nothing. Ends with 'N passed, N failed'.
//   node test/support/story-check.mjs [folder] [part of an id …]: only the stories whose ids contain one of them
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromeArgs, findBrowser } from './browsers.mjs';
import { serve } from './serve.mjs';

const [root = 'storybook-static', ...wanted] = process.argv.slice(2);
const limit = 15_000;
if (!existsSync(join(root, 'iframe.html'))) throw new Error(`${root} holds no built Storybook`);
const { entries } = JSON.parse(await readFile(join(root, 'index.json'), 'utf8'));
const checked = Object.values(entries).filter(({ id }) => !wanted.length || wanted.some((part) => id.includes(part)));
const site = await serve(root);
const browser = await puppeteer.launch({ executablePath: findBrowser(), args: chromeArgs });
const page = await browser.newPage();
const session = await page.createCDPSession();

let noise = [];
page.on('console', (message) => {
  if (message.type() === 'error' && !message.location().url?.endsWith('/favicon.ico')) noise.push(message.text());
});
page.on('pageerror', ({ message }) => noise.push(message));
// A story whose answers are nowhere but in its page asks before that is closed.
page.on('dialog', (dialog) => void dialog.accept());
await page.evaluateOnNewDocument(listen);

const failed = [];
try {
  for (const entry of checked) {
    noise = [];
    const troubles = [...(await troublesOf(entry).catch(({ message }) => [message])), ...noise].map(briefly);
    if (troubles.length) failed.push(entry.id);
    console.log([`${troubles.length ? '✖' : '✔'} ${entry.id}`, ...troubles].join('\n    '));
    await page.goto('about:blank');
  }
} finally {
  await browser.close();
  await site.close();
}
const passed = checked.length - failed.length;
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length || !passed ? 1 : 0;

/** Without the whole page, which the testing library prints after what it missed. */
function briefly(trouble) {
  return trouble.split('\n\nIgnored nodes:')[0];
}

/** Notes how the story ended, from the preview's own events, from the start of the page on. */
function listen() {
  window.storyEnd = new Promise((resolve) => {
    const waiting = setInterval(() => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return;
      clearInterval(waiting);
      channel.on('storyFinished', ({ status, reporters }) => resolve({ status, reports: reporters ?? [] }));
      for (const kind of [
        'storyErrored',
        'storyThrewException',
        'storyMissing',
        'playFunctionThrewException',
        'unhandledErrorsWhilePlaying',
      ])
        channel.on(kind, (event) =>
          resolve({ status: `${kind}: ${event?.message ?? event?.description ?? JSON.stringify(event)}`, reports: [] }),
        );
    }, 1);
  });
}

/** What stories are named after that no page can bring about by itself. */
async function surround(id) {
  await session.send('Emulation.setEmulatedMedia', {
    media: id.endsWith('--on-paper') ? 'print' : '',
    features: [{ name: 'forced-colors', value: id.endsWith('--forced-colours') ? 'active' : 'none' }],
  });
}

async function troublesOf({ id, type }) {
  await surround(id);
  await page.goto(`${site.url}/iframe.html?id=${id}&viewMode=${type}`, { waitUntil: 'load' });
  if (type !== 'story') {
    await page.waitForSelector('#storybook-docs :is(h1, h2)', { timeout: limit });
    return [];
  }
  const { status, reports } = await page.evaluate(
    (ms) =>
      Promise.race([
        window.storyEnd,
        new Promise((resolve) => setTimeout(resolve, ms, { status: 'no end in time', reports: [] })),
      ]),
    limit,
  );
  const troubles = status === 'success' ? [] : [status];
  // An element whose module was left out of the build renders as nothing, and nothing passes every other check.
  const missing = await page.$$eval('#storybook-root :not(:defined)', (found) =>
    found.map(({ localName }) => localName),
  );
  if (missing.length) troubles.push(`not defined: ${missing.join(', ')}`);
  const axe = reports.filter((report) => report.type === 'a11y');
  if (!axe.length && !troubles.length) troubles.push('no axe report');
  for (const { result, status: verdict } of axe.filter((report) => report.status !== 'passed')) {
    for (const { id: rule, help, nodes } of result?.violations ?? [{ id: 'a11y', help: verdict, nodes: [] }])
      troubles.push(`${rule}: ${help} (${nodes.map(({ target }) => target.flat().join(' ')).join('; ')})`);
  }
  return troubles;
}
