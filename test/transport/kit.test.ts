import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hookTransport, RejectError } from '../../src/transport/hook.js';
import { httpTransport, type HttpOptions } from '../../src/transport/http.js';
import { transportCases, type Harness } from '../../src/transport/kit.js';

const until = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError'))),
  );

const http = (options: Partial<HttpOptions>): Harness => ({
  connect: (receive) =>
    httpTransport({
      endpoint: 'https://receiver.example/',
      ...options,
      fetch: async (_, init) => {
        // A look at whether the far side answers anything: this one always does.
        if (init!.method !== 'POST') return new Response();
        const body = init!.body as string;
        const { id } = JSON.parse(body) as { id: string };
        const reaction = receive({ id, body });
        if (reaction === 'lost') throw new TypeError('Failed to fetch');
        if (reaction === 'silent') return until(init!.signal);
        if (reaction === 'stored' || reaction === 'repeat')
          return Response.json({ id, status: reaction === 'stored' ? 'accepted' : 'duplicate', now: 1 });
        return Response.json(
          { code: 'x' },
          { status: { refused: 422, busy: 429, failed: 500 }[reaction], headers: { 'Retry-After': '3' } },
        );
      },
    }),
});

const hook = (dedup: boolean): Harness => ({
  connect: (receive) =>
    hookTransport(
      async (event, { signal }) => {
        const reaction = receive({ id: event.id, body: JSON.stringify(event) });
        if (reaction === 'refused') throw new RejectError('no');
        if (reaction === 'silent') await until(signal);
        if (reaction !== 'stored' && reaction !== 'repeat') throw new Error(reaction);
      },
      { dedup },
    ),
  // A hook that throws says that nothing was stored: it has no way to say that it does not know.
  lacks: ['lost'],
});

const harnesses: Record<string, Harness> = {
  'HTTP in full mode': http({ mode: 'full' }),
  'HTTP in simple mode': http({ mode: 'simple' }),
  'a submit hook': hook(false),
  'a submit hook that drops repeats': hook(true),
};

for (const [transport, harness] of Object.entries(harnesses)) {
  for (const { name, run } of transportCases(harness)) test(`${transport} ${name}`, () => run(harness));
}

test('the kit has twenty-five cases or more, each under a name of its own', () => {
  const names = transportCases().map(({ name }) => name);
  assert.ok(names.length >= 25, `${names.length}`);
  assert.equal(new Set(names).size, names.length);
});

test('the kit finds transports that break their promises', async () => {
  const good = hook(false);
  const bad: Record<string, Harness> = {
    'delivers whatever happens': {
      connect: (receive) => ({
        ...good.connect(receive),
        send: async (item) => (receive(item), { kind: 'delivered' }),
      }),
    },
    'mints ids of its own': {
      connect: (receive) => ({
        ...good.connect(receive),
        send: async ({ body }) => (receive({ id: 'mine', body }), { kind: 'delivered' }),
      }),
    },
    'never gives up': {
      connect: (receive) => ({ ...good.connect(receive), send: (item) => (receive(item), new Promise(() => {})) }),
    },
    'counts tries in the body': {
      connect: (receive) => ({
        ...good.connect(receive),
        send: async (item, { attempt }) => (
          receive({ ...item, body: item.body + String(attempt) }),
          { kind: 'delivered' }
        ),
      }),
    },
  };
  for (const [how, harness] of Object.entries(bad)) {
    const alone = transportCases().slice(0, 15);
    const broken = await Promise.all(
      alone.map(({ run }) =>
        Promise.race([
          run(harness).then(
            () => false,
            () => true,
          ),
          new Promise((resolve) => setTimeout(resolve, 1500, true)),
        ]),
      ),
    );
    assert.ok(broken.includes(true), how);
  }
});
