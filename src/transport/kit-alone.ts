import { toText } from './capture.js';
import { eventMediaType, type OutboxItem } from './item.js';
import {
  must,
  promised,
  sampleEvent,
  type Harness,
  type Promised,
  type Reaction,
  type Request,
} from './kit-harness.js';
import type { DeliveryOutcome, SendContext, Transport } from './transport.js';

const context: SendContext = {
  signal: new AbortController().signal,
  attempt: 0,
  keepalive: false,
  auth: () => Promise.resolve(undefined),
};

function itemOf(transport: Transport, number: number, text?: string): OutboxItem {
  const event = sampleEvent(number, text);
  const { body, contentType } = transport.serialize?.(event) ?? { body: toText(event), contentType: eventMediaType };
  const { id, subject: partition } = event;
  const item: OutboxItem = {
    ...{ schema: 1, id, endpoint: 'kit', partition, sequence: 1, body, contentType, bytes: body.length, createdAt: 0 },
    ...{
      title: 'Kit',
      anonymous: false,
      receipt: true,
      state: 'saved',
      attempt: 0,
      nextAt: 0,
      streak: 0,
      since: 0,
      unsure: 1,
    },
  };
  return Object.freeze(item);
}

/** A transport, and the requests that reach its far side. */
function connected(harness: Harness, reaction: Reaction = 'stored'): { transport: Transport; got: Request[] } {
  const got: Request[] = [];
  return { got, transport: harness.connect((request) => (got.push(request), reaction)) };
}

/** What one try came to; what is thrown counts as a lost connection. */
async function tryOnce(harness: Harness, reaction: Reaction): Promise<DeliveryOutcome['kind']> {
  const { transport } = connected(harness, reaction);
  const outcome = await transport
    .send(itemOf(transport, 1), context)
    .catch((): DeliveryOutcome => ({ kind: 'unknown', reason: 'network' }));
  return outcome.kind;
}

function comesTo(reaction: Reaction, kinds: DeliveryOutcome['kind'][], name: string): Promised {
  return promised(name, [reaction], async (harness) => {
    const kind = await tryOnce(harness, reaction);
    must(kinds.includes(kind), `must answer ${kinds.join(' or ')} when the far side ${reaction}; it was ${kind}`);
  });
}

const ends = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1000)),
  ]);

/** What `send` owes the outbox, one try at a time. */
export const alone: readonly Promised[] = [
  promised('has a name, says whether its endpoint drops repeats, and how much it takes', [], async (harness) => {
    const { name, dedup, maxBytes } = connected(harness).transport;
    must(typeof name === 'string' && name.length > 0, 'must have a name');
    must(typeof dedup === 'boolean', 'must say whether its endpoint drops repeats');
    must(maxBytes > 0, 'must take bodies of some size');
  }),
  comesTo('stored', ['delivered'], 'lets an answer go once the far side says that it has it'),
  comesTo('repeat', ['delivered'], 'lets an answer go when the far side had it already'),
  comesTo('refused', ['reject'], 'puts aside what the far side refuses for good'),
  comesTo('busy', ['retry'], 'comes back later to a far side that is busy'),
  comesTo('failed', ['retry'], 'comes back later to a far side that has a fault'),
  comesTo('lost', ['unknown', 'retry'], 'never takes a lost connection for an answer'),
  promised('ends when its time is over', ['silent'], async (harness) => {
    const { transport } = connected(harness, 'silent');
    const abort = new AbortController();
    const work = transport.send(itemOf(transport, 1), { ...context, signal: abort.signal });
    setTimeout(() => abort.abort(), 0);
    must(await ends(work), 'must end when its signal is aborted');
    const outcome = await work.catch(() => undefined);
    must(outcome?.kind !== 'delivered' && outcome?.kind !== 'reject', 'must not settle what never got an answer');
  }),
  promised('sends each answer under its own id', [], async (harness) => {
    const { transport, got } = connected(harness);
    const items = [itemOf(transport, 1), itemOf(transport, 2)];
    for (const item of items) await transport.send(item, context);
    must(
      got.map(({ id }) => id).join() === items.map(({ id }) => id).join(),
      'must send the id of the item, and no other',
    );
  }),
  promised('does not mix up answers that are sent at once', [], async (harness) => {
    const { transport, got } = connected(harness);
    const items = [1, 2, 3, 4].map((number) => itemOf(transport, number));
    await Promise.all(items.map((item) => transport.send(item, context)));
    for (const { id, body } of got) must(body.includes(id), 'must send an id and a body that belong together');
    must(new Set(got.map(({ id }) => id)).size === 4, 'must send each item');
  }),
  promised('sends the same bytes at every try', [], async (harness) => {
    const { transport, got } = connected(harness);
    const item = itemOf(transport, 1);
    for (const attempt of [0, 1, 7]) await transport.send(item, { ...context, attempt });
    must(new Set(got.map(({ body }) => body)).size === 1, 'must send the same bytes at every try');
  }),
  promised('carries every script, emoji and quotation mark', [], async (harness) => {
    const { transport, got } = connected(harness);
    const item = itemOf(transport, 1, 'Grüße 👩‍🔬 "شكرا" \\ <b> & \u2028 日本語');
    await transport.send(item, context);
    must(got[0]?.body === item.body, 'must not change the text it carries');
  }),
  promised('carries forty thousand characters', [], async (harness) => {
    const { transport, got } = connected(harness);
    const item = itemOf(transport, 1, 'x'.repeat(Math.min(40_000, transport.maxBytes - 2000)));
    await transport.send(item, context);
    must(got[0]?.body === item.body, 'must carry all of a long answer');
  }),
  promised('writes the same body for the same event, with the event’s id in it', [], async (harness) => {
    const { transport } = connected(harness);
    const [first, second] = [itemOf(transport, 1), itemOf(transport, 1)];
    must(
      first.body === second.body && first.body.includes(first.id),
      'must write the same body for the same event, and its id',
    );
  }),
  promised('blames no answer for credentials that could not be had', [], async (harness) => {
    const { transport } = connected(harness);
    const auth = (): Promise<never> => Promise.reject(new Error('signed out'));
    const outcome = await transport.send(itemOf(transport, 1), { ...context, auth }).catch(() => undefined);
    must(
      outcome?.kind !== 'reject' && outcome?.kind !== 'pause',
      'must not refuse an answer because nobody is signed in',
    );
  }),
];
