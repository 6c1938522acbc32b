import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmitOptions } from '../../src/transport/mint.js';
import { busy, network, rejected, ScriptedReceiver, serverError, type Step } from './support/receiver.js';
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

test('R41: an endpoint that redirects is paused after three tries, and its person can resume it', async () => {
  const redirect: Step = { kind: 'retry', reason: 'redirect' };
  const { stage, tab, receiver, id } = await begin(times(3, redirect));
  await stage.advance(5 * 60_000);
  const paused = await tab.outbox.deliveryOf(id);
  assert.deepEqual([paused?.state, paused?.reason, receiver.tries.length], ['paused', 'redirect', 3]);
  const { id: next } = await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.equal((await tab.outbox.deliveryOf(next))?.state, 'paused', 'the whole endpoint');
  await tab.outbox.retry(id);
  assert.equal(receiver.stored.size, 2);
});

test('R44: a busy endpoint is left alone as long as it asks, by every answer that waits for it', async () => {
  const { stage, tab, receiver, id } = await begin([busy(10 * 60_000)]);
  const second = await tab.outbox.submit(result(), where);
  await stage.advance(10 * 60_000 - 1);
  await tab.outbox.flush();
  assert.equal(receiver.tries.length, 1);
  assert.deepEqual(await tab.outbox.deliveryOf(second.id), {
    id: second.id,
    state: 'waiting',
    reason: 'busy',
    nextAt: stage.clock.now + 1,
    durable: true,
  });
  await stage.advance(1);
  assert.deepEqual([...receiver.stored.keys()], [id, second.id]);
});

test('a person who tries again is not held up by a fault, and is where the endpoint asked to wait', async () => {
  for (const [step, tries] of [
    [{ kind: 'retry', reason: 'server-error', scope: 'endpoint', afterMs: hour }, 2],
    [busy(hour), 1],
  ] as [Step, number][]) {
    const { tab, receiver, id } = await begin([step]);
    await tab.outbox.retry(id);
    assert.equal(receiver.tries.length, tries);
  }
});

test('R47: a refused answer is set aside at once, the rest flows, and it is never deleted', async () => {
  const { stage, tab, receiver, id } = await begin([rejected]);
  await tab.outbox.submit(result(), where);
  await stage.advance(365 * day);
  assert.equal(receiver.stored.size, 1);
  assert.deepEqual(await tab.outbox.deliveryOf(id), { id, state: 'dead', reason: 'rejected', durable: true });
  assert.equal(receiver.tries.length, 2);
});

test('R47: a refused snapshot does not hold up the next of the same response', async () => {
  const { stage, tab, receiver } = await begin([serverError]);
  const answer = result();
  receiver.script.push(rejected);
  await tab.outbox.submit(answer, where);
  await tab.outbox.submit({ ...answer, sequence: 2 }, where);
  await stage.settle();
  assert.equal(receiver.stored.size, 1);
});

test('snapshots of one response go in order, while others pass by', async () => {
  const { stage, tab, receiver } = await begin([]);
  const answer = result();
  receiver.script.push(serverError);
  const first = await tab.outbox.submit(answer, where);
  const second = await tab.outbox.submit({ ...answer, sequence: 2 }, where);
  const other = await tab.outbox.submit(result(), where);
  await stage.advance(60_000);
  const order = [...receiver.stored.keys()];
  assert.deepEqual(order.slice(1), [other.id, first.id, second.id]);
});

test('R48: a large answer that never gets an answer is suspected of being too large', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  receiver.script.push(...times(6, network));
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result({ why: 'x'.repeat(33_000) }), where);
  await stage.settle();
  for (let i = 0; i < 3; i++) await tab.outbox.flush();
  assert.equal((await tab.outbox.deliveryOf(id))?.reason, 'network');
  await tab.outbox.flush();
  assert.equal((await tab.outbox.deliveryOf(id))?.reason, 'too-large');
  await tab.outbox.flush();
  await stage.advance(hour);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered', 'it is still tried');
});

test('R50: refused credentials are renewed once; then everything pauses until there are new ones', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  const asked: unknown[] = [];
  const unauthorised: Step = async (_, context) => (await context.auth(), { kind: 'auth' });
  receiver.script.push(...times(2, unauthorised));
  tab.outbox.setAuth('hr', async (refused) => void asked.push(refused));
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.deepEqual(asked, [false, true]);
  const [entry] = await tab.outbox.list();
  assert.deepEqual([entry?.state, entry?.reason, entry?.attempt], ['paused', 'auth', 0]);
  tab.outbox.setAuth('hr', async () => ({ Authorization: 'Bearer new' }));
  await stage.settle();
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
});

