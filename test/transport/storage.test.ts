import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { get, set } from 'idb-keyval';
import { openStore } from '../../src/transport/database.js';
import type { Draft, Submitted } from '../../src/transport/drafts.js';
import type { OutboxItem } from '../../src/transport/item.js';
import { itemScope } from '../../src/transport/records.js';
import { network, ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const draft = (savedAt: number): Draft => ({
  schema: 2,
  given: [{ item: 'enps', hash: 'ab', answer: 9, at: savedAt }],
  savedAt,
  activeMs: 10,
});
const quota = (): never => {
  throw new DOMException('full', 'QuotaExceededError');
};
const disk = (stage: Stage) => openStore('attune', () => stage.factory, stage.clock.timerFor(stage));

test('R1: an answer survives a database that fails to open once', async () => {
  const stage = new Stage();
  const real = stage.factory;
  let opens = 0;
  const flaky = {
    open: (name: string) => (opens++ ? real.open(name) : failing('UnknownError')),
  } as unknown as IDBFactory;
  const tab = stage.tab({ store: openStore('attune', () => flaky, stage.clock.timerFor({})) });
  const receiver = new ScriptedReceiver();
  receiver.script.push(network);
  const { id, durable } = await tab.outbox.submit(result(), where);
  assert.equal(durable, false, 'it is honest about the first try');
  tab.outbox.use('hr', receiver);
  await stage.settle();
  assert.deepEqual(
    (await tab.outbox.list()).map((entry) => [entry.id, entry.durable]),
    [[id, true]],
    'it is on the disk now',
  );
  await stage.advance(60_000);
  assert.deepEqual([...receiver.stored.keys()], [id]);
});

test('R2: where there is no database, answers are kept for the page, said to be so, guarded, and sent', async () => {
  const stage = new Stage();
  const tab = stage.tab({ store: openStore('attune', () => undefined as never, stage.clock.timerFor({})) });
  const receiver = new ScriptedReceiver();
  receiver.script.push(network);
  tab.outbox.use('hr', receiver);
  const { id, durable } = await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.equal(durable, false);
  const leave = (): boolean => !tab.lifecycle.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  assert.equal(leave(), true, 'the page asks before it is closed');
  assert.match(await tab.outbox.export(), new RegExp(id));
  await stage.advance(60_000);
  assert.deepEqual([...receiver.stored.keys()], [id]);
  assert.equal(leave(), false, 'and no longer asks once it has arrived');
});

test('R3: a connection closed underneath is reopened once', async () => {
  const stage = new Stage();
  let latest: IDBDatabase | undefined;
  const watched = {
    open: (name: string) => {
      const request = stage.factory.open(name);
      request.addEventListener('success', () => (latest = request.result));
      return request;
    },
  } as unknown as IDBFactory;
  const tab = stage.tab({ store: openStore('attune', () => watched, stage.clock.timerFor({})) });
  await tab.outbox.submit(result(), where);
  latest!.close();
  assert.equal((await tab.outbox.submit(result(), where)).durable, true);
  assert.equal((await tab.outbox.list()).length, 2);
});

test('R4: another tab may delete the database; the next answer makes a new one', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.submit(result(), where);
  await new Promise((resolve, reject) => {
    const request = stage.factory.deleteDatabase('attune');
    request.onsuccess = resolve;
    request.onblocked = () => reject(new Error('the open page blocks the deletion'));
  });
  assert.equal((await tab.outbox.submit(result(), where)).durable, true);
  assert.equal((await tab.outbox.list()).length, 2, 'and the open page puts back what it still has');
});

