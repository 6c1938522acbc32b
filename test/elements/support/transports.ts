import type { AttuneEvent } from '../../../src/core/schema/event.js';
import type { DeliveryOutcome, Transport } from '../../../src/transport/index.js';

export interface Post extends Transport {
  /** What arrived here, in order. */
  readonly events: AttuneEvent[];
  outcome: DeliveryOutcome | Promise<DeliveryOutcome>;
}

/** A way to an endpoint of its own that answers as it is told; arrives unless told otherwise. */
export function post(outcome: Post['outcome'] = { kind: 'delivered' }): Post {
  const events: AttuneEvent[] = [];
  return {
    name: `post-${crypto.randomUUID()}`,
    dedup: true,
    maxBytes: Infinity,
    events,
    outcome,
    send(item) {
      events.push(JSON.parse(item.body) as AttuneEvent);
      return Promise.resolve(this.outcome);
    },
  };
}

/** Never answers: what is sent stays on its way. */
export const never = new Promise<DeliveryOutcome>(() => {});
