import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/transport/mint.js';
import type { OutboxItem } from '../../src/transport/item.js';
import { defaultBackoff } from '../../src/transport/surroundings.js';
import { Signals } from '../../src/transport/signals.js';
import type { OutboxDeps } from '../../src/transport/surroundings.js';
import type { DeliveryOutcome } from '../../src/transport/transport.js';
import { judge } from '../../src/transport/verdict.js';
import { seeded } from './support/seeded.js';
import { result } from './support/result.js';

/** One device of many: when it tries next, by the outbox's own rules. */
interface Device {
  item: OutboxItem | undefined;
  at: number;
}

/**
 * A server that takes 20 requests a second and answers the rest with 429 and Retry-After, and 500 devices that come
 * online in the same moment. Returns how many requests came in each second.
 */
function simulate(seed: number): { perSecond: number[]; broken: number; left: number } {
  const random = seeded(seed);
  const capacity = 20;
  const start = Date.UTC(2026, 10, 22);
  const devices = Array.from({ length: 500 }, (): Device => {
    const item = mint(result(), { endpoint: 'hr', source: 'urn:x' }, undefined, start, (bytes) =>
      bytes.map(() => random() * 256),
    );
    return { item, at: firstTry(random) };
  });
  const perSecond: number[] = [];
  let broken = 0;
  for (;;) {
    const next = devices.filter(({ item }) => item).sort((a, b) => a.at - b.at)[0];
    if (!next || next.at > 3_600_000) break;
    const second = Math.floor(next.at / 1000);
    perSecond[second] = (perSecond[second] ?? 0) + 1;
    const busy = perSecond[second] > capacity;
    const outcome: DeliveryOutcome = busy
      ? { kind: 'retry', reason: 'busy', scope: 'endpoint', afterMs: 5000 + random() * 25_000 }
      : { kind: 'delivered' };
    const circumstances = {
      now: start + next.at,
      random,
      backoff: defaultBackoff,
      dedup: true,
      online: true,
      began: true,
      reachable: false,
    };
    const { item, gate } = judge({ ...next.item!, unsure: 1 }, outcome, circumstances);
    const before = next.at;
    next.item = item;
    next.at = (gate?.until ?? 0) - start;
    if (outcome.kind === 'retry' && next.at - before < Math.floor(outcome.afterMs!)) broken++;
  }
  return {
    perSecond: Array.from(perSecond, (count) => count ?? 0),
    broken,
    left: devices.filter(({ item }) => item).length,
  };
}

/** When a device first tries after coming online, as its outbox decides. */
function firstTry(random: () => number): number {
  const lifecycle = new EventTarget();
  let at = Infinity;
  const deps = {
    lifecycle,
    random,
    backoff: defaultBackoff,
    channel: () => undefined,
    db: 'attune',
  } as Partial<OutboxDeps> as OutboxDeps;
  const signals = new Signals(deps);
  signals.attach(
    (ms) => (at = Math.min(at, ms)),
    () => {},
  );
  signals.listen();
  lifecycle.dispatchEvent(new Event('online'));
  return at;
}

test('R56: five hundred devices that come online together do not come back together', () => {
  for (let seed = 0; seed < 10; seed++) {
    const { perSecond, broken, left } = simulate(seed);
    const peak = Math.max(...perSecond);
    assert.ok(peak <= 50, `seed ${seed}: ${peak} requests in one second; together they would have been 500`);
    assert.equal(broken, 0, 'every wait the server asked for is kept');
    assert.equal(left, 0, 'and everything arrives');
  }
});
