import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { httpTransport, type HttpOptions } from '../../src/transport/http.js';
import type { DeliveryOutcome } from '../../src/transport/transport.js';
import { contextOf, itemFor } from '../transport/support/item.js';
import { startFaultServer, type FaultServer } from './server.js';

let server: FaultServer;
before(async () => void (server = await startFaultServer()));
after(() => server.close());
beforeEach(() => server.reset());

async function send(path: string, options: Partial<HttpOptions> = {}, signal?: AbortSignal): Promise<DeliveryOutcome> {
  const transport = httpTransport({ endpoint: server.url + path, mode: 'full', ...options });
  return transport
    .send(itemFor(), contextOf(signal && { signal }))
    .catch((): DeliveryOutcome => ({ kind: 'unknown', reason: 'network' }));
}

/** Path · what one try comes to · whether the event is stored there. */
const table: [string, Partial<DeliveryOutcome>, boolean, Partial<HttpOptions>?][] = [
  ['/ok/x', { kind: 'delivered' }, true],
  ['/slow/x?ms=20', { kind: 'delivered' }, true],
  ['/commit-then-destroy/x', { kind: 'unknown', reason: 'network' }, true],
  ['/reset/x', { kind: 'unknown', reason: 'network' }, false],
  ['/portal/x', { kind: 'retry', reason: 'redirect' }, false],
  ['/html200/x', { kind: 'retry', reason: 'not-acknowledged' }, false],
  ['/redir/x?status=301', { kind: 'retry', reason: 'redirect' }, false],
  ['/redir/x?status=302', { kind: 'retry', reason: 'redirect' }, false],
  ['/redir/x?status=303', { kind: 'retry', reason: 'redirect' }, false],
  ['/gas/x', { kind: 'delivered' }, true, { mode: 'simple', preset: 'apps-script' }],
  ['/gas/x?n=1', { kind: 'retry', reason: 'not-acknowledged' }, false, { mode: 'simple', preset: 'apps-script' }],
  ['/truncate/x', { kind: 'retry', reason: 'not-acknowledged' }, true],
  ['/truncate/x?cut=connection', { kind: 'unknown', reason: 'network' }, true],
  ['/429/x?after=7', { kind: 'retry', reason: 'busy', afterMs: 7000 }, false],
  ['/429/x?after=7&body=0', { kind: 'retry', reason: 'busy', afterMs: 7000 }, false],
  ['/429/x?after=NaN', { kind: 'retry', reason: 'busy' }, false],
  ['/503/x?after=1e9', { kind: 'retry', reason: 'busy', afterMs: 86_400_000 }, false],
  ['/500-then-ok/x', { kind: 'retry', reason: 'server-error' }, false],
  ['/422/x', { kind: 'reject', reason: 'rejected' }, false],
  ['/413/x', { kind: 'reject', reason: 'too-large' }, false],
  ['/409/x', { kind: 'retry', reason: 'in-progress', afterMs: 1000 }, false],
  ['/409/x?type=id-conflict', { kind: 'reject', reason: 'rejected' }, false],
  ['/401-then-ok/x', { kind: 'auth' }, false],
  ['/403html/x', { kind: 'retry', reason: 'forbidden' }, false],
  ['/404/x', { kind: 'retry', reason: 'endpoint-missing' }, false],
  ['/410/x', { kind: 'pause', reason: 'gone' }, false],
  ['/511/x', { kind: 'retry', reason: 'captive-portal' }, false],
];

for (const [path, expected, stored, options] of table) {
  test(`over a real connection ${path} comes to ${Object.values(expected).join(' ')}`, async () => {
    const outcome = await send(path, options);
    assert.deepEqual(
      Object.fromEntries(Object.keys(expected).map((key) => [key, outcome[key as keyof DeliveryOutcome]])),
      expected,
    );
    assert.equal(server.ledger().commits.length, Number(stored));
  });
}

test('R38: a connection that hangs ends with its signal', async () => {
  const abort = new AbortController();
  const outcome = send('/hang/x', {}, abort.signal);
  setTimeout(() => abort.abort(), 50);
  assert.equal((await outcome).kind, 'unknown');
});

test('every fault with an end lets the event through after it, and says when it had it already', async () => {
  const item = itemFor();
  const transport = httpTransport({ endpoint: `${server.url}/commit-then-destroy/x`, mode: 'full' });
  await assert.rejects(transport.send(item, contextOf()));
  const outcome = await transport.send(item, contextOf());
  assert.deepEqual([outcome.kind, 'duplicate' in outcome && outcome.duplicate], ['delivered', true]);
  assert.deepEqual(
    server.ledger().commits.map(({ id, times }) => [id, times]),
    [[item.id, 2]],
  );
});

test('the mixed mode does the same for the same seed', async () => {
  const run = async (): Promise<string[]> => {
    server.reset();
    const kinds: string[] = [];
    for (let i = 0; i < 20; i++) {
      const outcome = await send('/flaky/x?seed=7');
      kinds.push(`${outcome.kind} ${'reason' in outcome ? outcome.reason : ''}`);
    }
    return kinds;
  };
  const first = await run();
  assert.deepEqual(await run(), first);
  assert.ok(new Set(first).size >= 4, first.join());
});

test('what is stored can go on to a real receiver', async () => {
  const receiver = await startFaultServer();
  const proxy = await startFaultServer({ target: `${receiver.url}/ok/inbox` });
  const item = itemFor();
  const transport = httpTransport({ endpoint: `${proxy.url}/commit-then-destroy/x`, mode: 'full' });
  await assert.rejects(transport.send(item, contextOf()));
  assert.deepEqual(
    receiver.ledger().commits.map(({ id, bodies }) => [id, bodies]),
    [[item.id, [item.body]]],
  );
  await Promise.all([proxy.close(), receiver.close()]);
});

test('it starts alone and says where it is', async () => {
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    fileURLToPath(new URL('./server.ts', import.meta.url)),
    '--port',
    '0',
  ]);
  try {
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    assert.ok(url, line);
    assert.deepEqual(await (await fetch(`${url}/__ledger`)).json(), {
      commits: [],
      posts: 0,
      concurrent: 0,
      headers: [],
    });
    assert.equal((await fetch(`${url}/__reset`, { method: 'POST' })).status, 204);
  } finally {
    child.kill();
  }
});
