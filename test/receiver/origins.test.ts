import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { acme, eventOf, globex, openHouse, type TestHouse } from './fixture.js';

const home = 'https://intranet.acme.example';
const sandboxed = { ...globex, key: 'pk_sandbox', allowNullOrigin: true };

describe('pages of other origins (T33)', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse({ sites: [acme, globex, sandboxed] });
    for (const { key } of [acme, globex, sandboxed]) await house.publish('pulse', {}, key);
  });
  after(() => house.close());

  const preflight = (origin: string, site = acme.key, path = 'events'): Promise<Response> =>
    house.receiver.fetch(
      new Request(`http://receiver.test/v1/${site}/${path}`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      }),
    );

  const table: [string, string, boolean, string?][] = [
    ['a page of the site', home, true],
    ['a page on a port of the site', 'https://hr.acme.example:8443', true],
    ['another port', 'https://intranet.acme.example:8443', false],
    ['another scheme', 'http://intranet.acme.example', false],
    ['a longer name', 'https://intranet.acme.example.evil.test', false],
    ['a name that ends alike', 'https://evilintranet.acme.example', false],
    ['capital letters', 'https://INTRANET.acme.example', false],
    ['a trailing slash', 'https://intranet.acme.example/', false],
    ['the word null', 'null', false],
    ["another site's page", 'https://globex.example', false],
    ['an empty origin', '', false],
    ['a sandboxed frame where that is allowed', 'null', true, sandboxed.key],
    ["another site's page at its own", 'https://globex.example', true, globex.key],
  ];
  for (const [name, origin, allowed, site = acme.key] of table) {
    it(`${allowed ? 'may' : 'may not'} send from ${name}`, async () => {
      const event = eventOf();
      const answer = await house.post(event, { site, headers: { Origin: origin } });
      const asked = await preflight(origin, site);
      for (const headers of [answer.headers, asked.headers]) {
        assert.equal(headers.get('access-control-allow-origin'), allowed ? origin : null);
        assert.equal(headers.get('vary'), 'Origin');
        assert.equal(headers.get('access-control-allow-credentials'), null);
      }
      assert.deepEqual([answer.status, asked.status], allowed ? [200, 204] : [403, 403]);
      const stored = await house.sql('SELECT 1 FROM attune.response WHERE subject = $1::uuid', [
        event.subject.slice(5),
      ]);
      assert.equal(stored.length, allowed ? 1 : 0);
    });
  }

  it('may keep the answer to a preflight for two hours, and send what the protocol names', async () => {
    const { headers } = await preflight(home);
    assert.equal(headers.get('access-control-max-age'), '7200');
    assert.equal(headers.get('access-control-allow-methods'), 'POST');
    const names = headers.get('access-control-allow-headers')?.split(', ').sort();
    assert.deepEqual(names, ['attune-attempt', 'attune-sent', 'authorization', 'content-type', 'idempotency-key']);
    assert.equal(
      (await preflight(home, acme.key, 'surveys/pulse/results')).headers.get('access-control-allow-methods'),
      'GET',
    );
    assert.equal(
      (await preflight(home, acme.key, 'surveys/pulse')).headers.get('access-control-allow-methods'),
      'GET, PUT',
    );
  });

  it('can read refusals as well, and the headers that say when to try again', async () => {
    const answers = [
      await house.post('{', { headers: { Origin: home } }),
      await house.get('surveys/pulse/results', undefined, { headers: { Origin: home } }),
      await house.get('surveys/none', undefined, { headers: { Origin: home } }),
      await house.get('events', undefined, { headers: { Origin: home } }),
    ];
    for (const { status, headers } of answers) {
      assert.ok(status >= 400);
      assert.equal(headers.get('access-control-allow-origin'), home);
      assert.equal(headers.get('access-control-expose-headers'), 'Retry-After, Date, Attune-Version');
    }
  });

  it('cannot send by leaving their origin out, since the browser says where it stands', async () => {
    for (const [from, status] of [
      ['cross-site', 403],
      ['same-site', 403],
      ['same-origin', 200],
      ['none', 200],
    ] as const) {
      const answer = await house.post(eventOf(), { headers: { 'Sec-Fetch-Site': from } });
      assert.equal(answer.status, status, from);
    }
  });

  it('are not needed by servers: a request without an origin is no page', async () => {
    const answer = await house.post(eventOf());
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });
});
