import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import type { HttpOptions } from '../../src/transport/http.js';
import { startFaultServer } from './server.js';
import { eventually, Rig, stands, stored, submit, visit } from './support/rig.js';

/** Endpoints that do not drop repeats, which is most of them: what may have been stored goes out once more, and no more. */
let rig: Rig;
let device: BrowserContext;
before(async () => void (rig = await Rig.open()));
after(() => rig.close());
beforeEach(async () => {
  for (const server of [rig.far, rig.site]) {
    server.reset();
    server.signedOut(false);
  }
  device = await rig.device();
});
afterEach(() => device.close());

async function send(tab: Page, endpoint: string, options: Partial<HttpOptions> = {}): Promise<string> {
  await tab.evaluate((endpoint, options) => window.rig.use(endpoint, options), endpoint, {
    mode: 'simple',
    ...options,
  } as const);
  return (await submit(tab, endpoint))[0]!;
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const times = (): number[] => rig.far.ledger().commits.map((commit) => commit.times);

for (const preset of ['form', 'opaque'] as const) {
  for (const path of ['/ok/x', '/nocors/x', '/stores-then/x?status=302', '/stores-then/x?status=500']) {
    test(`${preset} reaches another origin’s ${path} once, and says that it was sent without a receipt`, async () => {
      const tab = await visit(device, rig.site.url);
      const id = await send(tab, rig.far.url + path, { preset });
      await stands(tab, id, 'unconfirmed', 'opaque');
      assert.deepEqual(times(), [1]);
      const again = await visit(device, rig.site.url);
      await again.evaluate((endpoint, options) => window.rig.use(endpoint, options), rig.far.url + path, {
        mode: 'simple',
        preset,
      } as const);
      await rest(1000);
      assert.deepEqual(times(), [1]);
    });
  }
}

for (const [name, options] of [
  ['simple mode', {}],
  ['form', { preset: 'form' }],
  ['apps-script', { preset: 'apps-script' }],
] as const) {
  test(`an outage ends nothing in ${name}: "not sent yet" until the endpoint is back`, async () => {
    const down = await startFaultServer();
    const port = Number(new URL(down.url).port);
    await down.close();
    const tab = await visit(device, rig.site.url);
    const path = name === 'apps-script' ? '/gas/x' : '/ok/x';
    const id = await send(tab, down.url + path, options);
    await stands(tab, id, 'waiting', 'network');
    // More tries than the one repeat there is.
    await eventually(
      'several tries',
      () => tab.evaluate(() => window.rig.list()),
      (entries) => entries[0]!.attempt >= 4,
    );
    assert.equal((await stands(tab, id, 'waiting', 'network'))!.unsure, undefined);
    const back = await startFaultServer({ port });
    await stored(back, [id]);
    assert.equal(back.ledger().commits[0]!.times, 1);
    await back.close();
  });
}

for (const path of [
  '/stores-then/x?status=302',
  '/stores-then/x?status=500',
  '/stores-then/x?status=503',
  '/html200/x',
]) {
  test(`what answers like ${path} gets one repeat in all, over all visits and tabs`, async () => {
    for (let visits = 0; visits < 3; visits++) {
      const tabs = [await visit(device, rig.site.url), await visit(device, rig.site.url)];
      const id = visits ? undefined : await send(tabs[0]!, rig.far.url + path);
      for (const tab of tabs)
        await tab.evaluate((endpoint) => window.rig.use(endpoint, { mode: 'simple' }), rig.far.url + path);
      if (id) await stands(tabs[0]!, id, 'unconfirmed');
      await rest(500);
      for (const tab of tabs) await tab.close();
    }
    assert.equal(rig.far.ledger().posts, 2);
  });
}

for (const path of ['/', '/full-record', '/cleared-record']) {
  test(`R39: behind a hotel’s login nothing is spent on ${path}, however often it answers; after it the answer arrives once`, async () => {
    const tab = await visit(device, rig.site.url + path);
    rig.far.signedOut(true);
    rig.site.signedOut(true);
    const id = await send(tab, `${rig.far.url}/ok/x`);
    await stands(tab, id, 'waiting', 'captive-portal');
    await rest(1500);
    assert.equal((await stands(tab, id, 'waiting', 'captive-portal'))!.unsure, true);
    rig.far.signedOut(false);
    rig.site.signedOut(false);
    await stored(rig.far, [id]);
    await stands(tab, id, 'delivered');
    assert.deepEqual(times(), [1]);
  });
}

test('a page that may not ask for its own module sends the one repeat all the same', async () => {
  const tab = await visit(device, `${rig.site.url}/strict`);
  const id = await send(tab, `${rig.far.url}/commit-then-destroy/x?n=1`);
  await stands(tab, id, 'delivered');
  assert.deepEqual(times(), [2]);
});

for (const preset of [undefined, 'form', 'opaque', 'apps-script'] as const) {
  test(`${preset ?? 'simple mode'}: an endpoint that the page’s own policy forbids never counts as sent, and gets it once the page is mended`, async () => {
    const tab = await visit(device, `${rig.site.url}/forbidden`);
    const [endpoint, options] = [`${rig.far.url}/${preset === 'apps-script' ? 'gas' : 'ok'}/x`, preset && { preset }];
    const id = await send(tab, endpoint, options);
    await stands(tab, id, 'waiting', 'blocked');
    await rest(1000);
    assert.equal((await stands(tab, id, 'waiting', 'blocked'))!.unsure, undefined);
    assert.equal(rig.far.ledger().posts, 0);
    await tab.close();
    const mended = await visit(device, rig.site.url);
    await mended.evaluate(
      (endpoint, options) => window.rig.use(endpoint, { mode: 'simple', ...options }),
      endpoint,
      options,
    );
    await stored(rig.far, [id]);
    assert.deepEqual(times(), [1]);
  });
}

for (const [preset, reason, copies] of [
  ['form', 'opaque', 1],
  ['apps-script', 'cors', 2],
] as const)
  test(`${preset}: where the policy forbids only what the endpoint redirects to, it has arrived, and is not sent without end`, async () => {
    const tab = await visit(device, `${rig.site.url}/strict`);
    const to = encodeURIComponent(`${rig.insecure}/elsewhere`);
    const id = await send(tab, `${rig.far.url}/stores-then/x?to=${to}`, { preset });
    await stands(tab, id, 'unconfirmed', reason);
    await rest(1000);
    assert.deepEqual(times(), [copies]);
  });

test('a far side that denies it in a good answer is not believed, and its person decides after one repeat', async () => {
  const tab = await visit(device, rig.site.url);
  for (const said of ['{"ok":false}', '{"id":"another"}', 'Error: quota exceeded', '<!doctype html><p>Sign in']) {
    rig.far.reset();
    const id = await send(tab, `${rig.far.url}/says/${encodeURIComponent(said)}`);
    await stands(tab, id, 'unconfirmed', 'not-acknowledged');
    assert.equal(rig.far.ledger().posts, 2, said);
  }
});
