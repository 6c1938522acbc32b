import type { OutboxItem } from './item.js';
import { day, hour, slowWait, waitBefore, clampWait } from './pacing.js';
import type { Gate } from './records.js';
import type { Backoff } from './surroundings.js';
import type { DeliveryOutcome, DeliveryReason } from './transport.js';

/** What a verdict depends on beside the item and the outcome. */
export interface Circumstances {
  now: number;
  random: () => number;
  backoff: Backoff;
  /** Whether the endpoint drops repeats. */
  dedup: boolean;
  /** The endpoint's host answers, though this request got nothing: its answers cannot be read from this page. */
  reachable: boolean;
}

export interface Verdict {
  /** The item as it is from now on. Without it the item was delivered and goes. */
  item?: OutboxItem;
  /** What the endpoint asked for as a whole; `null` lifts what it asked before. */
  gate?: Gate | null;
  /** Other items would meet the same, so the round ends. */
  stop: boolean;
}

type Retry = DeliveryOutcome & { kind: 'retry' };
type Unknown = DeliveryOutcome & { kind: 'unknown' };

/** After these the endpoint may have stored it: a form that answers with a page, a fault behind the store, a proxy's 200. */
const storedPerhaps: readonly DeliveryReason[] = ['redirect', 'server-error', 'not-acknowledged'];

/** Any other item would meet the same now. */
const forAll: readonly DeliveryReason[] = [
  'offline',
  'network',
  'timeout',
  'blocked',
  'captive-portal',
  'not-acknowledged',
];

/** Bodies above this are suspected when a large request never gets an answer: some servers cut it off unread. */
const suspectBytes = 32_000;

/** What one try means for the item and for its endpoint. */
export function judge(item: OutboxItem, outcome: DeliveryOutcome, at: Circumstances): Verdict {
  // The endpoint spoke, so this try stored nothing.
  const refused: OutboxItem = { ...item, unsure: item.unsure - 1 };
  switch (outcome.kind) {
    case 'delivered':
      return { gate: null, stop: false };
    case 'reject':
      return { item: { ...refused, state: 'dead', reason: outcome.reason }, gate: null, stop: false };
    case 'auth':
      return { item: refused, gate: paused('auth', at), stop: true };
    case 'pause':
      return { item: refused, gate: paused(outcome.reason, at), stop: true };
    case 'retry':
      return (outcome.mayBeStored ?? storedPerhaps.includes(outcome.reason))
        ? uncertain(item, outcome, at)
        : retried(refused, outcome, at);
    case 'unknown':
      return uncertain(item, outcome, at);
  }
}

function retried(item: OutboxItem, outcome: Retry, at: Circumstances): Verdict {
  const { reason, afterMs, countsAttempt = true } = outcome;
  const slow = reason === 'forbidden' || reason === 'endpoint-missing';
  const pace = slow ? slowWait(item.attempt, at.backoff, at.random) : pacedWait(item, at);
  const next = failed(item, reason, afterMs === undefined ? pace : clampWait(afterMs), at.now, countsAttempt);
  if (slow && hasLasted(next, at.now, 1)) return { item: { ...next, state: 'dead' }, stop: false };
  return { item: next, ...heldBack(next, outcome) };
}

/** Nobody knows whether it was stored. Repeats are harmless where the endpoint drops them; elsewhere one is enough. */
function uncertain(item: OutboxItem, outcome: Retry | Unknown, at: Circumstances): Verdict {
  const { reason } = outcome;
  const afterMs = outcome.kind === 'retry' ? outcome.afterMs : undefined;
  const { countsAttempt = true, unsent = false } = outcome.kind === 'retry' ? outcome : {};
  const wait = afterMs === undefined ? pacedWait(item, at) : clampWait(afterMs);
  const next = failed(item, reason, wait, at.now, countsAttempt);
  next.unsent = unsent && (item.unsure === 1 || item.unsent === true);
  if (reason === 'opaque') return { item: unconfirmed(next), stop: false };
  if (reason === 'network' && next.bytes > suspectBytes && next.streak >= 5) next.reason = 'too-large';
  else if (reason === 'network' && at.reachable) Object.assign(next, { state: 'unconfirmed', reason: 'cors' });
  if (isRepeat(next, at.dedup)) return { item: unconfirmed(next), stop: true };
  if (reason === 'redirect' && next.streak >= 3) return { item: next, gate: paused(reason, at), stop: true };
  return { item: next, ...heldBack(next, outcome) };
}

/** What else waits when this one does: all that goes there when the endpoint asked for it, the round when the network is to blame. */
function heldBack({ nextAt }: OutboxItem, outcome: Retry | Unknown): Pick<Verdict, 'gate' | 'stop'> {
  const { reason } = outcome;
  if (outcome.kind === 'unknown' || forAll.includes(reason)) return { stop: true };
  if (outcome.scope !== 'endpoint') return { stop: false };
  return { gate: { schema: 1, reason, until: nextAt, paused: false }, stop: true };
}

/** Waits for a person to decide: it is not sent again by itself. */
export function unconfirmed(item: OutboxItem): OutboxItem {
  return { ...item, state: 'unconfirmed', nextAt: Infinity };
}

function failed(item: OutboxItem, reason: DeliveryReason, wait: number, now: number, counts: boolean): OutboxItem {
  const again = sameFault(item, reason);
  return {
    ...item,
    state: 'waiting',
    reason,
    attempt: item.attempt + Number(counts),
    streak: again ? item.streak + 1 : 1,
    since: again ? item.since : now,
    nextAt: now + wait,
  };
}

/** A missing header and a cut-off request are suspicions about what the network said: the streak goes on. */
function sameFault(item: OutboxItem, reason: DeliveryReason): boolean {
  return item.reason === reason || (reason === 'network' && (item.reason === 'cors' || item.reason === 'too-large'));
}

/** So many days and some tries: a clock that jumps must not bury an answer. */
export function hasLasted({ streak, since }: OutboxItem, now: number, days: number): boolean {
  return streak >= 3 && now - since >= days * day;
}

/** Whether a try that is counted already may store an item twice. */
export function isRepeat({ unsure }: OutboxItem, dedup: boolean): boolean {
  return !dedup && unsure > 1;
}

/** Whether one more lost connection should be looked into: it would be the third in a row, or the last that is allowed. */
export function isSuspicious(item: OutboxItem, dedup: boolean): boolean {
  return sameFault(item, 'network') && item.streak >= (dedup ? 2 : 1);
}

function pacedWait(item: OutboxItem, { now, backoff, random }: Circumstances): number {
  return waitBefore(item.attempt, now - item.createdAt, backoff, random);
}

/** Pauses end by themselves too: sessions are renewed elsewhere, hotel logins done, servers mended. */
function paused(reason: DeliveryReason, { now, backoff }: Circumstances): Gate {
  return { schema: 1, reason, until: now + (reason === 'gone' ? 6 * hour : backoff.cap), paused: true };
}
