import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { eventSchema } from '../../src/core/schema/event.js';
import { toEvent } from '../../src/transport/envelope.js';
import { uuidV4, uuidV7 } from '../../src/transport/ids.js';
import { ScriptedReceiver } from './support/receiver.js';
import { seeded } from './support/seeded.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const random = seeded(11);
const fill = (bytes: Uint8Array<ArrayBuffer>) => bytes.map(() => random() * 256);
const source = 'https://intranet.example/hr/pulse?who=me';

test('ids are UUIDs of version 4 and 7, and differ', () => {
  const ids = Array.from({ length: 500 }, (_, i) => (i % 2 ? uuidV4(fill) : uuidV7(1_795_328_879_120 + i, fill)));
  assert.equal(new Set(ids).size, 500);
  ids.forEach((id, i) =>
    assert.match(
      id,
      i % 2
        ? /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
        : /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    ),
  );
});

test('ids of version 7 sort by the time they were made', () => {
  const ids = [0, 1, 255, 256, 65_536, 1_795_328_879_120, 281_474_976_710_655].map((now) => uuidV7(now, fill));
  assert.deepEqual([...ids].sort(), ids);
  assert.ok(ids[5]!.startsWith('01a201f0-aa10-7'));
});

test('ids come from the browser’s own randomness where nothing else is given', () => {
  assert.notEqual(uuidV4(), uuidV4());
});

for (const privacy of ['identified', 'confidential', 'anonymous'] as const) {
  test(`a ${privacy} event is what the receiver’s schema asks for`, () => {
    eventSchema.parse(toEvent(result({ privacy }), { id: uuidV4(fill), now: 1_795_328_879_120, source }));
  });
}

test('T19: the body of an anonymous answer holds nothing that could single its person out', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const answer = result({ privacy: 'anonymous' });
  const { id } = await tab.outbox.submit(answer, { endpoint: 'hr', source });
  await stage.settle();
  assert.match(id, /-4[\da-f]{3}-/, 'its id does not tell when it was made');
  const event = receiver.event(id);
  assert.deepEqual(event, {
    specversion: '1.0',
    id,
    source: 'urn:attune:survey:pulse',
    type: 'io.attune.survey.submitted.v1',
    subject: answer.subject,
    time: '2026-11-22T00:00:00.000Z',
    datacontenttype: 'application/json',
    partitionkey: answer.subject,
    sequence: '0000000001',
    data: {
      form: answer.data.form,
      status: 'final',
      answers: answer.data.answers,
      meta: answer.data.meta,
    },
  });
});

test('other answers keep their source, time and timing', () => {
  const event = toEvent(result({ privacy: 'identified' }), { id: uuidV4(fill), now: 1_795_328_879_120, source });
  assert.equal(event.source, source);
  assert.equal(event.time, '2026-11-22T06:27:59.120Z');
  assert.deepEqual('timing' in event.data && event.data.timing, { activeMs: 81234, claimed: true });
});

test('the title is for its person alone', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await tab.outbox.submit(result({ title: 'CANARY' }), { endpoint: 'hr', source });
  assert.equal((await tab.outbox.list())[0]!.title, 'CANARY');
  assert.equal((await tab.outbox.export()).includes('CANARY'), false);
});

test('importing in Node touches nothing and leaves nothing running', () => {
  const script = `
    const before = Object.getOwnPropertyNames(globalThis).length;
    for (const name of ['indexedDB', 'navigator', 'location', 'document', 'window']) {
      Object.defineProperty(globalThis, name, { configurable: true, get: () => { throw new Error(name + ' was touched') } });
    }
    await import('./src/transport/index.ts');
    const { pageOutbox } = await import('./src/transport/page-outbox.ts');
    pageOutbox();
    process.stdout.write('quiet');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(stdout, 'quiet', stderr);
});

test('a language is sent as language, script and region, whatever a page or a translating browser adds', () => {
  for (const [said, sent] of Object.entries({
    'en-US-u-hc-h12': 'en-US',
    'de-x-mtfrom-en': 'de',
    de_DE: 'de-DE',
    'pt_BR.UTF-8': 'pt-BR',
    'zh-hant-tw': 'zh-Hant-TW',
    de: 'de',
  })) {
    const given = result();
    given.data = { ...given.data, form: { ...given.data.form, locale: said } };
    const { data } = toEvent(given, { id: 'x', now: 0, source: 'urn:x' });
    assert.equal(data.form.locale, sent);
  }
});
