import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../../src/receiver/server.js';
import { eventOf, openHouse, type TestHouse } from './fixture.js';

/** Everything the server says until it closes the connection. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (data) => (text += String(data)));
  socket.on('error', () => undefined);
  if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
  return text;
}

const head = (headers: Record<string, string | number>, path = '/v1/pk_acme/events'): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: receiver.test',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

describe('the server, to those who misuse a connection (T28)', () => {
  let house: TestHouse;
  let server: RunningServer;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse');
    server = await startServer({ handler: house.receiver.fetch, port: 0, requestTimeout: 1_500, headersTimeout: 700 });
  });
  after(async () => {
    await server.close();
    await house.close();
  });

  const open = (): Socket => connect(server.port, '127.0.0.1');
  const isWell = async (): Promise<void> => {
    const response = await fetch(`${server.url}/v1/pk_acme/events`, {
      method: 'POST',
      body: JSON.stringify(eventOf()),
      headers: { Connection: 'close' },
    });
    assert.deepEqual([response.status, ((await response.json()) as { status: string }).status], [200, 'accepted']);
  };

  it('serves an honest request on the address it names', async () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    await isWell();
  });

  it('cuts off headers that never end', async () => {
    const socket = open();
    socket.write('POST /v1/pk_acme/events HTTP/1.1\r\nHost: receiver.test\r\nX-Slow: ');
    const said = heard(socket);
    await isWell();
    assert.match(await said, /^HTTP\/1\.1 408 /);
  });

  it('cuts off a body that never ends, and serves others meanwhile', async () => {
    const sockets = Array.from({ length: 20 }, open);
    const said = sockets.map((socket) => {
      socket.write(head({ 'Content-Type': 'application/json', 'Content-Length': 1000 }) + '{"specversion":');
      return heard(socket);
    });
    await isWell();
    for (const text of await Promise.all(said)) assert.doesNotMatch(text, /HTTP\/1\.1 2/);
  });

  it('answers 413 to a body of a gigabyte and reads only the beginning of it', async () => {
    const socket = open();
    const said = heard(socket);
    socket.write(head({ 'Content-Type': 'application/json', 'Content-Length': 2 ** 30 }));
    const chunk = Buffer.alloc(65_536, 0x20);
    let sent = 0;
    while (!socket.destroyed && sent < 2 ** 28) {
      sent += chunk.length;
      if (!socket.write(chunk))
        await new Promise<void>((resolve) => socket.once('drain', resolve).once('close', resolve));
    }
    assert.match(await said, /^HTTP\/1\.1 413 [^]*"code":"too-large"/);
    assert.ok(sent < 2 ** 28, `${sent} bytes went through`);
    await isWell();
  });

  it('answers 413 when all of a too large body has been read, so that browsers see it', async () => {
    const response = await fetch(`${server.url}/v1/pk_acme/events`, {
      method: 'POST',
      body: 'x'.repeat(400_000),
      headers: { 'Content-Type': 'text/plain' },
    });
    assert.equal(response.status, 413);
  });

  it('expands nothing that is compressed', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip']) {
      const socket = open();
      const said = heard(socket);
      const bomb = Buffer.from('1f8b0800000000000003edc1010d000000c2a04f6d0e37a00000000000000000', 'hex');
      socket.write(
        head({
          'Content-Type': 'application/json',
          'Content-Encoding': encoding,
          'Content-Length': bomb.length,
          Connection: 'close',
        }),
      );
      socket.write(bomb);
      assert.match(await said, /^HTTP\/1\.1 415 [^]*"code":"encoding-unsupported"/);
    }
  });

  it('refuses two requests in one, and lengths that contradict each other', async () => {
    for (const headers of [{ 'Content-Length': 4, 'Transfer-Encoding': 'chunked' }, { 'Content-Length': '4, 5' }]) {
      const socket = open();
      const said = heard(socket);
      socket.write(
        `${head({ ...headers, 'Content-Type': 'application/json' })}0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n`,
      );
      assert.match(await said, /^HTTP\/1\.1 400 /);
    }
  });

  it('survives a sender that hangs up in the middle', async () => {
    for (let index = 0; index < 20; index += 1) {
      const socket = open();
      await once(socket, 'connect');
      socket.write(head({ 'Content-Type': 'application/json', 'Content-Length': 1000 }) + '{');
      socket.destroy();
    }
    await isWell();
    assert.ok(!house.logged.some(({ code }) => code === 'internal'));
  });

  it('says in one line when its port is taken', async () => {
    await assert.rejects(
      startServer({ handler: house.receiver.fetch, port: server.port }),
      /port \d+ is taken; .*set PORT/,
    );
  });

  it('takes the word of a proxy for an address only when told to, and then the last one', async () => {
    const seen: (string | undefined)[] = [];
    const handler = (_request: Request, { ip }: { ip?: string }): Response => {
      seen.push(ip);
      return new Response();
    };
    for (const trustProxy of [false, true]) {
      const proxied = await startServer({ handler, port: 0, trustProxy });
      await fetch(proxied.url, { headers: { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9', Connection: 'close' } });
      await fetch(proxied.url, { headers: { Connection: 'close' } });
      await proxied.close();
    }
    assert.deepEqual(seen, ['127.0.0.1', '127.0.0.1', '203.0.113.9', '127.0.0.1']);
  });
});
