import type { OutboxItem } from './item.js';
import { lookTimeout } from './reach.js';
import { tryTimeout } from './records.js';
import type { OutboxDeps } from './surroundings.js';
import type { Authorize, DeliveryOutcome, Transport } from './transport.js';
import { hasLasted, isSuspicious } from './verdict.js';

/** The longest body of a request that may outlive its page; all of a page's together may have 64 KiB. */
const keepaliveBytes = 16_384;

export interface Attempt {
  outcome: DeliveryOutcome;
  /** What the developer must change: the endpoint's host answers, but this page may not see what. */
  advice?: string | undefined;
}

type Surroundings = Pick<OutboxDeps, 'now' | 'timer' | 'online' | 'network'>;

/**
 * One try, with its time limit, one renewal of refused credentials, and a look at why nobody answers. Never rejects:
 * whatever a transport throws, the item may have been stored.
 */
export async function attempt(
  item: OutboxItem,
  transport: Transport,
  getAuth: Authorize | undefined,
  { now, timer, online, network }: Surroundings,
): Promise<Attempt> {
  /** `undefined` when it took too long or failed. */
  const inTime = <T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    const abort = new AbortController();
    return new Promise((resolve) => {
      const stop = timer(() => {
        resolve(undefined);
        abort.abort();
      }, ms);
      // Through a function of its own: what throws at once is caught as well.
      void (async () => work(abort.signal))()
        .catch(() => undefined)
        .then(resolve)
        .finally(stop);
    });
  };
  const look = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => inTime(lookTimeout, work);
  const reached = async (): Promise<boolean> =>
    (await look(async (signal) => transport.probe?.(signal) ?? true)) ?? false;

  const send = async (signal: AbortSignal, refused: boolean): Promise<DeliveryOutcome> => {
    try {
      const outcome: DeliveryOutcome | undefined = await transport.send(item, {
        signal,
        attempt: item.attempt,
        keepalive: item.attempt === 0 && item.bytes <= keepaliveBytes,
        auth: async () => getAuth?.(refused),
      });
      // A transport of the page's own may forget to say what came of it.
      return outcome?.kind ? outcome : lost;
    } catch {
      return lost;
    }
  };

  // The one repeat there is goes only where somebody else does not answer in the endpoint's place.
  if (!transport.dedup && item.unsure > 1 && !hasLasted(item, now())) {
    const whose = (await look(network)) ?? 'none';
    const reason = whose === 'portal' ? 'captive-portal' : 'network';
    if (whose === 'unknown' ? !(await reached()) : whose !== 'ours') return { outcome: { kind: 'retry', reason } };
  }
  const outcome =
    (await inTime(tryTimeout, async (signal) => {
      const first = await send(signal, false);
      return first.kind === 'auth' && getAuth ? send(signal, true) : first;
    })) ?? ({ kind: 'unknown', reason: 'timeout' } as const);
  if (outcome.kind === 'retry' && outcome.reason === 'redirect' && item.reason === 'redirect')
    return {
      outcome,
      advice: `Attune: ${transport.name} answers with a redirect, on which the answers would be lost. Give the address that it leads to.`,
    };
  if (outcome.kind !== 'unknown' || outcome.reason === 'opaque') return { outcome };
  if (!online()) return { outcome: { kind: 'retry', reason: 'offline', countsAttempt: false } };
  const suspicious = outcome.reason === 'network' && isSuspicious(item, transport.dedup);
  // Where repeats are harmless it makes no difference whether it was stored.
  if (!transport.dedup && !(await reached())) return { outcome: { kind: 'retry', reason: outcome.reason } };
  return { outcome, advice: suspicious ? await look(async (signal) => transport.diagnose?.(signal)) : undefined };
}

const lost: DeliveryOutcome = { kind: 'unknown', reason: 'network' };
