import type { Browser } from 'puppeteer-core';
import { visit, type Visit } from '../browser.js';
import type { Contender } from '../contenders/contender.js';
import { emptyPath } from '../pages.js';
import type { Site } from '../site.js';

export interface Bench {
  browser: Browser;
  site: Site;
}

/** Figures of one contender in one round, by name. */
export type Figures = Record<string, number>;

export interface Measure {
  name: string;
  /** The same every time: one round says it all. */
  once?: boolean;
  /** Only for contenders that differ once they are loaded. */
  mounts?: boolean;
  run(contender: Contender, bench: Bench): Promise<Figures>;
}

/** Runs something in a fresh page that has the contender loaded and has come to rest. */
export function loaded(
  contender: Contender,
  { browser, site }: Bench,
  use: (visit: Visit) => Promise<Figures>,
): Promise<Figures> {
  return visit(browser, async (visit) => {
    await visit.page.goto(site.url + emptyPath(contender), { waitUntil: 'load' });
    await visit.run('bench.settled(200)');
    return use(visit);
  });
}
