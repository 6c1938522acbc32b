import { PredefinedNetworkConditions } from 'puppeteer-core';
import { visit } from '../browser.js';
import { coldPath } from '../pages.js';
import type { Figures, Measure } from './measure.js';

/** Watches a page from its first byte until its questions can be answered. Written as text: it runs in the page. */
const watch = (ready: string): string => `{
  let shifted = 0, blocked = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (!(document.body && (${ready}))) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => {
      const readyAt = performance.now();
      setTimeout(() => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        window.coldFigures = { 'cold ready': readyAt, 'cold blocking': blocked, 'cold shift': shifted, 'first paint': paint.startTime };
      }, 1000);
    }));
  };
  requestAnimationFrame(look);
}`;

/** A first visit on a slow phone: four times slower, on Slow 4G, nothing cached. */
export const load: Measure = {
  name: 'load',
  run: (contender, { browser, site }) =>
    visit(browser, async ({ page }) => {
      await page.emulateNetworkConditions(PredefinedNetworkConditions['Slow 4G']);
      await page.emulateCPUThrottling(4);
      await page.evaluateOnNewDocument(watch(contender.ready));
      await page.goto(site.url + coldPath(contender), { waitUntil: 'domcontentloaded', timeout: 60_000 });
      const figures = await page.waitForFunction('window.coldFigures', { timeout: 60_000, polling: 200 });
      return (await figures.jsonValue()) as Figures;
    }),
};
