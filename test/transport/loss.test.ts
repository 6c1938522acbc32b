import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory } from 'fake-indexeddb';
import { limits } from '../../src/transport/room.js';
import { ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage, type Tab } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse', receipt: true };

/** A browser under pressure, or a person tidying up, clears the database; what else the site keeps stays. */
function clear(stage: Stage): void {
  stage.factory = new IDBFactory();
}

async function submit(stage: Stage, tab: Tab, count = 1): Promise<void> {
  for (let i = 0; i < count; i++) await tab.outbox.submit(result(), where);
  await stage.settle();
}

test('R10: answers that the browser cleared are said to be lost, until their person has read it', async () => {
  const stage = new Stage();
  const before = stage.tab();
  await submit(stage, before, 3);
  assert.equal(await before.outbox.lost(), 0);
  before.kill();
  clear(stage);
  const after = stage.tab();
  assert.equal(await after.outbox.lost(), 3);
  assert.equal(await stage.tab().outbox.lost(), 3, 'told in every tab, and counted once');
  after.outbox.lossTold();
  assert.equal(await after.outbox.lost(), 0);
  assert.equal(await stage.tab().outbox.lost(), 0);
});

test('R10: what is lost is counted though answers were given since', async () => {
  const stage = new Stage();
  const before = stage.tab();
  await submit(stage, before, 2);
  before.kill();
  clear(stage);
  const after = stage.tab();
  await submit(stage, after);
  assert.equal(await after.outbox.lost(), 2);
  after.outbox.lossTold();
  after.kill();
  clear(stage);
  assert.equal(await stage.tab().outbox.lost(), 1);
});

test('R10: nothing is claimed of what arrived or was deleted, and nothing of it stays', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  tab.outbox.use('hr', new ScriptedReceiver());
  await submit(stage, tab, 2);
  const { id } = await tab.outbox.submit(result(), { ...where, endpoint: 'elsewhere' });
  await tab.outbox.discard(id);
  await stage.settle();
  assert.equal([...stage.memos.lines.values()].join().includes('"waiting":0'), true);
  tab.kill();
  clear(stage);
  assert.equal(await stage.tab().outbox.lost(), 0);
});

test('R10: nothing is claimed where the page may not remember, or remembers nonsense', async () => {
  for (const line of ['', '{', '7', '[]', '{"schema":99,"witness":"x","waiting":4,"lost":4}', undefined]) {
    const stage = new Stage();
    const memos = (): Storage => {
      if (line === undefined) throw new DOMException('no', 'SecurityError');
      return { getItem: () => line, setItem: () => undefined } as unknown as Storage;
    };
    const tab = stage.tab({ memos });
    await submit(stage, tab);
    clear(stage);
    assert.equal(await stage.tab({ memos }).outbox.lost(), 0, line);
  }
});

test('R10: nothing is claimed when the disk cannot be read just now', async () => {
  const stage = new Stage();
  const before = stage.tab();
  await submit(stage, before);
  before.kill();
  stage.beforeStore = () => {
    throw new DOMException('no', 'UnknownError');
  };
  const tab = stage.tab();
  assert.equal(await tab.outbox.lost(), 0);
  stage.beforeStore = () => undefined;
  assert.equal(await tab.outbox.lost(), 0);
  assert.equal((await tab.outbox.list()).length, 1);
});

test('R10: nothing is claimed when what should be remembered with the disk was not stored there', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.submit(result(), where);
  stage.beforeStore = (mode) => {
    if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
  };
  await stage.settle();
  stage.beforeStore = () => undefined;
  assert.equal(await stage.tab().outbox.lost(), 0);
});

test('R10: the browser is asked to keep the database once, when an answer waits there', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  assert.equal(stage.asked, 0);
  await submit(stage, tab, 2);
  await submit(stage, stage.tab());
  assert.equal(stage.asked, 1);
});

test('R10: on a shared computer, and where the browser may not be asked now, it is not', async () => {
  const stage = new Stage();
  await stage.tab().outbox.submit(result(), { ...where, receipt: false });
  assert.equal(stage.asked, 0);
  await submit(stage, stage.tab({ persist: () => false }));
  await submit(stage, stage.tab());
  assert.equal(stage.asked, 1, 'asked when it may be');
});

test('R17: at its last limit the outbox keeps an answer for the page, says so, and stores it when there is room', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const first = await tab.outbox.submit(result(), where);
  await tab.outbox.submit({ ...result(), title: 'large' }, where);
  const { items } = limits.submissions;
  for (let i = 2; i < items; i++) await tab.outbox.submit(result(), where);
  const late = await tab.outbox.submit(result(), where);
  assert.deepEqual([late.durable, late.reason, late.state], [false, 'full', 'saved']);
  const leave = (): boolean => !tab.lifecycle.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await stage.settle();
  assert.equal(leave(), true, 'the page asks before it is closed');
  await tab.outbox.discard(first.id);
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  await stage.settle();
  assert.ok(receiver.stored.has(late.id), 'it is sent like the others');
  assert.equal(leave(), false);
});