test('R5: an open that never ends does not hold up the person; what they sent moves to the disk when it does', async () => {
  const stage = new Stage();
  let unblock = (): void => {};
  const blocked = {
    open: (name: string) => {
      const request: Partial<IDBOpenDBRequest> = {};
      unblock = () => {
        const real = stage.factory.open(name);
        real.onupgradeneeded = () => real.result.createObjectStore('kv');
        real.onsuccess = () => {
          Object.assign(request, { result: real.result });
          request.onsuccess!.call(real, new Event('success'));
        };
      };
      return request;
    },
  } as unknown as IDBFactory;
  const owner = {};
  const tab = stage.tab({ store: openStore('attune', () => blocked, stage.clock.timerFor(owner)) });
  const submitting = tab.outbox.submit(result(), where);
  await stage.clock.advance(5000, tick);
  const { id, durable } = await submitting;
  assert.equal(durable, false);
  const second = tab.outbox.submit(result(), where);
  await stage.clock.advance(0, tick);
  await second;
  unblock();
  const receiver = new ScriptedReceiver();
  receiver.script.push(network);
  tab.outbox.use('hr', receiver);
  await stage.settle();
  assert.equal((await tab.outbox.deliveryOf(id))?.durable, true);
});

test('R6: on a full disk receipts go first, then drafts, and an answer is kept', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  tab.outbox.use('hr', new ScriptedReceiver());
  const { id } = await tab.outbox.submit(result(), { ...where, draft: 'done' });
  await stage.settle();
  await tab.outbox.drafts.save('later', draft(stage.clock.now));
  const real = disk(stage);
  const dropped: string[] = [];
  const crowded = stage.tab({
    store: (mode, callback) =>
      real(mode, (store) => {
        const remove = store.delete.bind(store);
        const put = store.put.bind(store);
        store.delete = (key) => (dropped.push((key as string).split('/')[0]!), remove(key));
        store.put = (value, key) => (dropped.includes('draft') ? put(value, key) : quota());
        return callback(store);
      }),
  });
  const { durable } = await crowded.outbox.submit(result(), where);
  assert.equal(durable, true);
  assert.deepEqual(dropped, ['receipt', 'draft']);
  const next = stage.tab();
  next.outbox.use('hr', new ScriptedReceiver());
  await stage.settle();
  const mark = (await next.outbox.drafts.load('done')) as Submitted;
  assert.equal(mark.submitted, id, 'what was sent today is not offered again');
});

test('R6: with no room at all the answer is kept for the page, and nothing stored is lost', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const first = await tab.outbox.submit(result(), where);
  stage.beforeStore = (mode) => (mode === 'readwrite' ? quota() : undefined);
  const second = await tab.outbox.submit(result(), where);
  assert.equal(second.durable, false);
  assert.equal((await tab.outbox.drafts.save('k', draft(stage.clock.now))).kept, 'full');
  const listed = (await tab.outbox.list()).map(({ id, durable }) => [id, durable]);
  assert.deepEqual(listed, [
    [first.id, true],
    [second.id, false],
  ]);
});

test('R7: a submission counts as stored when its transaction is complete, not when its put succeeded', async () => {
  const stage = new Stage();
  const real = disk(stage);
  let aborted = 0;
  const tab = stage.tab({
    store: (mode, callback) =>
      real(mode, (store) => {
        const put = store.put.bind(store);
        store.put = (value, key) => {
          const request = put(value, key);
          if ((key as string).startsWith('item/') && !aborted++)
            request.addEventListener('success', () => store.transaction.abort());
          return request;
        };
        return callback(store);
      }),
  });
  const { durable } = await tab.outbox.submit(result(), where);
  assert.equal(aborted, 1);
  assert.equal(durable, false, 'the put had succeeded, and was undone');
});

test('R11: a record nobody can read is set aside, can be exported and discarded, and holds up no other', async () => {
  const stage = new Stage();
  const store = disk(stage);
  await set(`${itemScope('hr')}000000000001`, { schema: 1, id: 'broken', body: 7 }, store);
  await set(`${itemScope('hr')}000000000002`, 'garbage', store);
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.deepEqual([...receiver.stored.keys()], [id]);
  const corrupt = (await tab.outbox.list()).filter(({ reason }) => reason === 'corrupt');
  assert.deepEqual(
    corrupt.map(({ state }) => state),
    ['dead', 'dead'],
  );
  assert.deepEqual((JSON.parse(await tab.outbox.export()) as { unreadable: unknown[] }).unreadable[1], 'garbage');
  for (const entry of corrupt) await tab.outbox.discard(entry.id);
  assert.equal((await tab.outbox.list()).length, 1, 'the receipt of the one that arrived');
});

