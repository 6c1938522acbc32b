import type { AttuneEvent } from '../../../src/core/schema/event.js';
import type { OutboxItem } from '../../../src/transport/item.js';
import type { DeliveryOutcome, SendContext, Transport } from '../../../src/transport/transport.js';

/** What happens to one try: an outcome, or `commit` followed by the answer getting lost, or anything a test makes up. */
export type Step = DeliveryOutcome | ((item: OutboxItem, context: SendContext) => Promise<DeliveryOutcome>);

/** A far side that keeps each id once, behind a transport whose answers follow a script; delivers when it runs out. */
export class ScriptedReceiver implements Transport {
  readonly name = 'scripted';
  readonly dedup: boolean;
  readonly maxBytes = 48_000;
  readonly script: Step[] = [];
  /** Bodies by id: what was stored once. */
  readonly stored = new Map<string, string>();
  /** Every try, in order. */
  readonly tries: { id: string; attempt: number; body: string; keepalive: boolean }[] = [];
  /** Times an id came again. */
  repeats = 0;
  inFlight = 0;
  mostInFlight = 0;

  constructor({ dedup = true }: { dedup?: boolean } = {}) {
    this.dedup = dedup;
  }

  commit({ id, body }: OutboxItem): DeliveryOutcome {
    if (this.stored.has(id)) this.repeats++;
    else this.stored.set(id, body);
    return { kind: 'delivered' };
  }

  async send(item: OutboxItem, context: SendContext): Promise<DeliveryOutcome> {
    this.tries.push({ id: item.id, attempt: context.attempt, body: item.body, keepalive: context.keepalive });
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    try {
      const step = this.script.shift();
      if (typeof step === 'function') return await step(item, context);
      return step ?? this.commit(item);
    } finally {
      this.inFlight--;
    }
  }

  event(id: string): AttuneEvent {
    return JSON.parse(this.stored.get(id)!) as AttuneEvent;
  }
}

export const network: Step = () => Promise.reject(new TypeError('Failed to fetch'));
export const busy = (afterMs?: number): Step => ({
  kind: 'retry',
  reason: 'busy',
  scope: 'endpoint',
  ...(afterMs !== undefined && { afterMs }),
});
export const serverError: Step = { kind: 'retry', reason: 'server-error' };
export const rejected: Step = { kind: 'reject', reason: 'rejected', status: 422 };

/** Stored there, but the answer never came back. */
export const commitThenReset =
  (receiver: ScriptedReceiver): Step =>
  (item) => {
    receiver.commit(item);
    return Promise.reject(new TypeError('Failed to fetch'));
  };
