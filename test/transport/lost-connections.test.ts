import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmitOptions } from '../../src/transport/mint.js';
import { busy, network, ScriptedReceiver, type Step } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage, type Tab } from './support/stage.js';

const where: SubmitOptions = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const hour = 3_600_000;
const day = 24 * hour;
const times = (n: number, step: Step): Step[] => Array<Step>(n).fill(step);

async function begin(
  script: Step[],
  options: { dedup?: boolean } = {},
): Promise<{ stage: Stage; tab: Tab; receiver: ScriptedReceiver; id: string }> {
  const stage = new Stage();
  const receiver = new ScriptedReceiver(options);
  receiver.script.push(...script);
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  return { stage, tab, receiver, id };
}

test('R27: a dead endpoint does not hold up another', async () => {
  const { stage, tab, receiver } = await begin(times(100, network));
  const other = new ScriptedReceiver();
  tab.outbox.use('quiz', other);
  await tab.outbox.submit(result(), { ...where, endpoint: 'quiz' });
  await stage.advance(hour);
  assert.deepEqual([receiver.stored.size, other.stored.size], [0, 1]);
});

test('R28: a clock set back a year does not put off an answer for a year', async () => {
  const { stage, tab, receiver, id } = await begin([network]);
  stage.clock.jump(-365 * day);
  tab.lifecycle.dispatchEvent(new Event('focus'));
  await stage.advance(1);
  assert.ok(receiver.stored.has(id));
});

test('R28: a clock set forward a year does not bury an answer or lose its receipt early', async () => {
  const { stage, tab, receiver, id } = await begin(times(2, { kind: 'retry', reason: 'endpoint-missing' }));
  stage.clock.jump(365 * day);
  tab.lifecycle.dispatchEvent(new Event('focus'));
  await stage.advance(2 * hour);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
  assert.equal(receiver.tries.length, 3);
});

test('R35: a device that knows it is offline does not try, and counts nothing', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver({ dedup: false });
  tab.online = false;
  tab.outbox.use('hr', receiver);
  const { id, state } = await tab.outbox.submit(result(), where);
  assert.equal(state, 'saved');
  await stage.advance(day);
  assert.deepEqual(await tab.outbox.deliveryOf(id), {
    id,
    state: 'waiting',
    reason: 'offline',
    durable: true,
  });
  assert.equal(receiver.tries.length, 0);
  receiver.script.push(network, network, network);
  for (let i = 0; i < 3; i++) await tab.outbox.flush();
  assert.equal(receiver.tries.length, 3, 'its person may know better');
  assert.equal((await tab.outbox.list())[0]!.attempt, 0);
  tab.online = true;
  tab.lifecycle.dispatchEvent(new Event('online'));
  await stage.advance(30_000);
  assert.equal(receiver.stored.size, 1);
});

test('R35: what goes offline during a try counts as no attempt and reads as not sent, but it may be stored', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver({ dedup: false });
  const goOffline: Step = () => {
    tab.online = false;
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  receiver.script.push(goOffline, network);
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  const [entry] = await tab.outbox.list();
  assert.deepEqual([entry!.attempt, entry!.reason, entry!.unsure], [0, 'offline', undefined]);
  tab.online = true;
  await tab.outbox.flush();
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'unconfirmed');
  assert.equal(receiver.tries.length, 2);
});

test('R36: a lost connection is tried again under the same id until it gets through', async () => {
  const { stage, receiver, id } = await begin(times(12, network));
  await stage.advance(3 * hour);
  assert.deepEqual([receiver.tries.length, new Set(receiver.tries.map((each) => each.id)).size], [13, 1]);
  assert.ok(receiver.stored.has(id));
});

test('R36: an endpoint that counts repeats twice gets one repeat; then its person decides', async () => {
  const { stage, tab, receiver, id } = await begin(times(2, network), { dedup: false });
  await stage.advance(40 * day);
  assert.equal(receiver.tries.length, 2);
  assert.deepEqual(await tab.outbox.deliveryOf(id), {
    id,
    state: 'unconfirmed',
    reason: 'network',
    durable: true,
  });
  await tab.outbox.retry(id);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
});

test('R36: tries cut short by closing the tab count against an endpoint that counts repeats', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  receiver.script.push(...times(5, () => new Promise(() => {})));
  let id = '';
  for (let visit = 0; visit < 4; visit++) {
    const tab = stage.tab();
    tab.outbox.use('hr', receiver);
    if (!visit) ({ id } = await tab.outbox.submit(result(), where));
    await stage.settle();
    if (visit === 3) assert.equal((await tab.outbox.deliveryOf(id))?.state, 'unconfirmed');
    tab.kill();
  }
  assert.equal(receiver.tries.length, 2);
});

test('a busy endpoint that counts repeats is tried until it answers: it said that nothing was stored', async () => {
  const { stage, receiver } = await begin(times(40, busy()), { dedup: false });
  await stage.advance(3 * day);
  assert.equal(receiver.stored.size, 1);
});

