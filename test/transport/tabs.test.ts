import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries } from 'idb-keyval';
import { openStore } from '../../src/transport/database.js';
import type { DeliveryOutcome } from '../../src/transport/transport.js';
import { commitThenReset, network, ScriptedReceiver, type Step } from './support/receiver.js';
import { seeded } from './support/seeded.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const forever: Step = () => new Promise<DeliveryOutcome>(() => {});

/** A try that waits for the test to say what it came to. */
function held(): { step: Step; answer: (outcome?: DeliveryOutcome) => void } {
  let answer!: (outcome?: DeliveryOutcome) => void;
  const outcome = new Promise<DeliveryOutcome>(
    (resolve) => (answer = (outcome = { kind: 'delivered' }) => resolve(outcome)),
  );
  return { step: () => outcome, answer };
}

for (const webLocks of [true, false]) {
  const withLocks = webLocks ? 'with locks' : 'without locks';

  test(`R18 ${withLocks}: a tab closed between saving and sending leaves the answer to the next visit`, async () => {
    const stage = new Stage();
    const first = stage.tab({ webLocks });
    const { id } = await first.outbox.submit(result(), where);
    first.kill();
    const receiver = new ScriptedReceiver();
    stage.tab({ webLocks }).outbox.use('hr', receiver);
    await stage.settle();
    assert.deepEqual([...receiver.stored.keys()], [id]);
  });

  test(`R18 ${withLocks}: another open tab takes over what a closed one left`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver();
    const first = stage.tab({ webLocks });
    const second = stage.tab({ webLocks });
    second.outbox.use('hr', receiver);
    await stage.settle();
    const { id } = await first.outbox.submit(result(), where);
    first.kill();
    await stage.advance(4000);
    assert.deepEqual([...receiver.stored.keys()], [id]);
  });

  test(`R19 ${withLocks}: a tab killed after the answer was stored there sends it again under the same id`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver();
    const first = stage.tab({ webLocks });
    receiver.script.push((item) => {
      receiver.commit(item);
      return new Promise(() => {});
    });
    first.outbox.use('hr', receiver);
    const { id } = await first.outbox.submit(result(), where);
    await stage.settle();
    first.kill();
    const second = stage.tab({ webLocks });
    second.outbox.use('hr', receiver);
    await stage.advance(60_000);
    assert.equal((await second.outbox.deliveryOf(id))?.state, 'delivered');
    assert.deepEqual([receiver.tries.length, receiver.stored.size, receiver.repeats], [2, 1, 1]);
    assert.equal(receiver.tries[0]!.body, receiver.tries[1]!.body, 'byte for byte');
  });

  test(`R20 ${withLocks}: three tabs at once send one at a time, and each answer once`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver();
    const slowly: Step = async (item) => {
      for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
      return receiver.commit(item);
    };
    receiver.script.push(...Array<Step>(30).fill(slowly));
    const tabs = [stage.tab({ webLocks }), stage.tab({ webLocks }), stage.tab({ webLocks })];
    for (const tab of tabs) tab.outbox.use('hr', receiver);
    await Promise.all(tabs.flatMap((tab) => Array.from({ length: 10 }, () => tab.outbox.submit(result(), where))));
    await stage.advance(120_000);
    assert.equal(receiver.mostInFlight, 1);
    assert.deepEqual([receiver.stored.size, receiver.repeats], [30, 0]);
  });
}

test('R21: when the tab that is sending crashes, another goes on at once', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  receiver.script.push(forever);
  const [first, second] = [stage.tab(), stage.tab()];
  first.outbox.use('hr', receiver);
  await first.outbox.submit(result(), where);
  await stage.settle();
  second.outbox.use('hr', receiver);
  await stage.settle();
  assert.equal(receiver.tries.length, 1, 'while it lives it is left alone');
  first.kill();
  await stage.advance(6000);
  assert.equal(receiver.stored.size, 1);
});

test('R22: a frozen tab loses its lock after a minute, and settles nothing when it wakes', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const { step, answer } = held();
  receiver.script.push(step, network);
  const frozenTimer = (): (() => void) => () => {};
  const frozen = stage.tab({ timer: frozenTimer });
  frozen.outbox.use('hr', receiver);
  const { id } = await frozen.outbox.submit(result(), where);
  await stage.settle();
  const second = stage.tab();
  second.outbox.use('hr', receiver);
  await stage.advance(44_000);
  assert.equal(receiver.tries.length, 1, 'it has its time');
  await stage.advance(30_000);
  assert.ok(receiver.tries.length >= 2, 'another tab has taken over');
  answer();
  await stage.settle();
  assert.notEqual(
    (await second.outbox.deliveryOf(id))?.state,
    undefined,
    'what the frozen tab heard late deletes nothing',
  );
  await stage.advance(60_000);
  assert.equal((await second.outbox.deliveryOf(id))?.state, 'delivered');
});

test('R22: an answer that arrives in a tab that lost its turn is not written down', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const late = held();
  const busyNow = held();
  receiver.script.push(late.step, busyNow.step);
  const frozen = stage.tab({ timer: () => () => {} });
  frozen.outbox.use('hr', receiver);
  const { id } = await frozen.outbox.submit(result(), where);
  await stage.settle();
  const second = stage.tab();
  second.outbox.use('hr', receiver);
  await stage.advance(75_000);
  assert.equal(receiver.inFlight, 2);
  late.answer();
  await stage.settle();
  assert.equal((await second.outbox.deliveryOf(id))?.state, 'sending', 'the second tab decides');
  busyNow.answer();
  await stage.settle();
  assert.equal((await second.outbox.deliveryOf(id))?.state, 'delivered');
});

