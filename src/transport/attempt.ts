import type { OutboxItem } from './item.js';
import { tryTimeout } from './pacing.js';
import type { OutboxDeps } from './surroundings.js';
import type { Authorize, DeliveryOutcome, Transport } from './transport.js';
import { isSuspicious } from './verdict.js';

/** The longest body of a request that may outlive its page; all of a page's together may have 64 KiB. */
const keepaliveBytes = 16_384;

export interface Attempt {
  outcome: DeliveryOutcome;
  /** What the developer must change: the endpoint's host answers, but this page may not see what. */
  advice?: string | undefined;
}

/**
 * One try, with its time limit, one renewal of refused credentials, and a look at why nobody answers. Never rejects:
 * whatever a transport throws, the item may have been stored.
 */
export function attempt(
  item: OutboxItem,
  transport: Transport,
  getAuth: Authorize | undefined,
  { timer, online }: Pick<OutboxDeps, 'timer' | 'online'>,
): Promise<Attempt> {
  const abort = new AbortController();
  const { signal } = abort;
  const send = async (refused: boolean): Promise<DeliveryOutcome> => {
    try {
      const outcome: DeliveryOutcome | undefined = await transport.send(item, {
        signal,
        attempt: item.attempt,
        keepalive: item.attempt === 0 && item.bytes <= keepaliveBytes,
        auth: async () => getAuth?.(refused),
      });
      // A transport of the page's own may forget to say what came of it.
      return outcome?.kind ? outcome : { kind: 'unknown', reason: 'network' };
    } catch {
      return { kind: 'unknown', reason: 'network' };
    }
  };
  const work = async (): Promise<Attempt> => {
    const first = await send(false);
    const outcome = first.kind === 'auth' && getAuth ? await send(true) : first;
    const lost = outcome.kind === 'unknown' && outcome.reason === 'network' && online();
    if (!lost || !isSuspicious(item, transport.dedup)) return { outcome };
    return { outcome, advice: await (async () => transport.diagnose?.(signal))().catch(() => undefined) };
  };
  return new Promise((resolve) => {
    const stop = timer(() => {
      resolve({ outcome: { kind: 'unknown', reason: 'timeout' } });
      abort.abort();
    }, tryTimeout);
    void work()
      .catch((): Attempt => ({ outcome: { kind: 'unknown', reason: 'network' } }))
      .then(resolve)
      .finally(stop);
  });
}
