import type { DeliveryState } from '../core/delivery-state.js';
import { sampleEvent, type Harness, type Reaction, type Request } from './kit-harness.js';
import { Outbox } from './outbox.js';

/** A reaction, or: keeps it, but the answer gets lost. */
export type Step = Reaction | 'kept-but-lost';

/** A device, an endpoint, and time that passes when it is told to. */
export interface Scene {
  outbox: Outbox;
  /** Every request that reached the far side. */
  got: Request[];
  /** Ids the far side keeps. */
  kept: Set<string>;
  dedup: boolean;
  goOnline(online: boolean): void;
  submit(count?: number): Promise<string[]>;
  /** Lets time pass, as much as it takes, until nothing is planned any more or so many requests have come. */
  play(requests?: number): Promise<void>;
  stateOf(id: string): Promise<DeliveryState | undefined>;
}

/** An outbox without a disk and with a clock of its own, and a far side that follows a script and then stores. */
export function sceneOf(harness: Harness, script: readonly Step[]): Scene {
  let now = Date.UTC(2026, 10, 22);
  let online = true;
  let seed = 1;
  let number = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const got: Request[] = [];
  const kept = new Set<string>();
  const reactions = [...script];
  const transport = harness.connect((request) => {
    got.push(request);
    const reaction = reactions.shift() ?? 'stored';
    if (reaction !== 'stored' && reaction !== 'kept-but-lost') return reaction;
    const repeat = kept.has(request.id);
    kept.add(request.id);
    if (reaction === 'kept-but-lost') return 'lost';
    return repeat ? 'repeat' : 'stored';
  });
  const lifecycle = new EventTarget();
  const outbox = new Outbox({
    now: () => now,
    random: () => (seed = (seed * 16807) % 2147483647) / 2147483647,
    timer: (callback, ms) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    store: () => Promise.reject(new Error('no disk')),
    locks: () => undefined,
    channel: () => undefined,
    lifecycle,
    online: () => online,
    network: async () => 'ours',
    report: () => undefined,
    warn: () => undefined,
  });
  outbox.use('kit', transport);
  // Real turns of the event loop, for transports that take some to answer.
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    ...{ outbox, got, kept, dedup: transport.dedup },
    goOnline: (now) => {
      online = now;
      lifecycle.dispatchEvent(new Event(now ? 'online' : 'offline'));
    },
    submit: async (count = 1) => {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        const { subject, type, data } = sampleEvent(++number);
        if (type !== 'io.attune.survey.submitted.v1') continue;
        const { id } = await outbox.submit(
          { subject, type, data, sequence: 1, title: 'Kit' },
          { endpoint: 'kit', source: 'urn:attune:kit' },
        );
        ids.push(id);
      }
      await rest();
      return ids;
    },
    play: async (requests = Infinity) => {
      await rest();
      for (let step = 0; step < 300 && got.length < requests; step++) {
        const next = timers.sort((a, b) => a.at - b.at).shift();
        if (!next) return;
        now = Math.max(now, next.at);
        next.callback();
        await rest();
      }
    },
    stateOf: async (id) => (await outbox.deliveryOf(id))?.state,
  };
}