test('R50: a renewal that works is not noticed by anybody', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  receiver.script.push({ kind: 'auth' });
  tab.outbox.use('hr', Object.assign(receiver, { getAuth: async () => undefined }));
  await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.deepEqual([receiver.stored.size, receiver.tries.length], [1, 2]);
});

for (const reason of ['forbidden', 'endpoint-missing'] as const) {
  test(`R51, R52: ${reason} is tried slowly for a day, and then set aside`, async () => {
    const { stage, tab, receiver, id } = await begin(times(200, { kind: 'retry', reason }));
    await stage.advance(23 * hour);
    assert.equal((await tab.outbox.deliveryOf(id))?.state, 'waiting');
    await stage.advance(3 * hour);
    assert.deepEqual(await tab.outbox.deliveryOf(id), { id, state: 'dead', reason, durable: true });
    assert.ok(receiver.tries.length < 60, `${receiver.tries.length} tries`);
  });
}

test('R53: an endpoint that is gone pauses, everything can be exported, and it is looked for again four times a day', async () => {
  const { stage, tab, receiver, id } = await begin(times(5, { kind: 'pause', reason: 'gone' }));
  const paused = await tab.outbox.deliveryOf(id);
  assert.deepEqual([paused?.state, paused?.reason], ['paused', 'gone']);
  assert.match(await tab.outbox.export(), new RegExp(id));
  await stage.advance(day - 1);
  assert.equal(receiver.tries.length, 4);
});

test('three answers that fail in a row end the round: it is not about them', async () => {
  const { stage, tab, receiver } = await begin(times(100, serverError));
  for (let i = 0; i < 20; i++) await tab.outbox.submit(result(), where);
  await stage.settle();
  receiver.tries.length = 0;
  await tab.outbox.flush();
  assert.equal(receiver.tries.length, 3);
});

test('a person who asks for all to be sent now gets a try at what is due first, and at what waits then', async () => {
  const { stage, tab, receiver } = await begin(times(3, serverError));
  const failing = [receiver.tries[0]!.id];
  for (let i = 0; i < 2; i++) failing.push((await tab.outbox.submit(result(), where)).id);
  await stage.settle();
  tab.outbox.close();
  const later = stage.tab();
  later.online = false;
  later.outbox.use('hr', receiver);
  const { id } = await later.outbox.submit(result(), where);
  receiver.tries.length = 0;
  await later.outbox.flush();
  assert.deepEqual(
    receiver.tries.map((each) => each.id),
    [id, ...failing],
  );
});

test('answers that always fail do not keep the others from getting through', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  const poison = new Set<string>();
  const send: Step = async (item) =>
    poison.has(item.id) ? { kind: 'retry', reason: 'server-error' } : receiver.commit(item);
  receiver.script.push(...times(1000, send));
  for (let i = 0; i < 20; i++) {
    const { id } = await tab.outbox.submit(result(), where);
    if (i < 10) poison.add(id);
  }
  tab.outbox.use('hr', receiver);
  await stage.advance(hour);
  assert.equal(receiver.stored.size, 10);
});

test('an endpoint registered later gets what was submitted for it before', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(day);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'saved');
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  await stage.settle();
  assert.ok(receiver.stored.has(id));
});

test('an endpoint that cannot answer gets everything once, and says so', async () => {
  const { stage, tab, receiver, id } = await begin([{ kind: 'unknown', reason: 'opaque' }], { dedup: false });
  await stage.advance(day);
  assert.deepEqual(await tab.outbox.deliveryOf(id), {
    id,
    state: 'unconfirmed',
    reason: 'opaque',
    durable: true,
  });
  assert.equal(receiver.tries.length, 1);
});

test('the first try may outlive its page when it is small; later ones take their time', async () => {
  const { stage, tab, receiver } = await begin([network]);
  await stage.advance(hour);
  await tab.outbox.submit(result({ why: 'x'.repeat(20_000) }), where);
  await stage.settle();
  assert.deepEqual(
    receiver.tries.map(({ attempt, keepalive }) => [attempt, keepalive]),
    [
      [0, true],
      [1, false],
      [0, false],
    ],
  );
});
