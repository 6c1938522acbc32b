import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { eventually, Rig, stands, stored, submit, visit } from './support/rig.js';

let rig: Rig;
let device: BrowserContext;
before(async () => void (rig = await Rig.open()));
after(() => rig.close());
beforeEach(async () => {
  rig.far.reset();
  device = await rig.device();
});
afterEach(() => device.close());

const at = (path: string): string => rig.far.url + path;
const use = (tab: Page, endpoint: string): Promise<void> =>
  tab.evaluate((endpoint) => window.rig.use(endpoint), endpoint);
/** The renderer dies: whoever waits for it is told so by puppeteer, which is not of interest. */
const crash = async (tab: Page): Promise<void> => {
  const session = await tab.createCDPSession();
  void session.send('Page.crash').catch(() => undefined);
};

for (const [origin, siteOf] of [
  ['https or localhost, with Web Locks', () => rig.site.url],
  ['plain http, without them', () => rig.insecure],
] as const) {
  test(`R18, on ${origin}: a tab closed right after saving leaves its answer to the next one`, async () => {
    const first = await visit(device, siteOf());
    assert.equal(await first.evaluate(() => isSecureContext && 'locks' in navigator), origin.startsWith('https'));
    const ids = await submit(first, at('/ok/x'));
    await first.close();
    const second = await visit(device, siteOf());
    await use(second, at('/ok/x'));
    await stored(rig.far, ids);
  });

  test(`R20, R24, on ${origin}: three tabs that send at once send one at a time, and each answer once`, async () => {
    const tabs = await Promise.all([1, 2, 3].map(() => visit(device, siteOf())));
    const endpoint = at('/slow/x?ms=30');
    await Promise.all(tabs.map((tab) => use(tab, endpoint)));
    const ids = (await Promise.all(tabs.map((tab) => submit(tab, endpoint, 6)))).flat();
    const { commits, concurrent } = await stored(rig.far, ids);
    assert.equal(concurrent, 1);
    assert.ok(commits.every(({ times }) => times === 1));
  });
}

test('R18: another open tab takes over what a closed one left', async () => {
  const open = await visit(device, rig.site.url);
  await use(open, at('/ok/x'));
  const closing = await visit(device, rig.site.url);
  const ids = await submit(closing, at('/ok/x'));
  await closing.close();
  await stored(rig.far, ids);
});

test('R19: a tab killed between the commit there and the answer here sends again, and it counts once', async () => {
  const first = await visit(device, rig.site.url);
  const endpoint = at('/hang/x?commit&n=1');
  await use(first, endpoint);
  const ids = await submit(first, endpoint);
  await stored(rig.far, ids);
  await crash(first);
  const second = await visit(device, rig.site.url);
  await use(second, endpoint);
  await stands(second, ids[0]!, 'delivered');
  const [commit] = rig.far.ledger().commits;
  assert.deepEqual([commit!.id, commit!.times, new Set(commit!.bodies).size], [ids[0], 2, 1]);
});

test('R21: when the tab that is sending crashes, another goes on', async () => {
  const first = await visit(device, rig.site.url);
  const endpoint = at('/hang/x?n=1');
  await use(first, endpoint);
  const ids = await submit(first, endpoint, 2);
  await eventually(
    'a first try',
    () => rig.far.ledger().posts,
    (posts) => posts === 1,
  );
  const second = await visit(device, rig.site.url);
  await use(second, endpoint);
  await crash(first);
  await stored(rig.far, ids);
});

test('R22: a frozen tab keeps its lock for a minute; then another takes it, and both count as one', async () => {
  const first = await visit(device, rig.site.url);
  const endpoint = at('/hang/x?n=1');
  await use(first, endpoint);
  const ids = await submit(first, endpoint);
  await eventually(
    'a first try',
    () => rig.far.ledger().posts,
    (posts) => posts === 1,
  );
  const session = await first.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  const soon = await visit(device, rig.site.url);
  await use(soon, endpoint);
  await soon.evaluate(() => window.rig.outbox.flush());
  assert.equal(rig.far.ledger().posts, 1, 'in its first minute it is left alone');
  const later = await visit(device, `${rig.site.url}/?ahead=70000`);
  await use(later, endpoint);
  await stored(rig.far, ids);
  await stands(later, ids[0]!, 'delivered');
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  assert.equal(rig.far.ledger().commits[0]!.times, 1);
});

test('R23: a page that comes back from the cache knows what was delivered meanwhile', async () => {
  const tab = await visit(device, rig.site.url);
  const [id] = await submit(tab, at('/ok/x'));
  await tab.goto(`${rig.site.url}/blank`);
  const other = await visit(device, rig.site.url);
  await use(other, at('/ok/x'));
  await stands(other, id!, 'delivered');
  await tab.goBack();
  await stands(tab, id!, 'delivered');
  assert.equal(rig.far.ledger().posts, 1);
});

test('R30, R26: what one tab does is seen in another, until it stops looking', async () => {
  const [doing, watching] = [await visit(device, rig.site.url), await visit(device, rig.site.url)];
  await watching.evaluate(() => {
    const seen: (string | undefined)[] = [];
    const stop = window.rig.outbox.watch((id) => seen.push(id));
    Object.assign(window, { seen, stop });
  });
  await use(doing, at('/ok/x'));
  const [id] = await submit(doing, at('/ok/x'));
  await eventually(
    'a word',
    () => watching.evaluate(() => (window as unknown as { seen: string[] }).seen),
    (seen) => seen.includes(id!),
  );
  await stands(watching, id!, 'delivered');
});
