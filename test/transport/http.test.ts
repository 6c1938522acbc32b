import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpTransport } from '../../src/transport/http.js';
import type { Answers } from '../../src/core/schema/answers.js';
import type { AttuneEvent } from '../../src/core/schema/event.js';
import { sampleEvent } from '../../src/transport/kit-harness.js';
import { contextOf, itemFor } from './support/item.js';

test('an answer that breaks off counts as unknown, since the event may have been stored', async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    fetch: async () => new Response(broken),
  });
  await assert.rejects(transport.send(itemFor(), contextOf()), TypeError);
});

test('simple mode sends plain text without a single header that would need a preflight', async () => {
  let request: RequestInit | undefined;
  const item = itemFor();
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    getAuth: async () => ({ Authorization: 'Bearer x' }),
    fetch: async (_, init) => ((request = init), new Response('')),
  });
  await transport.send(item, contextOf({ auth: async () => ({ Authorization: 'Bearer x' }), keepalive: true }));
  assert.deepEqual([...new Headers(request!.headers)], [['content-type', 'text/plain;charset=UTF-8']]);
  assert.equal(request!.body, item.body);
  const { method, redirect, mode, credentials, referrerPolicy, keepalive } = request!;
  assert.deepEqual(
    [method, redirect, mode, credentials, referrerPolicy, keepalive],
    ['POST', 'manual', 'cors', 'omit', 'no-referrer', true],
  );
});

test('full mode names the event, the try and the time, and proves who is sending', async () => {
  let request: RequestInit | undefined;
  const item = itemFor();
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    mode: 'full',
    credentials: 'include',
    now: () => 99,
    fetch: async (_, init) => ((request = init), new Response('')),
  });
  await transport.send(item, contextOf({ attempt: 2, auth: async () => ({ Authorization: 'Bearer x' }) }));
  assert.deepEqual(Object.fromEntries(new Headers(request!.headers)), {
    authorization: 'Bearer x',
    'content-type': 'application/cloudevents+json',
    'idempotency-key': `"${item.id}"`,
    'attune-attempt': '3',
    'attune-sent': '99',
  });
  assert.equal(request!.credentials, 'include');
});

test('T19: an anonymous answer carries no count and no clock', async () => {
  let request: RequestInit | undefined;
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    mode: 'full',
    fetch: async (_, init) => ((request = init), new Response('')),
  });
  await transport.send(itemFor('anonymous'), contextOf());
  assert.deepEqual([...new Headers(request!.headers).keys()], ['content-type', 'idempotency-key']);
});

test('what a receiver advises is handed on, whatever its status asks for', async () => {
  // A receiver without a remedy says at least what was wrong.
  for (const advice of [{ detail: 'name a site that this receiver has' }, { title: 'The site is not known' }])
    for (const status of [401, 403, 404, 409, 410, 422, 429, 503]) {
      const body = { code: 'site-unknown', ...advice };
      const transport = httpTransport({
        endpoint: 'https://x.example/',
        mode: 'full',
        fetch: async () => Response.json(body, { status }),
      });
      const outcome = await transport.send(itemFor(), contextOf());
      assert.deepEqual('problem' in outcome && outcome.problem, body, `${status}`);
    }
});

test('credentials that cannot be had now are asked for again later', async () => {
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    mode: 'full',
    fetch: () => assert.fail('it must not be sent'),
  });
  const outcome = await transport.send(itemFor(), contextOf({ auth: () => Promise.reject(new Error('offline')) }));
  assert.deepEqual(outcome, { kind: 'retry', reason: 'auth' });
});

test('the form preset sends flat fields under item ids', async () => {
  let request: RequestInit | undefined;
  const item = itemFor('identified', { preset: 'form' });
  const transport = httpTransport({
    endpoint: 'https://x.example/',
    preset: 'form',
    fetch: async (_, init) => ((request = init), new Response('')),
  });
  await transport.send(item, contextOf());
  assert.equal(new Headers(request!.headers).get('Content-Type'), 'application/x-www-form-urlencoded;charset=UTF-8');
  assert.equal(request!.mode, 'no-cors');
  const form = Object.fromEntries(new URLSearchParams(request!.body as string));
  assert.deepEqual(form, {
    id: item.id,
    time: '2026-11-22T06:27:59.120Z',
    type: 'io.attune.survey.submitted.v1',
    form: 'pulse',
    enps: '9',
    why: 'Because.',
  });
});

test('an item called as a field of the event has a field of its own, whatever else is answered', () => {
  const { serialize } = httpTransport({ endpoint: 'https://x.example/', preset: 'form' });
  const event = sampleEvent(1);
  const fieldsOf = (answers: Answers): [string, string][] => {
    const { body } = serialize!({ ...event, data: { ...event.data, answers } } as AttuneEvent);
    return [...new URLSearchParams(body)].slice(4);
  };
  const answers = { id: 'a', time: 'b', type: 'c', form: 'd', answer_id: 'e', answer_why: 'f', toString: 'g' };
  const named = { answer_id: 'a', answer_time: 'b', answer_type: 'c', answer_form: 'd' };
  assert.deepEqual(
    fieldsOf(answers),
    Object.entries({ ...named, answer_answer_id: 'e', answer_why: 'f', toString: 'g' }),
  );
  assert.deepEqual(fieldsOf({ answer_id: 'e' }), [['answer_answer_id', 'e']]);
});

test('what the page sets comes before its preset', () => {
  const { dedup } = httpTransport({ endpoint: 'https://x.example/', preset: 'apps-script', dedup: true });
  assert.equal(dedup, true);
});
