import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { test } from 'node:test';
import { httpTransport } from '../../src/transport/http.js';
import type { SubmitOptions } from '../../src/transport/mint.js';
import type { Preset } from '../../src/transport/presets.js';
import { network, ScriptedReceiver } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage } from './support/stage.js';

const where: SubmitOptions = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const hour = 3_600_000;
const day = 24 * hour;

/** A form handler that stores what it gets, and then hangs, and answers nobody; or crashes, and is started anew. */
class BadHandler {
  stored = 0;
  up = true;
  readonly #sockets = new Set<Socket>();
  readonly #then: 'hangs' | 'crashes';
  readonly #server: Server;

  constructor(then: 'hangs' | 'crashes') {
    this.#then = then;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    let heard = '';
    let done = false;
    socket.on('data', (bytes) => {
      heard += String(bytes);
      if (!this.up) return this.#then === 'crashes' && socket.resetAndDestroy();
      if (heard.startsWith('GET'))
        return socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      if (done || !/pulse/.test(heard)) return;
      done = true;
      this.stored++;
      this.up = false;
      if (this.#then === 'crashes') socket.resetAndDestroy();
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}/`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

for (const then of ['hangs', 'crashes'] as const)
  for (const preset of ['zapier', 'form'] as Preset[])
    test(`a handler that stores and ${then} gets two copies over all its restarts, by the preset ${preset}`, async (t) => {
      const handler = new BadHandler(then);
      t.after(() => handler.close());
      const endpoint = await handler.start();
      const stage = new Stage();
      // Real requests, whose time limits pass quickly.
      const tab = stage.tab({ timer: quick, now: () => Date.now() });
      t.after(() => tab.kill());
      tab.outbox.use('hr', httpTransport({ endpoint, preset }));
      const { id } = await tab.outbox.submit(result(), where);
      for (let start = 0; start < 5; start++) {
        await until(() => !handler.up || start > 1);
        await rest(250);
        handler.up = true;
        await tab.outbox.flush();
      }
      await until(async () => (await tab.outbox.deliveryOf(id))?.state === 'unconfirmed');
      assert.equal(handler.stored, 2);
    });

test('an outage in the midst of a visit spends nothing: what is lost goes once the host answers', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  let up = false;
  receiver.script.push(network);
  for (let visit = 0; visit < 4; visit++) {
    const tab = stage.tab();
    // A tab that is closed while it looks whether the repeat may go.
    const looking = visit === 2;
    const probe = async (): Promise<boolean> => (looking ? new Promise(() => {}) : up);
    tab.outbox.use('hr', Object.assign(receiver, { probe }));
    if (!visit) await tab.outbox.submit(result(), where);
    await stage.settle();
    await stage.advance(visit === 2 ? 1000 : hour);
    const [entry] = await tab.outbox.list();
    if (!looking) assert.deepEqual([entry!.state, entry!.unsure], ['waiting', undefined]);
    assert.equal(receiver.tries.length, 1);
    if (visit === 3) {
      up = true;
      await stage.advance(hour);
      assert.equal((await tab.outbox.list())[0]!.state, 'delivered');
    }
    tab.kill();
  }
  assert.deepEqual([receiver.tries.length, receiver.repeats], [2, 0]);
});

test('a hotel’s login spends nothing either where the endpoint was down for days before', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  let [whose, up]: [whose: 'ours' | 'portal', up: boolean] = ['ours', false];
  receiver.script.push(network);
  const tab = stage.tab({ network: async () => whose });
  tab.outbox.use('hr', Object.assign(receiver, { probe: async () => up }));
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(2 * day);
  [whose, up] = ['portal', true];
  await stage.advance(12 * hour);
  assert.equal((await tab.outbox.deliveryOf(id))?.reason, 'captive-portal');
  assert.equal(receiver.tries.length, 1);
  whose = 'ours';
  await stage.advance(day);
  assert.deepEqual([(await tab.outbox.deliveryOf(id))?.state, receiver.tries.length], ['delivered', 2]);
});

test('what may have arrived before the device went offline is not called unsent for that', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  const goOffline = (): Promise<never> => ((tab.online = false), Promise.reject(new TypeError('Failed to fetch')));
  receiver.script.push(network, goOffline);
  tab.outbox.use('hr', receiver);
  const { id } = await tab.outbox.submit(result(), where);
  await stage.settle();
  await tab.outbox.flush();
  const delivery = await tab.outbox.deliveryOf(id);
  assert.deepEqual([delivery?.reason, delivery?.unsure, receiver.tries.length], ['offline', true, 2]);
});

test('a repeat that its person discards meanwhile does not go, and holds up no other', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  receiver.script.push(network);
  const tab = stage.tab();
  let answer: ((up: boolean) => void) | undefined;
  let asked = 0;
  const probe = (): Promise<boolean> =>
    asked++ ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(true);
  tab.outbox.use('hr', Object.assign(receiver, { probe }));
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(2500);
  assert.ok(answer, 'the repeat asks first');
  const other = await tab.outbox.submit(result(), where);
  await tab.outbox.discard(id);
  answer(true);
  await stage.settle();
  assert.deepEqual(
    receiver.tries.map((each) => each.id),
    [id, other.id],
  );
});

test('a host that answers no look at all is sent the repeat after a week', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver({ dedup: false });
  const tab = stage.tab();
  receiver.script.push(network);
  tab.outbox.use('hr', Object.assign(receiver, { probe: async () => false }));
  const { id } = await tab.outbox.submit(result(), where);
  await stage.advance(6 * day);
  assert.equal(receiver.tries.length, 1);
  await stage.advance(2 * day);
  assert.equal((await tab.outbox.deliveryOf(id))?.state, 'delivered');
});

function quick(callback: () => void, ms: number): () => void {
  const handle = setTimeout(callback, ms / 100);
  return () => clearTimeout(handle);
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await is()); i++) await rest(50);
}
