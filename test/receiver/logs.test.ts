import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonLines } from '../../src/receiver/log.js';
import { createReceiver } from '../../src/receiver/receiver.js';
import { storeOn } from '../../src/receiver/store/store.js';
import { acme, eventOf, openHouse, type TestHouse } from './fixture.js';

describe('the log (T21)', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse');
  });
  after(() => house.close());

  it('holds codes and ids, and nothing of what was sent', async () => {
    const canary = 'canary7731';
    const headers = {
      'User-Agent': canary,
      Referer: `https://${canary}.example/`,
      Cookie: canary,
      'X-Forwarded-For': canary,
      Origin: acme.origins[0]!,
    };
    const extra = { headers, ip: '203.0.113.77', token: `${canary}-token` };
    const answered = eventOf({
      source: `https://intranet.acme.example/${canary}`,
      data: { answers: { T1: canary }, labels: { T1: canary }, group: canary },
    });
    assert.equal((await house.post(answered, extra)).status, 200);
    await house.post(answered, extra);
    await house.post({ ...answered, data: { ...answered.data, answers: { T1: `${canary} again` } } }, extra);
    await house.post({ ...eventOf(), id: canary }, extra);
    await house.post(`{"${canary}`, extra);
    await house.post(eventOf({}, { id: canary }), extra);
    await house.post(eventOf(), { ...extra, headers: { ...headers, Origin: `https://${canary}.example` } });
    await house.get(`surveys/pulse/results?${canary}`, `${canary}-token`, extra);
    await house.get(`surveys/pulse?group=${canary}`, undefined, extra);
    await house.get(`surveys/${canary}`, undefined, extra);
    await house.get(canary, undefined, { ...extra, site: canary });
    await house.get('surveys/pulse/export?format=csv', 'acme-reader', extra);
    const lines = house.logged.map((entry) => JSON.stringify(entry)).join('\n');
    assert.ok(house.logged.length >= 9);
    for (const code of [
      'accepted',
      'duplicate',
      'id-conflict',
      'invalid',
      'not-json',
      'survey-unknown',
      'origin-forbidden',
      'token-invalid',
      'exported',
    ]) {
      assert.ok(
        house.logged.some((entry) => entry.code === code),
        code,
      );
    }
    assert.doesNotMatch(lines, /canary|203\.0\.113|Bearer/);
    const fields = new Set(house.logged.flatMap((entry) => Object.keys(entry)));
    assert.deepEqual([...fields].sort(), ['code', 'event', 'level', 'site', 'survey']);
  });

  it('and the answer say no more of a failure than its kind', async () => {
    const secret = 'duplicate key (canary@acme.example)';
    const kinds: [Error, number, string, number?][] = [
      [Object.assign(new Error(secret), { code: '57P03', detail: secret }), 503, 'store-unavailable', 5],
      [Object.assign(new Error(secret), { code: 'ECONNREFUSED' }), 503, 'store-unavailable', 5],
      [Object.assign(new Error(secret), { code: '22P02' }), 500, 'internal'],
      [new TypeError(secret), 500, 'internal'],
    ];
    for (const [error, status, code, retryAfter] of kinds) {
      const lines: object[] = [];
      let broken = false;
      const store = storeOn(house.driver);
      const receiver = await createReceiver({
        store: {
          ...store,
          as: (...args) => (broken ? Promise.reject(error) : store.as(...args)),
          tryWrite: () => Promise.reject(error),
        },
        sites: [acme],
        log: (entry) => lines.push(entry),
      });
      broken = true;
      const request = new Request('http://receiver.test/v1/pk_acme/events', {
        method: 'POST',
        body: JSON.stringify(eventOf()),
        headers: { 'Content-Type': 'text/plain' },
      });
      const response = await receiver.fetch(request);
      const text = await response.text();
      assert.equal(response.status, status);
      assert.equal(response.headers.get('retry-after'), retryAfter === undefined ? null : String(retryAfter));
      assert.equal((JSON.parse(text) as { code: string }).code, code);
      assert.doesNotMatch(text + JSON.stringify(lines), /canary|duplicate key/);
      const health = await receiver.fetch(new Request('http://receiver.test/health'));
      assert.deepEqual([health.status, ((await health.json()) as { code: string }).code], [503, 'store-unavailable']);
    }
  });

  it('is one JSON object a line, with its time', () => {
    const lines: string[] = [];
    const original = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text: string) => lines.push(text) > 0;
    try {
      jsonLines({ level: 'info', code: 'started' });
    } finally {
      process.stdout.write = original;
    }
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^\{"time":"\d{4}-[^"]+Z","level":"info","code":"started"\}\n$/);
  });
});
