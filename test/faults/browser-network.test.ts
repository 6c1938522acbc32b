import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import type { HttpOptions } from '../../src/transport/http.js';
import { startFaultServer } from './server.js';
import { eventually, Rig, stands, stored, submit, visit } from './support/rig.js';

let rig: Rig;
let device: BrowserContext;
let tab: Page;
before(async () => void (rig = await Rig.open()));
after(() => rig.close());
beforeEach(async () => {
  rig.far.reset();
  rig.site.reset();
  device = await rig.device();
  tab = await visit(device, rig.site.url);
});
afterEach(() => device.close());

const use = (endpoint: string, options: Partial<HttpOptions> = {}): Promise<void> =>
  tab.evaluate((endpoint, options) => window.rig.use(endpoint, options), endpoint, options);

/** Submits one answer to a path of the endpoint. */
async function send(path: string, options: Partial<HttpOptions> = {}): Promise<{ id: string; endpoint: string }> {
  const endpoint = rig.far.url + path;
  await use(endpoint, options);
  const [id] = await submit(tab, endpoint);
  return { id: id!, endpoint };
}

for (const mode of ['full', 'simple'] as const) {
  test(`an answer arrives from another origin in ${mode} mode, byte for byte, without the page’s address`, async () => {
    const { id } = await send('/ok/x', { mode });
    await stands(tab, id, 'delivered');
    const { commits, headers } = rig.far.ledger();
    assert.deepEqual(
      commits.map((commit) => [commit.id, commit.times, (JSON.parse(commit.bodies[0]!) as { id: string }).id]),
      [[id, 1, id]],
    );
    assert.equal(headers[0]!['referer'], undefined);
    assert.equal(headers[0]!['origin'], rig.site.url, 'which the endpoint needs, and gets');
    assert.equal(
      headers[0]!['content-type'],
      mode === 'full' ? 'application/cloudevents+json' : 'text/plain;charset=UTF-8',
    );
  });
}

test('R35: while the endpoint is down the answer waits, and goes out when it is back', async () => {
  const down = await startFaultServer();
  const port = Number(new URL(down.url).port);
  await down.close();
  const endpoint = `${down.url}/ok/x`;
  await use(endpoint);
  const [id] = await submit(tab, endpoint);
  assert.equal(await tab.evaluate(() => navigator.onLine), true, 'the browser knows nothing of it');
  await stands(tab, id!, 'waiting', 'network');
  const back = await startFaultServer({ port });
  await stored(back, [id!]);
  await back.close();
});

test('R36: an answer survives connections that are reset', async () => {
  const { id } = await send('/reset/x?n=4');
  await stored(rig.far, [id]);
  assert.ok(rig.far.ledger().posts >= 5);
});

test('R37: an answer that was stored but may not be heard of is unconfirmed, and the developer learns why', async () => {
  const { id, endpoint } = await send('/nocors/x', { mode: 'simple' });
  await stands(tab, id, 'unconfirmed', 'cors');
  assert.equal(rig.far.ledger().commits[0]!.times, 2, 'repeated once, since this endpoint does not drop repeats');
  const [report, ...more] = await tab.evaluate(() => window.rig.reports);
  assert.ok(report!.includes(`Access-Control-Allow-Origin: ${rig.site.url}`) && report!.includes(endpoint), report);
  assert.equal(more.length, 0);
});

test('R37: in full mode the preflight fails, nothing is stored, and the advice names the headers', async () => {
  const { id } = await send('/nocors/x');
  await stands(tab, id, 'unconfirmed', 'cors');
  assert.equal(rig.far.ledger().commits.length, 0);
  const [report] = await tab.evaluate(() => window.rig.reports);
  assert.match(report!, /Access-Control-Allow-Headers: .*idempotency-key/);
});

test('R38: a request that hangs is given up and repeated', async () => {
  await tab.goto(`${rig.site.url}/?hurry=40`);
  const { id } = await send('/hang/x?n=1');
  await stands(tab, id, 'delivered');
  assert.equal(rig.far.ledger().posts, 2);
});

test('R39: behind a hotel’s login an answer waits, and arrives after it', async () => {
  const { id } = await send('/portal/x?n=2');
  await stored(rig.far, [id]);
});

test('R40: a login page with status 200, from the page’s own origin, is no acknowledgement', async () => {
  const endpoint = `${rig.site.url}/html200/x?n=2`;
  await use(endpoint);
  const [id] = await submit(tab, endpoint);
  await stored(rig.site, [id!]);
  await stands(tab, id!, 'delivered');
  assert.equal(rig.site.ledger().posts, 3);
});

for (const status of [301, 302, 303]) {
  test(`R41: an endpoint that moved with ${status} is not followed, since the answer would be lost on the way`, async () => {
    const { id } = await send(`/redir/x?status=${status}`);
    await stands(tab, id, 'paused', 'redirect');
    assert.ok(rig.far.ledger().posts >= 3);
    assert.equal(rig.far.ledger().commits.length, 0);
  });
}

