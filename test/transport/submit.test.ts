import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries, keys, setMany, values } from 'idb-keyval';
import { CaptureError } from '../../src/transport/capture.js';
import { openStore } from '../../src/transport/database.js';
import type { Draft } from '../../src/transport/drafts.js';
import { httpTransport } from '../../src/transport/http.js';
import { network, rejected, ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const disk = (stage: Stage) => openStore('attune', () => stage.factory, stage.clock.timerFor({}));
const draft = (savedAt: number): Draft => ({
  schema: 2,
  given: [{ item: 'enps', hash: 'ab', answer: 9, at: savedAt }],
  savedAt,
  activeMs: 10,
});

test('submitting resolves when the answer is stored, before anything is sent', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const delivery = await tab.outbox.submit(result(), where);
  assert.deepEqual(delivery, { id: delivery.id, state: 'saved', durable: true });
  assert.equal((await keys(disk(stage))).length, 1);
});

for (const dedup of [true, false]) {
  const who = dedup ? 'a receiver that drops repeats' : 'a service that drops no repeats';
  test(`R9: what a power cut may undo does no harm: ${who}`, async () => {
    const stage = new Stage();
    const receiver = new ScriptedReceiver({ dedup });
    const writes: (IDBTransactionDurability | undefined)[] = [];
    stage.beforeStore = (mode, durability = 'strict') => mode === 'readwrite' && writes.push(durability);
    const tab = stage.tab();
    const { id } = await tab.outbox.submit(result(), where);
    assert.deepEqual(writes, ['strict'], 'the answer itself is on the disk');
    const onDisk = await entries(disk(stage));
    receiver.script.push((item) => {
      receiver.commit(item);
      return new Promise(() => {});
    });
    writes.length = 0;
    tab.outbox.use('hr', receiver);
    await stage.settle();
    assert.equal(receiver.tries.length, 1);
    assert.equal(writes.at(-1), dedup ? 'relaxed' : 'strict', 'the first byte waits for the disk only where it must');
    tab.kill();
    if (writes.at(-1) === 'relaxed') await setMany(onDisk, disk(stage));
    stage.tab().outbox.use('hr', receiver);
    await stage.settle();
    await stage.advance(60_000);
    assert.deepEqual([...receiver.stored.keys()], [id]);
  });
}

test('R29: someone who clicks twice submits once', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const answer = result();
  const [first, second] = await Promise.all([tab.outbox.submit(answer, where), tab.outbox.submit(answer, where)]);
  assert.equal(first.id, second.id);
  await stage.settle();
  const third = await tab.outbox.submit(answer, where);
  assert.deepEqual([third.id, third.state], [first.id, 'delivered'], 'also when it has long arrived');
  assert.equal(
    (await tab.outbox.submit({ ...answer, sequence: 2 }, where)).id === first.id,
    false,
    'a further snapshot is another',
  );
  await stage.settle();
  assert.equal(receiver.stored.size, 2);
});

test('R29: a second click counts as none on a shared computer too, where nothing is kept', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const answer = result();
  const { id } = await tab.outbox.submit(answer, { ...where, receipt: false });
  await stage.settle();
  assert.deepEqual(await tab.outbox.submit(answer, { ...where, receipt: false }), {
    id,
    state: 'delivered',
    durable: true,
  });
  assert.deepEqual(await tab.outbox.deliveryOf(id), { id, state: 'delivered', durable: true });
  assert.equal(receiver.tries.length, 1);
});

test('R32: text that no database takes is mended when it is captured', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result({ why: 'half \ud83d, nul \0, whole 👋' }), where);
  await stage.settle();
  const { data } = receiver.event(id);
  assert.equal('answers' in data && data.answers['why'], 'half \ufffd, nul , whole 👋');
});

test('R33: what JSON cannot carry is the developer’s error, told with its place, and nothing is stored', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const faults: [string, unknown][] = [
    ['a bigint', 1n],
    ['not a plain object', new Date()],
    ['not a plain object', new Map()],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['nested without end', cycle],
  ];
  for (const [words, value] of faults) {
    const answer = result();
    const broken = { ...answer, data: { ...answer.data, answers: { enps: value as number } } };
    await assert.rejects(tab.outbox.submit(broken, where), (error: unknown) => {
      assert.ok(error instanceof CaptureError);
      assert.match(error.path, /^data\.answers\.enps/);
      assert.ok(error.message.includes(words), error.message);
      return true;
    });
  }
  assert.deepEqual(await keys(disk(stage)), []);
});

test('R34: a page that teaches arrays and objects to turn into JSON their own way does not change an answer', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  const answer = result();
  const data = { ...answer.data, answers: { tools: ['jira', 'slack'] } };
  const patched = [Array.prototype, String.prototype, Object.prototype] as { toJSON?: unknown }[];
  for (const prototype of patched) {
    Object.defineProperty(prototype, 'toJSON', {
      value: () => 'patched',
      configurable: true,
      enumerable: false,
    });
  }
  try {
    const { id } = await tab.outbox.submit({ ...answer, data }, where);
    await stage.settle();
    const sent = receiver.event(id).data;
    assert.deepEqual('answers' in sent && sent.answers, { tools: ['jira', 'slack'] });
  } finally {
    for (const prototype of patched) delete prototype.toJSON;
  }
});

