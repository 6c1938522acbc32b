import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { networkOf, RateLimiter } from '../../src/receiver/rate-limit.js';
import { eventOf, noon, openHouse, type TestHouse } from './fixture.js';

describe('the limits of one sender', () => {
  let house: TestHouse;
  before(async () => {
    const limits = {
      network: { burst: 5, perSecond: 0.5 },
      token: { burst: 2, perSecond: 0.1 },
      maxBytes: 20_000,
      maxDrained: 60_000,
    };
    house = await openHouse({ limits });
    await house.publish('pulse');
  });
  after(() => house.close());

  it('hold for a network, and say when to come back in header and body (T22)', async () => {
    const from = (ip: string) => house.post(eventOf(), { ip });
    for (let index = 0; index < 5; index += 1) assert.equal((await from(`198.51.100.${index}`)).status, 200);
    const refused = await from('198.51.100.77');
    assert.deepEqual([refused.status, refused.body.code, refused.body['retryAfter']], [429, 'rate-limited', 2]);
    assert.equal(refused.headers.get('retry-after'), '2');
    assert.equal((await from('198.51.101.1')).status, 200, 'a neighbour is not punished');
    house.now += 2_000;
    assert.equal((await from('198.51.100.77')).status, 200);
    assert.equal((await from('198.51.100.77')).status, 429);
    house.now = noon;
  });

  it('do not take all who come without an address for one sender', async () => {
    for (let index = 0; index < 20; index += 1) assert.equal((await house.post(eventOf())).status, 200);
  });

  it('hold for a token as well', async () => {
    const send = (ip: string) => house.post(eventOf(), { token: 'one-token', ip });
    assert.deepEqual([(await send('192.0.2.1')).status, (await send('192.0.3.1')).status], [200, 200]);
    const refused = await send('192.0.4.1');
    assert.deepEqual([refused.status, refused.body['retryAfter']], [429, 10]);
  });

  it('hold for those who only look at the rules of a survey', async () => {
    const look = () => house.get('surveys/pulse', undefined, { ip: '203.0.113.9' });
    for (let index = 0; index < 5; index += 1) assert.equal((await look()).status, 200);
    assert.equal((await look()).status, 429);
  });

  it('refuse a body that is too large, whether it was read to the end or not (T28)', async () => {
    for (const size of [20_001, 60_001, 500_000]) {
      const answer = await house.post('x'.repeat(size), { ip: '192.0.5.1' });
      assert.deepEqual([answer.status, answer.body.code], [413, 'too-large']);
      assert.equal(answer.headers.get('connection'), size > 60_000 ? 'close' : null);
    }
  });

  it('read no more of an endless body than they drain', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 10_000;
        controller.enqueue(new Uint8Array(10_000));
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json' } };
    const response = await house.receiver.fetch(new Request('http://receiver.test/v1/pk_acme/events', init));
    assert.equal(response.status, 413);
    assert.ok(sent <= 90_000, `${sent} bytes were read`);
  });

  it('refuse deep nesting and very many keys before anything looks at them (T28)', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const keys = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;
    const codeOf = async (body: string) => (await house.post(body, { ip: `192.1.${body.length % 250}.1` })).body.code;
    assert.equal(await codeOf(deep(33)), 'too-complex');
    assert.equal(await codeOf(deep(32)), 'invalid');
    assert.equal(await codeOf(deep(9_000)), 'too-complex');
    assert.equal(await codeOf('['.repeat(15_000)), 'too-complex');
    assert.equal(await codeOf(keys(2_001)), 'too-complex');
    assert.equal(await codeOf(keys(1_999)), 'invalid');
    assert.equal(
      await codeOf(JSON.stringify({ text: '{[:"\\'.repeat(1000) })),
      'invalid',
      'brackets in a text are no nesting',
    );
  });
});

describe('the rate limiter', () => {
  it('fills up again by the second, and no further than its burst', () => {
    const limiter = new RateLimiter({ burst: 3, perSecond: 2 });
    const takes = (now: number, times: number) => Array.from({ length: times }, () => limiter.take('a', now));
    assert.deepEqual(takes(0, 4), [0, 0, 0, 1]);
    assert.deepEqual(takes(500, 2), [0, 1]);
    assert.deepEqual(takes(1e6, 4), [0, 0, 0, 1]);
  });

  it('survives a clock that jumps back', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 1 });
    assert.deepEqual([limiter.take('a', 1e12), limiter.take('a', 1e12 - 1_000), limiter.take('a', 0)], [0, 1, 0]);
  });

  it('knows the network of an address', () => {
    const networks = {
      '203.0.113.9': '203.0.113',
      '::ffff:203.0.113.9': '203.0.113',
      '2001:db8:1:2:3:4:5:6': '2001:db8:1',
      '2001:0db8:0001::1': '2001:db8:1',
      '2001:db8::1': '2001:db8:0',
      '::1': '0:0:0',
      'fe80::1%eth0': 'fe80:0:0',
    };
    for (const [address, network] of Object.entries(networks)) assert.equal(networkOf(address), network, address);
    assert.equal(networkOf(undefined), 'unknown');
  });
});
