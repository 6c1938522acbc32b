import assert from 'node:assert/strict';
import { test } from 'node:test';
import { set } from 'idb-keyval';
import { openStore, type Store } from '../../src/transport/database.js';
import { uuidV4 } from '../../src/transport/ids.js';
import { contentHash } from '../../src/core/canonical.js';
import { ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const disk = (stage: Stage): Store => openStore('attune', () => stage.factory, stage.clock.timerFor({}));

/** Another tab takes a transaction and does not end it. Gives the way to end it. */
async function holdTransaction(stage: Stage): Promise<() => void> {
  let over = false;
  const begun = new Promise<void>((resolve) => {
    void openStore(
      'attune',
      () => stage.factory,
      () => () => {},
    )('readwrite', async (store) => {
      const again = (): void => {
        if (over) return;
        store.get('x').onsuccess = again;
        resolve();
      };
      again();
      return new Promise<void>((end) => (store.transaction.oncomplete = () => end()));
    });
  });
  await begun;
  return () => (over = true);
}

test('while another tab holds a transaction, a person who sends hears within seconds that only this page has it', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.submit(result(), where);
  await stage.settle();
  const end = await holdTransaction(stage);
  const sent = tab.outbox.submit(result(), where);
  let told = false;
  void sent.then(() => (told = true));
  for (let i = 0; i < 20 && !told; i++) {
    await stage.clock.advance(1000, () => new Promise((resolve) => setTimeout(resolve, 5)));
  }
  assert.equal(told, true);
  assert.equal((await sent).durable, false);
  end();
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  await stage.settle();
  await stage.advance(60_000);
  assert.equal(receiver.stored.size, 2);
  assert.equal(receiver.repeats, 0, 'what was called off was not stored behind its back');
});

const managers: Record<string, () => LockManager | undefined> = {
  'are absent': () => undefined,
  'throw when they are looked at': () => {
    throw new DOMException('no', 'SecurityError');
  },
  'throw when they are asked': () =>
    ({
      request: () => {
        throw new DOMException('no', 'InvalidStateError');
      },
    }) as unknown as LockManager,
  refuse: () => ({ request: () => Promise.reject(new DOMException('no', 'SecurityError')) }) as unknown as LockManager,
  'never settle': () => ({ request: () => new Promise(() => {}) }) as unknown as LockManager,
  'do the work and never say so': () =>
    ({
      request: (_: string, __: unknown, work: (lock: object) => unknown) => (work({}), new Promise(() => {})),
    }) as unknown as LockManager,
};
for (const [what, locks] of Object.entries(managers)) {
  test(`answers arrive, one after the other, where locks ${what}`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver();
    const tab = stage.tab({ locks });
    tab.outbox.use('hr', receiver);
    for (let i = 0; i < 3; i++) await tab.outbox.submit(result(), where);
    await stage.advance(30_000);
    assert.deepEqual([receiver.stored.size, receiver.mostInFlight], [3, 1]);
  });
}

for (const [what, channel] of Object.entries({
  'is forbidden': () => {
    throw new DOMException('no', 'SecurityError');
  },
  'forbids to speak': () => ({
    addEventListener: () => {},
    close: () => {},
    postMessage: () => {
      throw new DOMException('closed', 'InvalidStateError');
    },
  }),
})) {
  test(`answers are stored, arrive and are listed where the channel between tabs ${what}`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver();
    const tab = stage.tab({ channel });
    tab.outbox.use('hr', receiver);
    const { id, durable } = await tab.outbox.submit(result(), where);
    await stage.settle();
    assert.equal(durable, true);
    assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
  });
}

test('records nobody can read, of any kind, end neither the outbox nor delivery', async () => {
  const stage = new Stage();
  const broken = [null, 7, 'x', [], {}, { schema: 1, until: 'never', deliveredAt: 'x' }];
  for (const [n, value] of broken.entries()) {
    for (const kind of ['receipt/', 'draft/', 'item/x/']) await set(`${kind}${n}`, value, disk(stage));
    for (const kind of ['gate/', 'lease/']) await set(kind + contentHash('hr'), value, disk(stage));
    const tab = stage.tab();
    const receiver = new ScriptedReceiver();
    tab.outbox.use('hr', receiver);
    await tab.outbox.submit(result(), { ...where, draft: `pulse/${n}` });
    await stage.settle();
    assert.equal(receiver.stored.size, 1, JSON.stringify(value));
    assert.ok((await tab.outbox.list()).some(({ state }) => state === 'delivered'));
    tab.kill();
  }
});

test('what has arrived is not sent again when it cannot be deleted', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  const tab = stage.tab();
  let failing = false;
  receiver.script.push(async (item) => ((failing = true), receiver.commit(item)));
  stage.beforeStore = (mode) => {
    if (failing && mode === 'readwrite') throw new DOMException('the disk is gone', 'UnknownError');
  };
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
  await stage.advance(120_000);
  failing = false;
  await tab.outbox.flush();
  await stage.advance(3_600_000);
  assert.equal(receiver.tries.length, 1);
  assert.deepEqual(
    (await stage.tab().outbox.list()).map(({ state }) => state),
    ['delivered'],
  );
});

test('a database that is cleared under an open page loses nothing the page still has', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  const noticed = new Promise<void>((resolve) => tab.outbox.watch(() => resolve()));
  await new Promise((resolve) => (stage.factory.deleteDatabase('attune').onsuccess = resolve));
  await noticed;
  assert.equal((await tab.outbox.deliveryOf(id))?.id, id);
  assert.equal(await tab.outbox.lost(), 0);
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  await stage.settle();
  assert.equal(receiver.stored.size, 1);
});

test('a person’s deletion in one tab is known in the others, and nothing brings it back', async () => {
  const stage = new Stage();
  const [one, two] = [stage.tab(), stage.tab()];
  two.outbox.watch(() => {});
  const { id } = await one.outbox.submit(result(), where);
  await two.outbox.discard(id);
  await stage.settle();
  for (const tab of [one, two]) assert.equal((await tab.outbox.deliveryOf(id))?.state, 'deleted');
  assert.deepEqual(await one.outbox.list(), []);
});

test('R24: a tab whose look at the lease waited while another took it does not take it as well', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const never = new Promise<never>(() => {});
  receiver.script.push(
    () => never,
    () => never,
  );
  let hold = false;
  const waiting: (() => void)[] = [];
  const real = disk(stage);
  // This tab's writes wait behind others', as they do on a busy machine.
  const slow: Store = async (mode, callback, durability) => {
    if (mode === 'readwrite' && hold) await new Promise<void>((resolve) => waiting.push(resolve));
    return real(mode, callback, durability);
  };
  const first = stage.tab({ webLocks: false });
  await first.outbox.submit(result(), where);
  await stage.settle();
  const second = stage.tab({ webLocks: false, store: slow });
  second.online = false;
  second.outbox.use('hr', receiver);
  await stage.settle();
  second.online = hold = true;
  second.lifecycle.dispatchEvent(new Event('focus'));
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(waiting.length, 1, 'it has looked at its clock and waits');
  stage.clock.jump(5);
  first.outbox.use('hr', receiver);
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
  hold = false;
  for (const go of waiting) go();
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(receiver.tries.length, 1);
});

test('ids differ where the browser has no crypto', () => {
  const { crypto } = globalThis;
  try {
    for (const broken of [undefined, {}]) {
      Object.defineProperty(globalThis, 'crypto', { value: broken, configurable: true });
      const ids = Array.from({ length: 100 }, () => uuidV4());
      assert.equal(new Set(ids).size, 100);
      assert.match(ids[0]!, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    }
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
