import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { chromeArgs, getBrowser } from '../../support/browsers.mjs';
import { clockScript } from '../../support/clock.mjs';
import { startFaultServer, type FaultServer, type Ledger } from '../server.js';

const page = (head = ''): string =>
  `<!doctype html><meta charset="utf-8"><title>Faults</title><script>${clockScript}</script>${head}<script type="module" src="/in-page.js"></script>`;

/** A page that may ask only these addresses. */
const strict = (allowed: string): string =>
  page(`<meta http-equiv="Content-Security-Policy" content="default-src 'self'; connect-src ${allowed}">`);

/** A site with the outbox, an endpoint of another origin that misbehaves, and a real browser. */
export class Rig {
  readonly site: FaultServer;
  readonly far: FaultServer;
  browser: Browser;
  readonly profile: string;

  private constructor(site: FaultServer, far: FaultServer, browser: Browser, profile: string) {
    this.site = site;
    this.far = far;
    this.browser = browser;
    this.profile = profile;
  }

  static async open(): Promise<Rig> {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('./in-page.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
    });
    const far = await startFaultServer();
    const pages = {
      '/': ['text/html', page()],
      // As on a page that loads more than its record of resources holds, and on one that clears that record.
      '/full-record': ['text/html', page('<script>performance.setResourceTimingBufferSize(0)</script>')],
      '/cleared-record': ['text/html', page('<script>onload = () => performance.clearResourceTimings()</script>')],
      '/strict': ['text/html', strict(far.url)],
      '/forbidden': ['text/html', strict("'self'")],
      '/frame': ['text/html', `<!doctype html><iframe sandbox="allow-scripts" src="/"></iframe>`],
      '/framed': [
        'text/html',
        `<!doctype html><iframe></iframe><script>document.querySelector('iframe').src = location.search.slice(1)</script>`,
      ],
      '/blank': ['text/html', '<!doctype html>'],
      '/in-page.js': ['text/javascript', bundle.outputFiles[0]!.text],
    } as const;
    const site = await startFaultServer({ pages: pages as unknown as Record<string, [string, string]> });
    const profile = mkdtempSync(join(tmpdir(), 'attune-faults-'));
    return new Rig(site, far, await launch(profile), profile);
  }

  /** An origin of its own that is no secure context: it has no locks, no `randomUUID` and no service worker. */
  get insecure(): string {
    return this.site.url.replace('127.0.0.1', 'a.test');
  }

  /** Someone else's device, with nothing stored. */
  device(): Promise<BrowserContext> {
    return this.browser.createBrowserContext();
  }

  /** Kills the browser as a power cut would, and starts it anew with the same profile. */
  async killAndRelaunch(): Promise<void> {
    const gone = new Promise((resolve) => this.browser.process()!.once('exit', resolve));
    this.browser.process()!.kill('SIGKILL');
    await gone;
    // What a killed browser leaves to say that it is running.
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(this.profile, name), { force: true });
    this.browser = await launch(this.profile);
  }

  async close(): Promise<void> {
    await this.browser.close().catch(() => undefined);
    await Promise.all([this.site.close(), this.far.close()]);
    // The browser's children may still be writing.
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function launch(userDataDir: string): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await getBrowser(),
    userDataDir,
    args: [...chromeArgs, '--host-resolver-rules=MAP a.test 127.0.0.1'],
    // Tests end the browser themselves; one of them by force.
    handleSIGINT: true,
    timeout: 90_000,
    protocolTimeout: 120_000,
  });
}

/** A tab on the harness page. */
export async function visit(context: Browser | BrowserContext, url: string): Promise<Page> {
  const tab = await context.newPage();
  tab.setDefaultTimeout(60_000);
  await tab.goto(url);
  return tab;
}

/** Submits, and gives the ids. */
export async function submit(tab: Page, endpoint: string, count = 1): Promise<string[]> {
  return tab.evaluate(
    async (endpoint, count) => (await window.rig.submit(endpoint, count)).map(({ id }) => id),
    endpoint,
    count,
  );
}

/** Asks again until it is so. Half a minute is for machines that do much else. */
export async function eventually<T>(what: string, ask: () => Promise<T> | T, is: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (is(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen; at last: ${JSON.stringify(answer)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until the endpoint has these events, each once, however often they were sent. */
export async function stored(server: FaultServer, ids: readonly string[]): Promise<Ledger> {
  const sorted = (list: string[]): string => [...list].sort().join();
  return eventually(
    'that everything arrived',
    server.ledger,
    ({ commits }) => sorted(commits.map(({ id }) => id)) === sorted([...ids]),
  );
}

/** Waits until an item stands so, and gives it. */
export function stands(tab: Page, id: string, state: string, reason?: string) {
  return eventually(
    `${state} ${reason ?? ''}`,
    () => tab.evaluate(async (id) => (await window.rig.list()).find((entry) => entry.id === id), id),
    (entry) => entry?.state === state && (reason === undefined || entry.reason === reason),
  );
}
