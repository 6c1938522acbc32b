import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { eventsOf } from '../../demo/company/furnish.js';
import { seasons } from '../../demo/company/structure.js';
import { receiptCode } from '../../src/core/delivery-state.js';
import type { SurveyResults } from '../../src/core/schema/survey-results.js';
import { chromeArgs, findBrowser } from '../support/browsers.mjs';
import { freePort } from '../support/free-port.mjs';

describe('a colleague on the intranet page', { timeout: 180_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'attune-demo-'));
  let url: string;
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = spawn(process.execPath, ['--import', 'tsx', 'demo/server.ts'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      server.stdout!.on('data', (part) => /surveys are in/.test((said += String(part))) && resolve());
      server.on('exit', () => reject(new Error(`the demo ended: ${said}`)));
    });
    browser = await puppeteer.launch({ executablePath: findBrowser(), args: chromeArgs });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn')
        complaints.push(`${message.text()} ${message.location().url ?? ''}`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.evaluateOnNewDocument(() =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        console.error(`${effectiveDirective} ${blockedURI}`),
      ),
    );
    await page.goto(url);
    await shown('[part=thread]');
  });
  after(async () => {
    await browser?.close();
    if (server.exitCode === null) {
      server.kill();
      await once(server, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function told(cut = ''): Promise<string[][]> {
    const response = await fetch(`${url}/v1/pk_demo/surveys/customer-room/results${cut}`, {
      headers: { authorization: 'Bearer demo-read-token' },
    });
    const { dimensions } = (await response.json()) as SurveyResults;
    return dimensions.map(({ name, mean }) => [name as string, String(mean)]);
  }
  // Puppeteer's own way into shadow roots evaluates text, which this page forbids.
  const shown = async (selector: string): Promise<void> => {
    await page.waitForFunction(
      (wanted) => document.querySelector('attune-pulse')?.shadowRoot?.querySelector(wanted),
      {},
      selector,
    );
  };
  const all = <Read>(selector: string, read: (found: Element) => Read): Promise<Read[]> =>
    page.evaluate(
      `[...document.querySelector('attune-pulse').shadowRoot.querySelectorAll(${JSON.stringify(selector)})].map(${read.toString()})`,
    ) as Promise<Read[]>;
  const seen = (): Promise<string[][]> =>
    all('[data-topic]:not(.index)', (row) => [
      row.querySelector('.name')!.textContent.trim(),
      row.querySelector('.value')!.textContent.trim(),
    ]);
  const fetched = async (): Promise<void> => {
    await shown('.widget[aria-busy=false]');
  };
  /** What in the results has the focus. */
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const at = document.querySelector('attune-pulse')!.shadowRoot!.activeElement;
      return at?.getAttribute('name') ?? at?.getAttribute('data-act') ?? at?.localName;
    });
  async function tabTo(name: string): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      if ((await focused()) === name) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`sixty steps do not lead to ${name}`);
  }

  it('sees the topics as the receiver gives them', async () => {
    const topics = await told();
    assert.equal(topics.length, 3);
    assert.deepEqual(await seen(), topics);
  });

  it('chooses a unit and a wave by keyboard alone, and stays where they are', async () => {
    const company = await seen();
    await page.evaluate(() =>
      document.querySelector('attune-pulse')!.shadowRoot!.querySelector<HTMLElement>('select')!.focus(),
    );
    await page.keyboard.type('Complaints');
    const unit = await told('?cut=group.complaints');
    assert.notDeepEqual(unit, company);
    await fetched();
    assert.deepEqual(await seen(), unit);
    assert.equal(await focused(), 'cut');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'wave');
    await page.keyboard.press('ArrowDown');
    await fetched();
    assert.deepEqual(await seen(), await told('?cut=group.complaints&wave=autumn-2025'));
    assert.equal(await focused(), 'wave');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Home');
    await fetched();
    assert.deepEqual(await seen(), company);
  });

  it('unfolds tables and lists by keyboard', async () => {
    await tabTo('summary');
    await page.keyboard.press('Enter');
    assert.deepEqual(await all('[part=topics] details', (found) => found.hasAttribute('open')), [true]);
    await page.keyboard.press('Space');
    assert.deepEqual(await all('[part=topics] details', (found) => found.hasAttribute('open')), [false]);
    await tabTo('list');
    await page.keyboard.press('Space');
    await shown('[part=units] .plots > :first-child li:nth-child(29)');
    assert.equal(await focused(), 'list');
  });

  it('learns by the code on their receipt what was done about their comment', async () => {
    const said = [...eventsOf(seasons.at(-1)!)].map((sent) => sent.event);
    const event = said.find(({ data }) => /three approvals/.test(String(data.answers['T2'])))!;
    await tabTo('receipt');
    await page.keyboard.type(receiptCode(event.id).toLowerCase());
    await page.keyboard.press('Enter');
    await shown('#receipt-said strong');
    const [answer] = await all('#receipt-said', (found) => found.textContent);
    assert.match(answer!, /We did:.*100 euros on the spot/s);
    assert.equal(await focused(), 'receipt');
    await tabTo('download');
  });

  it('has a page that reports nothing', () => assert.deepEqual(complaints, []));
});
