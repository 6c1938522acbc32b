import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keys, set } from 'idb-keyval';
import type { Answers } from '../../src/core/schema/answers.js';
import type { Result } from '../../src/core/schema/event.js';
import { openStore } from '../../src/transport/database.js';
import type { Draft, Submitted } from '../../src/transport/drafts.js';
import type { Given } from '../../src/core/given.js';
import type { AlreadySentError } from '../../src/transport/keep.js';
import { busy, rejected, ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage, type Tab } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const day = 86_400_000;
const disk = (stage: Stage) => openStore('attune', () => stage.factory, stage.clock.timerFor({}));
const draft = (savedAt: number): Draft => ({
  schema: 2,
  given: [{ item: 'enps', hash: 'ab', answer: 9, at: savedAt }],
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
  assert.equal((await tab.outbox.drafts.save('pulse', draft(savedAt))).kept, true);
  assert.ok('submitted' in (await tab.outbox.drafts.load('pulse'))!);
  await tab.outbox.drafts.save('pulse', draft(savedAt + 1));
  assert.ok('submitted' in (await tab.outbox.drafts.load('pulse'))!, 'nor does one from another tab, later');
  await tab.outbox.drafts.wipe('pulse');
  await tab.outbox.drafts.save('pulse', draft(savedAt + 1));
  assert.ok('given' in (await tab.outbox.drafts.load('pulse'))!, 'a new one may begin once the person says so');
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

test('what the disk has leaves the journal, also where the page was left before it heard so', async () => {
  const stage = new Stage();
  const [before, after] = [stage.tab(), stage.tab()];
  const written = draft(stage.clock.now);
  await before.outbox.drafts.save('pulse', written);
  // as its tab has it, which a reload does not empty
  const { journal } = after.outbox.drafts;
  journal.note('pulse', written.given);
  assert.deepEqual(await after.outbox.drafts.load('pulse'), written);
  assert.deepEqual(journal.read('pulse'), []);
  // or what is sent elsewhere would come back as answered beside it
  await before.outbox.submit(result(), { ...where, draft: 'pulse' });
  assert.ok(!('unsent' in (await after.outbox.drafts.load('pulse'))!));
});

test('what only the page has stays in the journal', async () => {
  const stage = new Stage();
  const { drafts } = stage.tab().outbox;
  stage.beforeStore = () => {
    throw new DOMException('Internal error', 'UnknownError');
  };
  const { given } = draft(stage.clock.now);
  drafts.journal.note('pulse', given);
  await drafts.save('pulse', draft(stage.clock.now));
  await drafts.load('pulse');
  assert.deepEqual(drafts.journal.read('pulse'), given);
});

test('a draft that only the page remembers is not offered again once its answer is stored', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  stage.beforeStore = () => {
    throw new DOMException('Internal error', 'UnknownError');
  };
  const savedAt = stage.clock.now;
  assert.equal((await tab.outbox.drafts.save('pulse', draft(savedAt))).kept, false);
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

const other = (answers: Answers): Result => {
  const one = result();
  return { ...one, subject: 'resp/00000000-0000-4000-8000-00000000000b', data: { ...one.data, answers } };
};

test('who sends the same answers from two tabs has answered once', async () => {
  const stage = new Stage();
  const [first, second] = [stage.tab(), stage.tab()];
  const { id } = await first.outbox.submit(result(), { ...where, draft: 'pulse' });
  const again = await second.outbox.submit(other(result().data.answers), { ...where, draft: 'pulse' });
  assert.equal(again.id, id);
  assert.equal((await first.outbox.list()).length, 1);
});

test('other answers from a second tab are refused until their person wants them sent as well', async () => {
  for (const delivered of [false, true]) {
    const stage = new Stage();
    const [first, second] = [stage.tab(), stage.tab()];
    const receiver = new ScriptedReceiver();
    if (delivered) first.outbox.use('hr', receiver);
    const { id } = await first.outbox.submit(result(), { ...where, draft: 'pulse' });
    await stage.settle();
    const theirs = other({ enps: 2 });
    const refused = second.outbox.submit(theirs, { ...where, draft: 'pulse' });
    await assert.rejects(refused, (error: AlreadySentError) => error.name === 'AlreadySentError' && error.id === id);
    assert.equal((await first.outbox.list()).length, 1, 'nothing of it is stored');
    const beside = await second.outbox.submit(theirs, { ...where, draft: 'pulse', beside: true });
    assert.notEqual(beside.id, id);
    second.outbox.use('hr', receiver);
    await stage.settle();
    assert.equal(receiver.stored.size, 2);
  }
});

test('other answers are no repeat though two tabs have given them the same number', async () => {
  for (const settled of [true, false]) {
    const stage = new Stage();
    const [first, second] = [stage.tab(), stage.tab()];
    const receiver = new ScriptedReceiver();
    first.outbox.use('hr', receiver);
    receiver.script.push(rejected);
    const { id: replaces } = await first.outbox.submit(result(), { ...where, draft: 'pulse', given: draft(1).given });
    await stage.settle();
    // What is delivered leaves a receipt, in which no answers are; what waits still has them.
    if (!settled) receiver.script.push(busy());
    const mended = { ...other({ enps: 2 }), sequence: 2 };
    const options = { ...where, draft: 'pulse', given: draft(2).given, replaces };
    const { id } = await first.outbox.submit(mended, options);
    await stage.settle();
    assert.equal((await second.outbox.submit(mended, options)).id, id, 'the same once more is');
    const theirs = { ...other({ enps: 3 }), sequence: 2 };
    const refused = second.outbox.submit(theirs, { ...options, given: draft(3).given });
    await assert.rejects(refused, (error: AlreadySentError) => error.name === 'AlreadySentError' && error.id === id);
  }
});

test('a repeat is known by its edits where nothing is left of the answers but a receipt', async () => {
  const stage = new Stage();
  const [first, second] = [stage.tab(), stage.tab()];
  first.outbox.use('hr', new ScriptedReceiver());
  const { given } = draft(1);
  const { id } = await first.outbox.submit(result(), { ...where, draft: 'pulse', given });
  await stage.settle();
  const again = await second.outbox.submit(other({ enps: 9 }), { ...where, draft: 'pulse', given });
  assert.deepEqual([again.id, again.state], [id, 'delivered']);
});

test('what another tab has kept under the same draft stays when this one sends', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const theirs = { item: 'why', hash: 'c', answer: 'Because', at: 2 };
  await tab.outbox.drafts.save('pulse', draft(1));
  await tab.outbox.drafts.save('pulse', { ...draft(2), given: [theirs] });
  const { id } = await tab.outbox.submit(result(), { ...where, draft: 'pulse', given: draft(1).given });
  const mark = (await tab.outbox.drafts.load('pulse')) as Submitted;
  assert.ok(mark.unsent?.given.some(({ item }) => item === 'why'));
  await tab.outbox.discard(id);
  assert.ok('given' in (await tab.outbox.drafts.load('pulse'))!, 'also when what was sent is deleted');
});

test('answers beside what was sent outlive its mark', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  tab.outbox.use('hr', new ScriptedReceiver());
  await tab.outbox.submit(result(), { ...where, draft: 'pulse', given: [] });
  await stage.settle();
  await tab.outbox.drafts.save('pulse', draft(stage.clock.now));
  await stage.advance(2 * day);
  const next = stage.tab();
  next.outbox.use('hr', new ScriptedReceiver());
  await stage.settle();
  assert.deepEqual(((await next.outbox.drafts.load('pulse')) as Draft).given[0]!.answer, 9);
});

test('two tabs that write one draft write it together, the later answer to each question', async () => {
  const stage = new Stage();
  const [first, second] = [stage.tab(), stage.tab()];
  const given = (item: string, answer: number, at: number): Given => ({ item, hash: 'a', answer, at });
  const save = (tab: Tab, ...given: Given[]) => tab.outbox.drafts.save('pulse', { ...draft(1), given });
  await save(first, given('a', 1, 10), given('b', 1, 30));
  const { record } = await save(second, given('a', 2, 20), given('b', 2, 20), given('c', 2, 20));
  const answers = Object.fromEntries((record as Draft).given.map(({ item, answer }) => [item, answer]));
  assert.deepEqual(answers, { a: 2, b: 1, c: 2 });
  assert.deepEqual(await first.outbox.drafts.load('pulse'), record);
});

test('a draft of the first release is read, and moves to the key it is under today', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const old = { schema: 1, answers: { enps: 9, toString: 'x' }, hashes: { enps: 'ab' }, savedAt: 5, activeMs: 10 };
  await set('draft/pulse/jo', old, disk(stage));
  assert.deepEqual(await tab.outbox.drafts.load('pulse@1/jo', ['pulse/jo']), draft(5));
  assert.deepEqual(await keys(disk(stage)), ['draft/pulse@1/jo']);
  assert.equal(await tab.outbox.drafts.load('pulse@2/jo', ['pulse/jo']), undefined, 'once');
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
    assert.ok('given' in ((await tab.outbox.drafts.load('pulse')) ?? {}), end);
  }
});