test('R12: what a newer release stored is left as it is', async () => {
  const stage = new Stage();
  const store = disk(stage);
  const key = `${itemScope('hr')}000000000001`;
  const future = { schema: 99, id: 'from-the-future', anything: { goes: true } };
  await set(key, future, store);
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  await tab.outbox.submit(result(), where);
  await stage.settle();
  await tab.outbox.retry('from-the-future');
  assert.deepEqual(await get(key, store), future);
  assert.equal(receiver.tries.length, 1);
  assert.deepEqual(await tab.outbox.deliveryOf('from-the-future'), {
    id: 'from-the-future',
    state: 'paused',
    reason: 'newer-version',
    durable: true,
  });
});

test('R13: what every release has stored is still read and sent', async () => {
  const folder = new URL('./fixtures/', import.meta.url);
  const fixtures = readdirSync(folder).filter((name) => name.startsWith('item-'));
  assert.ok(fixtures.length >= 1);
  for (const name of fixtures) {
    const stage = new Stage();
    const item = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as OutboxItem;
    await set(`${itemScope(item.endpoint)}000000000001`, item, disk(stage));
    const tab = stage.tab();
    const receiver = new ScriptedReceiver();
    tab.outbox.use(item.endpoint, receiver);
    await stage.advance(60_000);
    assert.equal(receiver.stored.get(item.id), item.body, name);
  }
});

test('R17: a full outbox refuses drafts and still takes answers', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.drafts.save('k', draft(1));
  for (let i = 0; i < 200; i++) await tab.outbox.submit(result(), where);
  assert.equal((await tab.outbox.drafts.save('k', draft(stage.clock.now))).kept, 'full');
  assert.equal(((await tab.outbox.drafts.load('k')) as Draft).savedAt, stage.clock.now, 'the page itself still has it');
  assert.equal((await tab.outbox.submit(result(), where)).durable, true);
});

async function tick(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
}

test('a page on which nobody answers makes no database, and finds what another tab stores all the same', async () => {
  const stage = new Stage();
  const reading = stage.tab();
  const receiver = new ScriptedReceiver();
  reading.outbox.use('hr', receiver);
  assert.equal(await reading.outbox.drafts.load('pulse'), undefined);
  assert.deepEqual(await reading.outbox.list(), []);
  await stage.settle();
  assert.deepEqual(await stage.factory.databases(), []);

  const answering = stage.tab();
  await answering.outbox.drafts.save('pulse', draft(stage.clock.now));
  await answering.outbox.submit(result(), where);
  answering.kill();
  assert.ok(await reading.outbox.drafts.load('pulse'));
  await stage.advance(60_000);
  assert.equal(receiver.stored.size, 1);
});

test('a draft is found where the browser cannot say whether there is a database, or will not', async () => {
  for (const databases of [
    undefined,
    () => Promise.reject(new DOMException('no', 'SecurityError')),
    () => new Promise<never>(() => {}),
  ]) {
    const stage = new Stage();
    await stage.tab().outbox.drafts.save('pulse', draft(stage.clock.now));
    const { factory } = stage;
    const open = factory.open.bind(factory);
    stage.factory = { open, databases } as unknown as typeof factory;
    const found = stage.tab().outbox.drafts.load('pulse');
    await stage.advance(6000);
    assert.ok(await found);
  }
});

function failing(name: string): IDBOpenDBRequest {
  const request: Partial<IDBOpenDBRequest> = { error: new DOMException('no', name) };
  setImmediate(() => request.onerror!.call(request as IDBOpenDBRequest, new Event('error')));
  return request as IDBOpenDBRequest;
}
