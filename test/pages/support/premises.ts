import { createHash, randomBytes, randomUUID } from 'node:crypto';
import puppeteer, { type Browser, type BrowserContext } from 'puppeteer-core';
import { instrumentHash } from '../../../src/core/hashes.js';
import { parseInstrument } from '../../../src/core/schema/parse-instrument.js';
import type { AttuneEvent } from '../../../src/core/schema/event.js';
import type * as receiving from '../../../src/receiver/index.js';
import { chromeArgs, getBrowser } from '../../support/browsers.mjs';
import { serve } from '../../support/serve.mjs';
import { Person } from './person.js';

/** The receiver as it is installed: what is built, under the package's own name. */
const installed = 'attune-elements/receiver';

/** Reads the results of the site's surveys. */
export const readToken = 'whoever-reads-results';
const site = 'pk_site';
const submissionSecret = randomBytes(32).toString('hex');

/**
 * Somebody else's site in a real browser, with the built library on its pages and the built receiver, on an origin of
 * its own, behind them.
 */
export class Premises {
  /** Every event that reached the receiver, repeats as well, in the order they came. */
  readonly posts: AttuneEvent[];
  readonly browser: Browser;
  #there: Parts;

  private constructor(there: Parts) {
    this.#there = there;
    this.posts = there.posts;
    this.browser = there.browser;
  }

  static async open(): Promise<Premises> {
    const { createReceiver, mintSubmissionToken, openStore, startServer } = (await import(
      installed
    )) as typeof receiving;
    const pages: Record<string, string> = { '/favicon.ico': '' };
    const web = await serve('.', { pages });
    const store = await openStore({ memory: true });
    const readTokens = [{ sha256: createHash('sha256').update(readToken).digest('hex') }];
    const sites = [{ key: site, name: 'Site', origins: [web.url], readTokens, submissionSecret }];
    const receiver = await createReceiver({ store, sites, log: () => undefined });
    const posts: AttuneEvent[] = [];
    const server = await startServer({
      handler: async (request, context) => {
        if (request.method === 'POST') posts.push((await request.clone().json()) as AttuneEvent);
        return receiver.fetch(request, context);
      },
      port: 0,
    });
    const browser = await puppeteer.launch({ executablePath: await getBrowser(), args: chromeArgs, timeout: 90_000 });
    return new Premises({ browser, pages, web, server, receiver, store, posts, mintSubmissionToken });
  }

  /** Where the pages send. */
  get endpoint(): string {
    return `${this.#there.server.url}/v1/${site}/events`;
  }

  /** Where the results of a survey are. */
  results(survey: string): string {
    return `${this.#there.server.url}/v1/${site}/surveys/${survey}/results`;
  }

  async publish(instrument: { id: string }, rules: Partial<receiving.Publication> = {}): Promise<void> {
    await this.#there.receiver.publish(site, instrument.id, { instrument, privacy: 'anonymous', ...rules });
  }

  /** An invitation to a survey, as the site's own server makes them. */
  invite(survey: string): string {
    const exp = Math.floor(Date.now() / 1000) + 3600;
    return this.#there.mintSubmissionToken(submissionSecret, { tid: site, form: survey, jti: randomUUID(), exp });
  }

  /** Puts a page at a path, in place of what was there. Whoever loads it from then on gets this one. */
  page(path: string, body: string, head = '<script type="module" src="/dist/attune.js"></script>'): string {
    this.#there.pages[path] =
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>${head}</head><body>${body}</body></html>`;
    return this.#there.web.url + path;
  }

  /** Serves a script of the page's own. */
  script(path: string, text: string): void {
    this.#there.pages[path] = text;
  }

  /** A tab of somebody who has never been here, or of one device; `before` runs there ahead of the page. */
  async visit(
    url: string,
    { device, at, before }: { device?: BrowserContext; at?: string; before?: (() => void) | undefined } = {},
  ): Promise<Person> {
    const tab = await (device ?? (await this.browser.createBrowserContext())).newPage();
    tab.setDefaultTimeout(30_000);
    if (before) await tab.evaluateOnNewDocument(before);
    const person = new Person(tab, at);
    await tab.goto(url);
    return person;
  }

  /** Answers of people who have no tab here, to an identified survey, as its element sends them. */
  async others(instrument: { id: string; version: string }, answers: readonly object[]): Promise<void> {
    const { id, version } = instrument;
    const form = { id, version, hash: instrumentHash(parseInstrument(instrument)), locale: 'en' };
    const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };
    for (const each of answers) {
      const event = {
        ...{ specversion: '1.0', id: randomUUID(), source: 'urn:others', type: 'io.attune.survey.submitted.v1' },
        ...{ subject: `resp/${randomUUID()}`, time: new Date().toISOString(), datacontenttype: 'application/json' },
        ...{ partitionkey: 'p', sequence: '0000000001', data: { form, status: 'final', answers: each, meta } },
      };
      const response = await fetch(this.endpoint, { method: 'POST', body: JSON.stringify(event) });
      if (!response.ok) throw new Error(await response.text());
    }
  }

  /** The answers that the receiver keeps of a survey, in the order of their text. */
  async kept(survey: string): Promise<object[]> {
    const rows = await this.#there.store.as(site, (query) =>
      query<{ answers: object }>(
        `SELECT answers FROM attune.anonymous_response WHERE survey = $1
         UNION ALL SELECT answers FROM attune.response WHERE survey = $1 ORDER BY 1`,
        [survey],
      ),
    );
    return rows.map(({ answers }) => answers);
  }

  /** The comments that the receiver keeps of a survey. */
  async comments(survey: string): Promise<string[]> {
    const rows = await this.#there.store.as(site, (query) =>
      query<{ body: string }>('SELECT body FROM attune.comment WHERE survey = $1 ORDER BY body', [survey]),
    );
    return rows.map(({ body }) => body);
  }

  async close(): Promise<void> {
    const { browser, web, server, receiver } = this.#there;
    await browser.close();
    await web.close();
    await server.close();
    await receiver.close();
  }
}

interface Parts {
  browser: Browser;
  /** The site's pages by path, and the server that has them beside what is built. */
  pages: Record<string, string>;
  web: Awaited<ReturnType<typeof serve>>;
  server: receiving.RunningServer;
  receiver: receiving.Receiver;
  store: receiving.Store;
  posts: AttuneEvent[];
  mintSubmissionToken: typeof receiving.mintSubmissionToken;
}
