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
afterEach(() => device.close().catch(() => undefined));

const at = (path: string): string => rig.far.url + path;

test('R1: an answer survives a database that fails to open once', async () => {
  const tab = await device.newPage();
  await tab.evaluateOnNewDocument(() => {
    const open = indexedDB.open.bind(indexedDB);
    let failed = false;
    indexedDB.open = (...parameters) => {
      if (failed) return open(...parameters);
      failed = true;
      throw new DOMException('Internal error', 'UnknownError');
    };
  });
  await tab.goto(rig.site.url);
  const [id] = await submit(tab, at('/reset/x?n=1'));
  await tab.evaluate((endpoint) => window.rig.use(endpoint), at('/reset/x?n=1'));
  await stored(rig.far, [id!]);
  await stands(tab, id!, 'delivered');
});

test('R2: in a sandboxed frame without storage the answer is kept for the page, said to be so, and sent', async () => {
  const tab = await visit(device, `${rig.site.url}/frame`);
  const frame = await eventually('a frame', () => tab.frames().find((each) => each.parentFrame()), Boolean);
  await frame!.waitForFunction(() => 'rig' in window);
  const endpoint = at('/reset/x?n=1');
  const delivery = await frame!.evaluate(async (endpoint) => (await window.rig.submit(endpoint))[0]!, endpoint);
  assert.equal(delivery.durable, false);
  assert.ok((await frame!.evaluate(() => window.rig.outbox.export())).includes(delivery.id));
  await frame!.evaluate((endpoint) => window.rig.use(endpoint), endpoint);
  await stored(rig.far, [delivery.id]);
});

test('R2: a page asks before it is closed only while closing it would lose something', async () => {
  const tab = await visit(device, rig.site.url);
  const asks = (): Promise<boolean> =>
    tab.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await submit(tab, at('/ok/x'));
  assert.equal(await asks(), false, 'what is on the disk is safe');
  await tab.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await submit(tab, at('/ok/x'));
  assert.equal(await asks(), true);
});

test('R4: another tab may delete the database while this one has it open', async () => {
  const [tab, other] = [await visit(device, rig.site.url), await visit(device, rig.site.url)];
  await submit(tab, at('/ok/x'));
  const deleted = await other.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('attune');
        request.onsuccess = () => resolve('deleted');
        request.onblocked = () => resolve('blocked');
      }),
  );
  assert.equal(deleted, 'deleted');
  const [{ durable } = { durable: false }] = await tab.evaluate((endpoint) => window.rig.submit(endpoint), at('/ok/x'));
  assert.equal(durable, true);
  assert.equal(
    (await tab.evaluate(() => window.rig.list())).length,
    2,
    'and the open page puts back what it still has',
  );
});