for (const reason of ['server-error', 'redirect', 'not-acknowledged'] as const) {
  test(`what stores and then answers ${reason} gets one repeat in all, over all visits, where repeats count`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver({ dedup: false });
    const storesThen: Step = async (item) => (receiver.commit(item), { kind: 'retry', reason });
    receiver.script.push(...times(20, storesThen));
    let id = '';
    for (let visit = 0; visit < 5; visit++) {
      const tab = stage.tab();
      tab.outbox.use('hr', receiver);
      if (!visit) ({ id } = await tab.outbox.submit(result(), where));
      await stage.advance(day);
      await tab.outbox.flush();
      if (visit === 4) {
        assert.deepEqual(await tab.outbox.deliveryOf(id), { id, state: 'unconfirmed', reason, durable: true });
        assert.match(await tab.outbox.export(id), new RegExp(id), 'it can still be taken elsewhere');
      }
      tab.kill();
    }
    assert.equal(receiver.tries.length, 2);
  });

  test(`where repeats are dropped, ${reason} is tried on`, async () => {
    const { stage, tab, receiver, id } = await begin(times(6, { kind: 'retry', reason }));
    for (let i = 0; i < 12; i++) await stage.advance(hour);
    assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
    assert.equal(receiver.tries.length, 7);
  });
}

test('an endpoint that is down for two days gets the answer as soon as it is back, in every mode', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  const tab = stage.tab();
  let up = false;
  const send: Step = (item) => (up ? Promise.resolve(receiver.commit(item)) : Promise.reject(new TypeError('refused')));
  receiver.script.push(...times(1000, send));
  tab.outbox.use('hr', Object.assign(receiver, { probe: async () => up }));
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(2 * day);
  const delivery = await tab.outbox.deliveryOf(id);
  assert.deepEqual([delivery?.state, delivery?.reason, delivery?.unsure], ['waiting', 'network', undefined]);
  up = true;
  await stage.advance(7 * hour);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
  assert.deepEqual([receiver.stored.size, receiver.repeats], [1, 0]);
});

test('a hotel’s login spends nothing: the one repeat waits until the page’s own address answers with our bytes', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  let whose: 'portal' | 'none' | 'ours' = 'portal';
  const tab = stage.tab({ network: async () => whose });
  receiver.script.push(network);
  // The login answers for everybody, the endpoint's host as well.
  tab.outbox.use('hr', Object.assign(receiver, { probe: async () => true }));
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(12 * hour);
  const delivery = await tab.outbox.deliveryOf(id);
  assert.deepEqual([delivery?.state, delivery?.reason, delivery?.unsure], ['waiting', 'captive-portal', true]);
  assert.equal(receiver.tries.length, 1);
  whose = 'none';
  await stage.advance(hour);
  assert.equal(receiver.tries.length, 1);
  whose = 'ours';
  await stage.advance(hour);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
});

test('where nobody can tell whose network it is, the endpoint’s own host decides', async () => {
  for (const answers of [true, false]) {
    const stage = new Stage();
    const receiver = new ScriptedReceiver({ dedup: false });
    const tab = stage.tab({ network: async () => 'unknown' });
    let first = true;
    receiver.script.push(network);
    tab.outbox.use('hr', Object.assign(receiver, { probe: async () => first || answers }));
    await tab.outbox.submit(result(), where);
    await stage.settle();
    first = false;
    await stage.advance(hour);
    assert.equal(receiver.tries.length, answers ? 2 : 1);
  }
});

test('an answer of our own that never comes does not hold an answer back for ever', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  const tab = stage.tab({ network: async () => 'portal' });
  receiver.script.push(network);
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(2 * day);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
});

test('a person who sends an unconfirmed answer again sends it once', async () => {
  const { stage, tab, receiver, id } = await begin(times(9, network), { dedup: false });
  await stage.advance(day);
  await tab.outbox.retry(id);
  await stage.advance(day);
  assert.equal(receiver.tries.length, 3);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'unconfirmed');
});

test('R37: a missing CORS header is told to the developer once, and the answer counts as unconfirmed', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  receiver.script.push(...times(6, network));
  const tab = stage.tab();
  tab.outbox.use(
    'hr',
    Object.assign(receiver, { diagnose: async () => 'must answer with Access-Control-Allow-Origin' }),
  );
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  await tab.outbox.flush();
  assert.equal((await tab.outbox.deliveryOf(id))?.reason, 'network', 'twice may be bad luck');
  await tab.outbox.flush();
  const delivery = await tab.outbox.deliveryOf(id);
  assert.deepEqual([delivery?.state, delivery?.reason], ['unconfirmed', 'cors']);
  await tab.outbox.flush();
  assert.deepEqual(tab.reports, ['must answer with Access-Control-Allow-Origin']);
  await stage.advance(hour);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered', 'where repeats are harmless it goes on trying');
});

test('R37: where repeats count, a missing CORS header is found at the last try that is allowed', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  receiver.script.push(...times(2, network));
  const tab = stage.tab();
  tab.outbox.use('hr', Object.assign(receiver, { diagnose: async () => 'advice' }));
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(day);
  assert.deepEqual(await tab.outbox.deliveryOf(id), {
    id,
    state: 'unconfirmed',
    reason: 'cors',
    durable: true,
  });
  assert.equal(receiver.tries.length, 2);
});

test('R38: a request that hangs is given up after half a minute and tried again', async () => {
  const signals: AbortSignal[] = [];
  const hang: Step = (_, { signal }) => (signals.push(signal), new Promise(() => {}));
  const { stage, tab, receiver, id } = await begin([hang]);
  await stage.advance(29_999);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'sending');
  await stage.advance(1);
  assert.equal(signals[0]!.aborted, true);
  assert.equal((await tab.outbox.deliveryOf(id))?.reason, 'timeout');
  await stage.advance(10_000);
  assert.equal(receiver.stored.size, 1);
});
