import { visit } from '../browser.js';
import { coldPath } from '../pages.js';
import type { Measure } from './measure.js';

/** Everything the page fetches for a survey of twelve questions, without the host's own style sheet. */
export const bytes: Measure = {
  name: 'bytes',
  once: true,
  run: (contender, { browser, site }) =>
    visit(browser, async ({ page }) => {
      site.served();
      await page.goto(site.url + coldPath(contender), { waitUntil: 'networkidle0' });
      const all = site.served();
      const sum = (kind: 'plain' | 'gzip' | 'brotli'): number =>
        all.reduce((total, asset) => total + asset[kind].length, 0) / 1000;
      return { 'bytes min': sum('plain'), 'bytes gzip': sum('gzip'), 'bytes brotli': sum('brotli') };
    }),
};
