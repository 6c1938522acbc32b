import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import centricity from '../src/content/centricity.js';
import { createReceiver, openStore, startServer } from '../src/receiver/index.js';
import { startFaultServer } from '../test/faults/server.js';
import { chromeArgs, getBrowser } from '../test/support/browsers.mjs';

// A colleague answers the survey on the worst of networks, and their browser is killed twice: once while they
// answer, once between the receiver's commit and its answer. At the end the database is asked what it holds.

const site = 'pk_demo';
const survey = 'faults';
const statements = centricity.sections[0]!.items.map(({ id }) => id);
/** This seed's network: stores and cuts the line, a sign-in page, 500, 429, half an answer twice, cut, and then it works. */
const seed = 10;

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>The survey on a bad network</title>
<link rel="icon" href="data:," />
<script type="module" src="/attune.js"></script>
<attune-survey instrument="centricity" survey="${survey}" privacy="anonymous" mode="full"
  endpoint="/flaky/events?seed=${seed}"></attune-survey>
<attune-outbox></attune-outbox>`;

const say = (line: string): void => console.log(`  ${line}`);

class Colleague {
  #browser!: Browser;
  #page!: Page;
  readonly #url: string;
  readonly #profile = mkdtempSync(join(tmpdir(), 'attune-faults-'));

  constructor(url: string) {
    this.#url = url;
  }

  async open(): Promise<void> {
    // What a killed browser leaves behind to say that it is running.
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(this.#profile, name), { force: true });
    this.#browser = await puppeteer.launch({
      executablePath: await getBrowser(),
      args: [...chromeArgs],
      userDataDir: this.#profile,
    });
    this.#page = await this.#browser.newPage();
    await this.#page.goto(this.#url);
    await this.#page.waitForFunction(() => {
      const root = document.querySelector('attune-survey')?.shadowRoot;
      return root?.querySelector('fieldset, .sent');
    });
  }

  async answer(items: readonly string[]): Promise<void> {
    for (const item of items) await this.#page.locator(`attune-survey >>> input[name=${item}][value="4"]`).click();
    await this.until(() => document.querySelector('attune-survey')!.shadowRoot!.querySelector('.kept')?.textContent);
    // The last answer's write follows it by a quarter of a second, as it does for a person who stops to think.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }

  press(action: string): Promise<void> {
    return this.#page.locator(`attune-survey >>> button[data-act=${action}]`).click();
  }

  answered(): Promise<number> {
    return this.#page.$eval('attune-survey', (element) => Object.keys(element.answers).length);
  }

  /** Where the answers stand, as the element tells style sheets. */
  state(): Promise<string> {
    return this.#page.$eval(
      'attune-survey',
      (element) =>
        ['saved', 'sending', 'delivered', 'waiting', 'paused', 'unconfirmed', 'dead'].find((each) =>
          element.matches(`:state(${each})`),
        ) ?? 'not sent',
    );
  }

  async until(what: () => unknown): Promise<void> {
    await this.#page.waitForFunction(what, { timeout: 60_000 });
  }

  words(): Promise<string> {
    return this.#page.$eval('attune-survey', (element) =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('.sent .note, .sent h2')]
        .map((each) => each.innerText)
        .join('. ')
        .replace(/\s+/g, ' '),
    );
  }

  async kill(): Promise<void> {
    const process = this.#browser.process()!;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
  }

  async leave(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'attune-receiver-'));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore(databaseUrl ? { databaseUrl } : { dataDir });
  const receiver = await createReceiver({
    store,
    sites: [{ key: site, name: 'Northwind', origins: [] }],
    log: () => {},
  });
  await receiver.publish(site, survey, { instrument: centricity, privacy: 'anonymous' });
  const server = await startServer({ port: 0, handler: receiver.fetch });
  const network = await startFaultServer({
    target: `${server.url}/v1/${site}/events`,
    pages: {
      '/': ['text/html; charset=utf-8', page],
      '/attune.js': ['text/javascript', readFileSync(join(import.meta.dirname, '../dist/attune.js'), 'utf8')],
    },
  });
  const rows = async (): Promise<Record<string, unknown>[]> => {
    const sql = 'SELECT answers FROM attune.anonymous_response WHERE survey = $1';
    const found = await store.as(site, (query) => query<{ answers: Record<string, unknown> }>(sql, [survey]));
    return found.map(({ answers }) => answers);
  };
  const before = (await rows()).length;

  const colleague = new Colleague(network.url);
  try {
    console.log(`\nA survey on a bad network, receiver on ${store.kind}\n`);
    await colleague.open();
    await colleague.answer(statements.slice(0, 9));
    await colleague.kill();
    say('9 statements answered, then the browser is killed (first time)');

    await colleague.open();
    await colleague.until(() => Object.keys(document.querySelector('attune-survey')!.answers).length > 0);
    say(`opened again: ${await colleague.answered()} answers are still there`);
    await colleague.answer(statements.slice(9));
    await colleague.press('review');
    await colleague.press('send');
    while (network.ledger().commits.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await colleague.kill();
    say('sent; the receiver commits, the line is cut, the browser is killed (second time)');
    say(`the database holds ${(await rows()).length - before}; the colleague cannot know`);

    await colleague.open();
    await colleague.until(() => document.querySelector('attune-survey')!.shadowRoot!.querySelector('.sent'));
    for (let tries = 1, state = ''; state !== 'delivered'; tries++) {
      if (tries > 40) throw new Error(`not delivered after ${tries} tries: ${await colleague.words()}`);
      state = await colleague.state();
      if (state === 'waiting' || state === 'paused') {
        say(await colleague.words());
        await colleague.press('retry');
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    say(await colleague.words());

    const { posts, commits } = network.ledger();
    const held = (await rows()).slice(before);
    const arrived = commits.reduce((sum, { times }) => sum + times, 0);
    say(`${posts} tries reached the network, ${arrived} of them the receiver, under ${commits.length} id`);
    const whole = held.length === 1 && Object.keys(held[0]!).length === statements.length;
    console.log(
      `\nThe database holds the response ${held.length} time${held.length === 1 ? '' : 's'}, with ${Object.keys(held[0] ?? {}).length} of ${statements.length} answers.\n`,
    );
    if (!whole || commits.length !== 1) process.exitCode = 1;
  } finally {
    await colleague.leave().catch(() => undefined);
    await network.close();
    await server.close();
    await receiver.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