test('R34: a page whose JSON is broken is told so rather than losing an answer', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const real = JSON.stringify;
  JSON.stringify = (value) => (typeof value === 'string' ? real(value.toUpperCase()) : real(value));
  try {
    await assert.rejects(tab.outbox.submit(result(), where), CaptureError);
  } finally {
    JSON.stringify = real;
  }
});

test('R31: what its endpoint would not take is kept as refused, and can be exported', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  tab.outbox.use(
    'hr',
    httpTransport({ endpoint: 'https://receiver.example/', fetch: () => assert.fail('it must not be sent') }),
  );
  const delivery = await tab.outbox.submit(result({ why: 'ä'.repeat(24_000) }), where);
  assert.deepEqual(delivery, { id: delivery.id, state: 'dead', reason: 'too-large', durable: true });
  await stage.settle();
  const { events } = JSON.parse(await tab.outbox.export(delivery.id)) as { events: { id: string }[] };
  assert.equal(events[0]!.id, delivery.id);
});

test('on a shared computer nothing stays once the answer has arrived', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.drafts.save('pulse', draft(stage.clock.now));
  tab.outbox.use('hr', new ScriptedReceiver());
  const { id } = await tab.outbox.submit(result(), { ...where, draft: 'pulse', receipt: false });
  await stage.settle();
  assert.deepEqual(await keys(disk(stage)), []);
  assert.deepEqual(await tab.outbox.list(), []);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered', 'the page that sent it can still say so');
});

test('a receipt holds no answers', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  tab.outbox.use('hr', new ScriptedReceiver());
  await tab.outbox.submit(result({ why: 'CANARY' }), { ...where, draft: 'pulse' });
  await stage.settle();
  assert.equal(JSON.stringify(await values(disk(stage))).includes('CANARY'), false);
});

test('T18: credentials are never stored', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const seen: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = (_, init) => {
    seen.push(new Headers(init?.headers).get('Authorization'));
    return Promise.resolve(new Response('{}', { status: 401 }));
  };
  tab.outbox.use(
    'hr',
    httpTransport({
      endpoint: 'https://receiver.example/',
      mode: 'full',
      fetch,
      getAuth: async () => ({ Authorization: 'Bearer CANARY' }),
    }),
  );
  await tab.outbox.submit(result(), where);
  await stage.settle();
  assert.deepEqual(seen, ['Bearer CANARY', 'Bearer CANARY']);
  assert.equal(JSON.stringify(await values(disk(stage))).includes('CANARY'), false);
});

test('an export holds the bytes that would be sent, and leaves out what has arrived', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  receiver.script.push({ kind: 'delivered' }, rejected, network);
  tab.outbox.use('hr', receiver);
  for (let i = 0; i < 3; i++) await tab.outbox.submit(result({ why: `Grund ${i} 👋` }), where);
  await stage.settle();
  const text = await tab.outbox.export();
  const parsed = JSON.parse(text) as { attune: string; exportedAt: string; events: { id: string }[] };
  assert.equal(parsed.attune, 'export/1');
  assert.equal(parsed.exportedAt, '2026-11-22T06:27:59.120Z');
  assert.deepEqual(
    parsed.events.map(({ id }) => id),
    receiver.tries.slice(1).map(({ id }) => id),
  );
  for (const { body } of receiver.tries.slice(1)) assert.ok(text.includes(body));
});

test('discarding deletes one answer and lets its survey be filled in again', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  receiver.script.push(rejected);
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), { ...where, draft: 'pulse' });
  await stage.settle();
  await tab.outbox.discard(id);
  assert.deepEqual(await keys(disk(stage)), []);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'deleted');
});

test('someone whose answer was refused may mend it and send it again', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  receiver.script.push(rejected);
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const answer = result();
  const first = await tab.outbox.submit(answer, where);
  await stage.settle();
  const second = await tab.outbox.submit({ ...answer, data: { ...answer.data, answers: { enps: 3 } } }, where);
  assert.notEqual(second.id, first.id);
  await stage.settle();
  assert.deepEqual([...receiver.stored.keys()], [second.id]);
  assert.equal((await tab.outbox.list()).length, 1, 'the new one stands in its place');
});

test('a second click finds what the first could only keep in memory', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const answer = result();
  let writes = 0;
  stage.beforeStore = (mode) => {
    if (mode === 'readwrite' && !writes++) throw new DOMException('Internal error', 'UnknownError');
  };
  const [first, second] = await Promise.all([tab.outbox.submit(answer, where), tab.outbox.submit(answer, where)]);
  assert.deepEqual([first.durable, second.id], [false, first.id]);
  const receiver = new ScriptedReceiver();
  tab.outbox.use('hr', receiver);
  await stage.settle();
  assert.equal(receiver.tries.length, 1);
});
