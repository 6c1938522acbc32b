import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keys } from 'idb-keyval';
import { openStore } from '../../src/transport/database.js';
import type { Draft, Submitted } from '../../src/transport/drafts.js';
import { ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const day = 86_400_000;
const disk = (stage: Stage) => openStore('attune', () => stage.factory, stage.clock.timerFor({}));
const draft = (savedAt: number): Draft => ({
  schema: 1,
  answers: { enps: 9 },
  hashes: {},
  savedAt,
  activeMs: 10,
});

test('the draft becomes a mark in the transaction that stores the answer, and goes with its receipt', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const first = stage.tab();
  await first.outbox.drafts.save('pulse', draft(stage.clock.now));
  const { id } = await first.outbox.submit(result(), { ...where, draft: 'pulse' });
  first.kill();
  const second = stage.tab();
  assert.equal(((await second.outbox.drafts.load('pulse')) as Submitted).submitted, id);
  await stage.advance(40 * day);
  second.outbox.use('hr', receiver);
  await stage.settle();
  assert.equal(
    ((await second.outbox.drafts.load('pulse')) as Submitted).submitted,
    id,
    'it stays as long as the answer waits, and a day',
  );
  await stage.advance(day + 1);
  const third = stage.tab();
  third.outbox.use('hr', receiver);
  await stage.settle();
  assert.equal(await third.outbox.drafts.load('pulse'), undefined);
  assert.deepEqual(await keys(disk(stage)), []);
});

test('a draft that was being saved while its answer was submitted does not come back', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const savedAt = stage.clock.now;
  await tab.outbox.submit(result(), { ...where, draft: 'pulse' });
  assert.equal(await tab.outbox.drafts.save('pulse', draft(savedAt)), true);
  assert.ok('submitted' in (await tab.outbox.drafts.load('pulse'))!);
  await tab.outbox.drafts.save('pulse', draft(savedAt + 1));
  assert.ok('submitted' in (await tab.outbox.drafts.load('pulse'))!, 'nor does one from another tab, later');
  await tab.outbox.drafts.wipe('pulse');
  await tab.outbox.drafts.save('pulse', draft(savedAt + 1));
  assert.ok('answers' in (await tab.outbox.drafts.load('pulse'))!, 'a new one may begin once the person says so');
});

test('drafts are forgotten thirty days after their last change, or when their person wipes them', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.drafts.save('old', draft(stage.clock.now));
  await stage.advance(29 * day);
  await tab.outbox.drafts.save('young', draft(stage.clock.now));
  await tab.outbox.drafts.save('wiped', draft(stage.clock.now));
  await tab.outbox.drafts.wipe('wiped');
  await stage.advance(2 * day);
  tab.outbox.use('hr', new ScriptedReceiver());
  await stage.settle();
  assert.deepEqual(await keys(disk(stage)), ['draft/young']);
});

test('a draft that only the page remembers is not offered again once its answer is stored', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  stage.beforeStore = () => {
    throw new DOMException('Internal error', 'UnknownError');
  };
  const savedAt = stage.clock.now;
  assert.equal(await tab.outbox.drafts.save('pulse', draft(savedAt)), false);
  stage.beforeStore = () => undefined;
  await tab.outbox.submit(result(), { ...where, draft: 'pulse' });
  assert.ok('submitted' in (await tab.outbox.drafts.load('pulse'))!);
});

test('a mark that only the page remembers is not undone by a draft saved too late', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const savedAt = stage.clock.now;
  stage.beforeStore = () => {
    throw new DOMException('Internal error', 'UnknownError');
  };
  await tab.outbox.submit(result(), { ...where, draft: 'pulse' });
  stage.beforeStore = () => undefined;
  await tab.outbox.drafts.save('pulse', draft(savedAt));
  assert.ok('submitted' in (await tab.outbox.drafts.load('pulse'))!);
});

test('who answers in two tabs and sends from both has answered once', async () => {
  const stage = new Stage();
  const [first, second] = [stage.tab(), stage.tab()];
  const { id } = await first.outbox.submit(result({ subject: 'a' }), { ...where, draft: 'pulse' });
  const other = { ...result({ subject: 'b' }), subject: 'resp/00000000-0000-4000-8000-00000000000b' };
  const again = await second.outbox.submit(other, { ...where, draft: 'pulse' });
  assert.equal(again.id, id);
  assert.equal((await first.outbox.list()).length, 1);
});

test('answers sent before the page knew where go there once it does', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const receiver = new ScriptedReceiver();
  const { id } = await tab.outbox.submit(result(), { ...where, endpoint: '' });
  tab.outbox.use('hr', receiver);
  await tab.outbox.readdress(id, 'hr');
  await stage.settle();
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
});

test('a draft someone has begun meanwhile survives the end of an earlier submission', async () => {
  for (const end of ['delivery', 'discarding'] as const) {
    const stage = new Stage();
    const tab = stage.tab();
    const { id } = await tab.outbox.submit(result(), { ...where, draft: 'pulse', receipt: end !== 'delivery' });
    await tab.outbox.drafts.wipe('pulse');
    await tab.outbox.drafts.save('pulse', draft(stage.clock.now + 1));
    if (end === 'discarding') await tab.outbox.discard(id);
    else tab.outbox.use('hr', new ScriptedReceiver());
    await stage.settle();
    assert.ok('answers' in ((await tab.outbox.drafts.load('pulse')) ?? {}), end);
  }
});