test('R24: without locks, two tabs that begin in the same moment never both send', async () => {
  for (let round = 0; round < 100; round++) {
    const stage = new Stage(round);
    const receiver = new ScriptedReceiver();
    receiver.script.push(forever);
    const random = seeded(round);
    stage.beforeStore = async () => {
      for (let i = Math.floor(random() * 3); i > 0; i--) await new Promise((resolve) => setImmediate(resolve));
    };
    const tabs = [stage.tab({ webLocks: false }), stage.tab({ webLocks: false })];
    await tabs[0]!.outbox.submit(result(), where);
    for (const tab of tabs) tab.outbox.use('hr', receiver);
    await stage.settle();
    assert.equal(receiver.tries.length, 1, `round ${round}`);
  }
});

test('R24, R28: a lease made before the clock was set back an hour does not hold for an hour', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  receiver.script.push(forever);
  const first = stage.tab({ webLocks: false });
  first.outbox.use('hr', receiver);
  await first.outbox.submit(result(), where);
  await stage.settle();
  first.kill();
  stage.clock.jump(-3_600_000);
  stage.tab({ webLocks: false }).outbox.use('hr', receiver);
  await stage.advance(60_000);
  assert.equal(receiver.stored.size, 1);
});

test('R23: a page that comes back from the cache looks into the store, not into its memory', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  receiver.script.push(network);
  const cached = stage.tab({ channel: () => undefined });
  cached.outbox.use('hr', receiver);
  const { id } = await cached.outbox.submit(result(), where);
  await stage.settle();
  const other = stage.tab({ channel: () => undefined });
  other.outbox.use('hr', receiver);
  await other.outbox.flush();
  cached.lifecycle.dispatchEvent(new Event('pageshow'));
  await stage.advance(120_000);
  assert.equal((await cached.outbox.deliveryOf(id))?.state, 'delivered');
  assert.equal(receiver.tries.length, 2);
});

test('R30: forged or foreign messages between tabs cause a look into the store and nothing else', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  const heard: (string | undefined)[] = [];
  tab.outbox.watch((id) => heard.push(id));
  tab.outbox.use('hr', receiver);
  await stage.settle();
  const messages = [
    null,
    'deliver',
    7,
    { v: 2, type: 'changed', key: 'x' },
    { v: 1, type: 'delivered', key: 'x' },
    { v: 1, type: 'changed', key: { toString: 'x' } },
    { v: 1, type: 'changed', key: 'no-such-id' },
  ];
  for (const message of messages) stage.shout(message);
  await stage.advance(10_000);
  assert.deepEqual(heard, [undefined, 'no-such-id']);
  assert.equal(receiver.tries.length, 0);
});

test('R25: where timers are lost, focus, a visible page, a page shown again and coming online each send what is due', async () => {
  for (const name of ['focus', 'visibilitychange', 'pageshow', 'online']) {
    const stage = new Stage();
    const receiver = new ScriptedReceiver();
    const tab = stage.tab();
    receiver.script.push(network);
    tab.outbox.use('hr', receiver);
    await tab.outbox.submit(result(), where);
    await stage.settle();
    stage.clock.stop();
    stage.clock.jump(3_600_000);
    tab.lifecycle.dispatchEvent(new Event(name));
    await stage.advance(30_000);
    assert.equal(receiver.stored.size, 1, name);
  }
});

test('R25: nothing else wakes a page whose timers are lost', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  receiver.script.push(network);
  tab.outbox.use('hr', receiver);
  await tab.outbox.submit(result(), where);
  await stage.settle();
  stage.clock.stop();
  await stage.advance(3_600_000);
  assert.equal(receiver.tries.length, 1);
});

test('R26: an outbox that is closed listens to nothing any more', async () => {
  const stage = new Stage();
  let listening = 0;
  const lifecycle = new EventTarget();
  const add = lifecycle.addEventListener.bind(lifecycle);
  lifecycle.addEventListener = (name, listener, options) => {
    listening++;
    (options as AddEventListenerOptions | undefined)?.signal?.addEventListener('abort', () => listening--);
    add(name, listener, options);
  };
  const tab = stage.tab({ lifecycle });
  assert.equal(listening, 0, 'nor before it is used');
  const receiver = new ScriptedReceiver();
  receiver.script.push(network);
  tab.outbox.use('hr', receiver);
  await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.ok(listening > 0);
  tab.outbox.close();
  assert.equal(listening, 0);
  await stage.advance(3_600_000);
  assert.equal(receiver.tries.length, 1, 'and wakes no more');
});

test('R26: an outbox closed in the midst of a try plans no other', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const { step, answer } = held();
  receiver.script.push(step);
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  await tab.outbox.submit(result(), where);
  await stage.settle();
  tab.outbox.close();
  answer({ kind: 'unknown', reason: 'network' });
  await stage.advance(3_600_000);
  assert.equal(receiver.tries.length, 1);
});

test('what another tab does is heard here', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  receiver.script.push(commitThenReset(receiver));
  const [doing, watching] = [stage.tab(), stage.tab()];
  const heard = new Set<string | undefined>();
  const stop = watching.outbox.watch((id) => heard.add(id));
  doing.outbox.use('hr', receiver);
  const { id } = await doing.outbox.submit(result(), where);
  await stage.settle();
  assert.deepEqual([...heard], [id]);
  assert.equal((await watching.outbox.deliveryOf(id))?.state, 'waiting');
  stop();
  heard.clear();
  await stage.advance(60_000);
  assert.equal(heard.size, 0);
});

test('between rounds no lease stays behind', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  tab.outbox.use('hr', new ScriptedReceiver());
  await tab.outbox.submit(result(), { ...where, receipt: false });
  await stage.settle();
  assert.deepEqual(await entries(openStore('attune', () => stage.factory, stage.clock.timerFor({}))), []);
});
