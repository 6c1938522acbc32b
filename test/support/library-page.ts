import { build } from 'esbuild';
import puppeteer, { type Page } from 'puppeteer-core';
import { chromeArgs, findBrowser } from './browsers.mjs';
import { serve } from './serve.mjs';
import { tags } from './tags.js';
import type {} from './in-page.js';

/** Every tag of the library, ready for a page's body. */
export const everyTag = tags.map(({ tag }) => `<${tag}></${tag}>`).join('\n');

/** `in-page.ts` as one script. */
async function inPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/support/in-page.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]!.text;
}

export interface LibraryPage {
  page: Page;
  /** What the console complained about, and errors nobody caught. */
  complaints: string[];
  close(): Promise<void>;
}

/** A page in a real browser that loads the built library as strangers' pages do, from `dist/` over HTTP. */
export async function openLibraryPage({
  head = '<script type="module" src="/dist/attune.js"></script>',
  body = everyTag,
  headers = {},
  scripts = {},
} = {}): Promise<LibraryPage> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="/icon.svg">${head}</head><body>${body}</body></html>`;
  const pages = {
    '/': html,
    '/in-page.js': await inPage(),
    '/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ...scripts,
  };
  const site = await serve('.', { pages, headers });
  const browser = await puppeteer.launch({ executablePath: findBrowser(), args: chromeArgs });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(site.url, { waitUntil: 'networkidle0' });
  return {
    page,
    complaints,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}
