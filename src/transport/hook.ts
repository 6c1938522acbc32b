import type { AttuneEvent } from '../core/schema/event.js';
import type { Transport } from './transport.js';

/**
 * Takes each event in place of HTTP. Returning says that it is stored; throwing has it tried again later, with the same
 * id; throwing a `RejectError` puts it aside for its person to decide. `signal` is aborted when the try takes too long.
 */
export type SubmitHook = (event: AttuneEvent, context: { signal: AbortSignal; attempt: number }) => unknown;

/** Thrown by a submit hook to say that an event is refused for good. */
export class RejectError extends Error {
  override readonly name = 'RejectError';
}

/** A submit hook as a transport: stored before it is called, like everything else. */
export function hookTransport(
  submit: SubmitHook,
  { dedup = false, maxBytes = Infinity }: { dedup?: boolean; maxBytes?: number } = {},
): Transport {
  return {
    name: 'submit',
    dedup,
    maxBytes,
    async send(item, { signal, attempt }) {
      const event = JSON.parse(item.body) as AttuneEvent;
      try {
        await submit(event, { signal, attempt });
        return { kind: 'delivered' };
      } catch (error) {
        // By name: the page may have loaded the library twice.
        if ((error as Error | undefined)?.name === 'RejectError') return { kind: 'reject', reason: 'rejected' };
        return signal.aborted
          ? { kind: 'unknown', reason: 'timeout' }
          : { kind: 'retry', reason: 'server-error', mayBeStored: false };
      }
    },
  };
}
