import type { Timer } from './database.js';
import type { OutboxItem } from './item.js';
import { lookTimeout } from './reach.js';
import { tryTimeout } from './records.js';
import type { OutboxDeps } from './surroundings.js';
import type { Authorize, DeliveryOutcome, RetryReason, Transport } from './transport.js';
import { hasLasted, isSuspicious } from './verdict.js';

/** The longest body of a request that may outlive its page; all of a page's together may have 64 KiB. */
const keepaliveBytes = 16_384;

export interface Attempt {
  outcome: DeliveryOutcome;
  /** What the developer must change: the endpoint's host answers, but this page may not see what. */
  advice?: string | undefined;
}

/** `undefined` when it took too long or failed. */
function inTime<T>(timer: Timer, ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
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
}

/** Whether the endpoint's host answers anything. One that cannot be asked may always have heard. */
async function isReached(transport: Transport, timer: Timer): Promise<boolean> {
  return (await inTime(timer, lookTimeout, async (signal) => transport.probe?.(signal) ?? true)) ?? false;
}

/**
 * Why the one repeat that an endpoint gets must wait, if it must: it goes only where the endpoint's host answers, and
 * nobody else in its place. So an outage costs nothing, however long it is; and what is lost although the host answered
 * a moment before may be taken for stored. No wait is without end: after a day the host alone decides, since some
 * bundlers rewrite what stands in a module; after a week nobody, since some hosts answer no look. Never rejects.
 */
export async function heldUp(
  item: OutboxItem,
  transport: Transport,
  { now, timer, network }: Pick<OutboxDeps, 'now' | 'timer' | 'network'>,
): Promise<Attempt | undefined> {
  const held = (reason: RetryReason): Attempt => ({ outcome: { kind: 'retry', reason } });
  const { reason } = item;
  const before = reason === 'captive-portal' || reason === 'offline' ? reason : undefined;
  const isOld = before && hasLasted(item, now(), 1);
  const whose = isOld ? 'unknown' : ((await inTime(timer, lookTimeout, network)) ?? 'none');
  if (whose === 'portal') return held('captive-portal');
  if (whose === 'none') return held('offline');
  if (hasLasted(item, now(), 7) || (await isReached(transport, timer))) return undefined;
  return held(isOld ? before : 'network');
}

/**
 * One try, with its time limit, one renewal of refused credentials, and a look at why nobody answers. Never rejects:
 * whatever a transport throws, the item may have been stored.
 */
export async function attempt(
  item: OutboxItem,
  transport: Transport,
  getAuth: Authorize | undefined,
  { timer, online }: Pick<OutboxDeps, 'timer' | 'online'>,
): Promise<Attempt> {
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

  const wasOnline = online();
  const outcome =
    (await inTime(timer, tryTimeout, async (signal) => {
      const first = await send(signal, false);
      return first.kind === 'auth' && getAuth ? send(signal, true) : first;
    })) ?? ({ kind: 'unknown', reason: 'timeout' } as const);
  if (outcome.kind === 'retry' && outcome.reason === 'redirect' && item.reason === 'redirect')
    return {
      outcome,
      advice: `Attune: ${transport.name} answers with a redirect, on which the answers would be lost. Give the address that it leads to.`,
    };
  if (outcome.kind !== 'unknown' || outcome.reason === 'opaque') return { outcome };
  const { reason } = outcome;
  // A handler that stores and breaks looks like one that is not there: it may be stored, though hardly.
  const unsent = { kind: 'retry', mayBeStored: true, unsent: true } as const;
  if (!online()) return { outcome: { ...unsent, reason: 'offline', countsAttempt: false, mayBeStored: wasOnline } };
  const suspicious = reason === 'network' && isSuspicious(item, transport.dedup);
  // Where repeats are harmless it makes no difference whether it was stored. What took too long has left the page.
  if (!transport.dedup && reason === 'network' && !(await isReached(transport, timer)))
    return { outcome: { ...unsent, reason } };
  const advice = suspicious
    ? await inTime(timer, lookTimeout, async (signal) => transport.diagnose?.(signal))
    : undefined;
  return { outcome, advice };
}

const lost: DeliveryOutcome = { kind: 'unknown', reason: 'network' };