test('R42: Apps Script, which answers by redirect, is followed and believed only when it echoes the id', async () => {
  const { id } = await send('/gas/x?n=1', { mode: 'simple', preset: 'apps-script' });
  await stands(tab, id, 'delivered');
  assert.equal(rig.far.ledger().posts, 2);
});

for (const cut of ['', '?cut=connection']) {
  test(`R43: half an answer is no acknowledgement (${cut || 'cut by a proxy'})`, async () => {
    const { id } = await send(`/truncate/x${cut || '?'}&n=2`.replace('?&', '?'));
    await stands(tab, id, 'delivered');
    assert.deepEqual(
      rig.far.ledger().commits.map((commit) => [commit.id, commit.times]),
      [[id, 3]],
    );
  });
}

test('R44: Retry-After is kept by everything that waits for the endpoint', async () => {
  const { id, endpoint } = await send('/429/x?after=3600&body=0');
  const first = await stands(tab, id, 'waiting', 'busy');
  const [second] = await submit(tab, endpoint);
  const entry = await stands(tab, second!, 'waiting', 'busy');
  assert.equal(entry!.nextAt, first!.nextAt);
  assert.ok(Math.abs(first!.nextAt! - Date.now() - 3_600_000) < 120_000);
  await tab.evaluate(() => window.rig.outbox.flush());
  assert.equal(rig.far.ledger().posts, 1);
});

test('R45: where the header may not be read, the wait in the body counts, or else our own', async () => {
  const { id } = await send('/429x/x?after=3600');
  const { nextAt } = (await stands(tab, id, 'waiting', 'busy'))!;
  assert.ok(nextAt! - Date.now() > 3_000_000);
  const other = await send('/429x/y?after=3600&body=0');
  await stored(rig.far, [other.id]);
});

test('R44: a wait that makes no sense is ours to choose', async () => {
  for (const after of ['NaN', '-1']) {
    const { id } = await send(`/503/${after}?body=0&after=${after}`);
    await stands(tab, id, 'delivered');
  }
});

test('R46, R54: faults, busy proxies and networks that want a login pass', async () => {
  for (const path of ['/500-then-ok/x?n=2', '/511/x?n=2', '/403html/x?n=0']) {
    const { id } = await send(path);
    await stands(tab, id, 'delivered');
  }
});

test('R47: a refused answer is put aside while the next one arrives', async () => {
  const { id, endpoint } = await send('/422/x?n=1');
  await stands(tab, id, 'dead', 'rejected');
  const [next] = await submit(tab, endpoint);
  await stands(tab, next!, 'delivered');
  const text = await tab.evaluate((id) => window.rig.outbox.export(id), id);
  assert.ok(text.includes(id));
});

test('R48: an answer that is too large is put aside', async () => {
  const { id } = await send('/413/x');
  await stands(tab, id, 'dead', 'too-large');
});

test('R48: an answer cut off unread is tried again, whatever the browser makes of it', async () => {
  const { id } = await send('/413/x?undrained&n=1');
  await eventually(
    'an end',
    () => tab.evaluate((id) => window.rig.outbox.deliveryOf(id), id),
    (delivery) => ['dead', 'delivered'].includes(delivery!.state),
  );
});

test('R49: an event that is being stored is asked about again soon; a conflict is put aside', async () => {
  const { id } = await send('/409/x');
  await stands(tab, id, 'delivered');
  const other = await send('/409/y?type=id-conflict');
  await stands(tab, other.id, 'dead', 'rejected');
});

test('R50: a signed-out person’s answer waits until there are new credentials', async () => {
  const { id, endpoint } = await send('/401-then-ok/x');
  await stands(tab, id, 'paused', 'auth');
  assert.equal(rig.far.ledger().posts, 1);
  await tab.evaluate(
    (endpoint) =>
      window.rig.outbox.setAuth(endpoint, async (refused) => ({
        Authorization: refused ? 'Bearer fresh' : 'Bearer stale',
      })),
    endpoint,
  );
  await stands(tab, id, 'delivered');
});

test('R53: an endpoint that is gone pauses, and keeps everything', async () => {
  const { id } = await send('/410/x');
  await stands(tab, id, 'paused', 'gone');
});

test('an endpoint that does everything wrong in turn still gets each of eight answers once', async () => {
  const endpoint = `${rig.far.url}/flaky/x?seed=5`;
  await use(endpoint);
  const ids = await submit(tab, endpoint, 8);
  await stored(rig.far, ids);
  await eventually(
    'that all are settled',
    () => tab.evaluate(() => window.rig.list()),
    (entries) => entries.every(({ state }) => state === 'delivered'),
  );
  assert.equal(rig.far.ledger().concurrent, 1);
  const bodies = rig.far.ledger().commits.map(({ bodies }) => new Set(bodies).size);
  assert.ok(
    bodies.every((different) => different === 1),
    'repeats are byte for byte the same',
  );
});