test('R5: a database that another page keeps from opening does not hold up a person', async () => {
  const old = await visit(device, `${rig.site.url}/blank`);
  // An older page that does not let go, and an upgrade that waits for it: every open after that waits too.
  await old.evaluate(async () => {
    await new Promise((resolve) => {
      const request = indexedDB.open('attune', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('kv');
      request.onsuccess = () => resolve(Object.assign(window, { kept: request.result }));
    });
    indexedDB.open('attune', 2);
  });
  const tab = await visit(device, rig.site.url);
  const [delivery] = await tab.evaluate((endpoint) => window.rig.submit(endpoint), at('/reset/x?n=2'));
  assert.equal(delivery!.durable, false);
  await old.evaluate(() => (window as unknown as { kept: IDBDatabase }).kept.close());
  await old.close();
  await tab.evaluate((endpoint) => window.rig.use(endpoint), at('/reset/x?n=2'));
  await stored(rig.far, [delivery!.id]);
  const { durable } = (await stands(tab, delivery!.id, 'delivered'))!;
  assert.equal(durable, true, 'once the database opens, the answer moves there');
});

test('R8: an answer that was saved is there after the browser is killed, and is delivered', async () => {
  const tab = await visit(rig.browser, rig.site.url);
  const ids = await submit(tab, at('/ok/x'), 3);
  await rig.killAndRelaunch();
  const after = await visit(rig.browser, rig.site.url);
  const entries = await after.evaluate(() => window.rig.list());
  assert.deepEqual(
    entries.map(({ id, state, durable }) => [id, state, durable]),
    ids.map((id) => [id, 'saved', true]),
  );
  await after.evaluate((endpoint) => window.rig.use(endpoint), at('/ok/x'));
  await stored(rig.far, ids);
});

test('R9: what is stored is asked to be on the disk, not only on its way there', async () => {
  const tab = await device.newPage();
  await tab.evaluateOnNewDocument(() => {
    const begin = IDBDatabase.prototype.transaction;
    const seen: string[] = [];
    IDBDatabase.prototype.transaction = function (...parameters) {
      const transaction = begin.apply(this, parameters);
      if (transaction.mode === 'readwrite') seen.push(transaction.durability);
      return transaction;
    };
    Object.assign(window, { seen });
  });
  await tab.goto(rig.site.url);
  await submit(tab, at('/ok/x'));
  assert.deepEqual([...new Set(await tab.evaluate(() => (window as unknown as { seen: string[] }).seen))], ['strict']);
});

test('R10: answers that the browser cleared are said to be lost, once, and what arrived is not', async () => {
  const tab = await visit(device, rig.site.url);
  const lost = (tab: Page): Promise<number> => tab.evaluate(() => window.rig.outbox.lost());
  const clear = async (tab: Page): Promise<void> => {
    const devtools = await tab.createCDPSession();
    await devtools.send('Storage.clearDataForOrigin', { origin: rig.site.url, storageTypes: 'indexeddb' });
  };
  const counted = (tab: Page, waiting: number): Promise<boolean> =>
    eventually(
      'its count',
      () =>
        tab.evaluate(
          (text) => (localStorage.getItem('attune-outbox:attune') ?? '').includes(text),
          `"waiting":${waiting}`,
        ),
      Boolean,
    );
  const waiting = (tab: Page): Promise<number> =>
    tab.evaluate(async () => (await window.rig.outbox.list()).filter(({ state }) => state !== 'delivered').length);
  await submit(tab, at('/ok/x'), 2);
  await counted(tab, 2);
  assert.equal(await lost(tab), 0);
  await clear(tab);
  const after = await visit(device, rig.site.url);
  assert.equal(await lost(after), 2);
  await after.evaluate(() => window.rig.outbox.lossTold());
  assert.equal(await lost(await visit(device, rig.site.url)), 0);
  await after.evaluate((endpoint) => window.rig.use(endpoint), at('/ok/x'));
  await stored(rig.far, await submit(after, at('/ok/x')));
  // The acknowledgement may still be on its way, and the count of before still stand.
  await eventually(
    'its delivery',
    () => waiting(after),
    (n) => n === 0,
  );
  await counted(after, 0);
  await clear(after);
  assert.equal(await lost(await visit(device, rig.site.url)), 0);
});

test('R10: the browser is asked to keep answers once, after a person has done something, and never from within another page', async () => {
  const asks = async (url: string, act: boolean): Promise<number> => {
    const someone = await rig.device();
    const tab = await someone.newPage();
    await tab.evaluateOnNewDocument((hasBeenActive) => {
      // What a test does in a page counts as a person's doing.
      Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive } });
      const asked: number[] = Object.assign(window, { asked: [] as number[] }).asked;
      StorageManager.prototype.persist = () => Promise.resolve(Boolean(asked.push(1)));
    }, act);
    await tab.goto(url);
    const frame = tab.frames().at(-1)!;
    await frame.waitForFunction(() => 'rig' in window);
    for (let i = 0; i < 2; i++) await frame.evaluate((endpoint) => window.rig.submit(endpoint), at('/ok/x'));
    const count = await frame.evaluate(() => (window as unknown as { asked: number[] }).asked.length);
    await someone.close();
    return count;
  };
  const secure = rig.site.url.replace('127.0.0.1', 'localhost');
  assert.equal(await asks(rig.site.url, true), 1);
  assert.equal(await asks(rig.site.url, false), 0);
  assert.equal(await asks(`${secure}/framed?${rig.site.url}`, true), 0);
});

test('R34: on a page that patches toJSON, fetch and Promise an answer arrives as it was given', async () => {
  const tab = await device.newPage();
  await tab.evaluateOnNewDocument(() => {
    const patched = [Object.prototype, Array.prototype, String.prototype] as { toJSON?: () => string }[];
    for (const prototype of patched) prototype.toJSON = () => 'patched';
    // As old monitors do: a fetch that throws before it returns, now and then; and promises of their own.
    const real = window.fetch.bind(window);
    let calls = 0;
    window.fetch = (...parameters) => {
      if (calls++ === 0) throw new Error('monitor not ready');
      return real(...parameters);
    };
    class SlowPromise<T> extends Promise<T> {
      override then<A, B>(
        done?: ((value: T) => A | PromiseLike<A>) | null,
        failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
      ): Promise<A | B> {
        const later = <R>(callback?: ((value: R) => unknown) | null) =>
          callback && ((value: R) => setTimeout(callback, 0, value));
        return super.then(later(done) as typeof done, later(failed) as typeof failed);
      }
    }
    window.Promise = SlowPromise;
  });
  await tab.goto(rig.site.url);
  const [id] = await submit(tab, at('/ok/x'));
  await tab.evaluate((endpoint) => window.rig.use(endpoint), at('/ok/x'));
  await eventually(
    'its arrival',
    () => rig.far.ledger().commits,
    (commits) => commits.length === 1,
  );
  const event = JSON.parse(rig.far.ledger().commits[0]!.bodies[0]!) as { id: string; data: { answers: object } };
  assert.equal(event.id, id);
  assert.deepEqual(event.data.answers, { enps: 9, why: 'Because.' });
});
