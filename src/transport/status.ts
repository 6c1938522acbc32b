import type { Delivery } from '../core/delivery-state.js';
import { dueAt, day } from './pacing.js';
import {
  fieldsOf,
  gateIn,
  isHeld,
  kinds,
  leaseKey,
  receiptsOf,
  rowsOf,
  type Lease,
  type Receipt,
  type Row,
} from './records.js';
import type { Found } from './shelf.js';

/** One line of a person's outbox. */
export interface OutboxEntry extends Delivery {
  title: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  deliveredAt?: number;
  /** Tries so far. */
  attempt: number;
  /** Size of what is sent. */
  bytes: number;
  /** The key it was submitted to. */
  endpoint: string;
  /** The draft it was made from. */
  draft?: string;
  /** Whether it was sent on a shared computer: then its answers are handed to nobody. */
  shared?: true;
}

/** What must be read to say how everything stands. */
export const statusScopes = [kinds.item, kinds.receipt, kinds.lease, kinds.gate] as const;

/** How long a receipt stays. */
export const receiptAge = day;

/** Everything on a shelf as its person sees it, in the order it was stored, receipts last. */
export function entriesOf(
  found: Found,
  { now, online, durable }: { now: number; online: boolean; durable: boolean },
): OutboxEntry[] {
  const waiting = rowsOf(found).map((row) => ({ ...standing(row, found, now, online), durable }));
  const receipts = receiptsOf(found).filter((receipt) => isFresh(receipt, now));
  const delivered = receipts.map((receipt): OutboxEntry => {
    const { schema: _, partition: __, sequence: ___, ...rest } = receipt;
    return { ...rest, state: 'delivered', durable };
  });
  return [...waiting, ...delivered];
}

/** The same entry once it has arrived. */
export function arrived({ reason: _, nextAt: __, unsure: ___, ...entry }: OutboxEntry): OutboxEntry {
  return { ...entry, state: 'delivered', durable: true };
}

/** What an entry says of its delivery. */
export function deliveryIn({ id, state, durable, reason, nextAt, unsure, followable }: OutboxEntry): Delivery {
  return {
    id,
    state,
    durable,
    ...(reason && { reason }),
    ...(nextAt && { nextAt }),
    ...(unsure && { unsure }),
    ...(followable && { followable }),
  };
}

export function isFresh(receipt: Receipt, now: number): boolean {
  return now - receipt.deliveredAt < receiptAge;
}

function standing(
  { id, item, fault, raw }: Row,
  found: Found,
  now: number,
  online: boolean,
): Omit<OutboxEntry, 'durable'> {
  if (!item) {
    const { title, createdAt, endpoint } = fieldsOf(raw);
    const known = {
      title: typeof title === 'string' ? title : '',
      createdAt: typeof createdAt === 'number' ? createdAt : 0,
      endpoint: typeof endpoint === 'string' ? endpoint : '',
    };
    return {
      id,
      state: fault === 'corrupt' ? 'dead' : 'paused',
      reason: fault!,
      ...known,
      attempt: 0,
      bytes: 0,
    };
  }
  const { endpoint, title, createdAt, attempt, bytes, state, reason, nextAt, draft, receipt, followable } = item;
  const perhaps = item.unsure > 0 && !item.unsent && { unsure: true as const };
  const entry = {
    id,
    endpoint,
    title,
    createdAt,
    attempt,
    bytes,
    ...(draft !== undefined && { draft }),
    ...(!receipt && { shared: true as const }),
    ...(followable && { followable }),
  };
  const lease = found.get(leaseKey(endpoint)) as Lease | undefined;
  const gate = gateIn(found, endpoint);
  const due = (at: number): { nextAt?: number } => (at > now && at !== Infinity ? { nextAt: dueAt(at, now) } : {});
  if (isHeld(lease, now) && lease.item === id) return { ...entry, state: 'sending' };
  // Stored as an answer that was refused, which older releases know as well.
  if (state === 'dead' && reason === 'superseded') return { ...entry, state: 'superseded' };
  if (state === 'dead' || state === 'unconfirmed')
    return { ...entry, state, ...(reason && { reason }), ...due(nextAt) };
  if (gate && dueAt(gate.until, now) > now) {
    return {
      ...entry,
      state: gate.paused ? 'paused' : 'waiting',
      reason: gate.reason,
      ...due(Math.max(gate.until, nextAt)),
      ...(!gate.paused && perhaps),
    };
  }
  if (!online) return { ...entry, state: 'waiting', reason: 'offline', ...perhaps };
  return { ...entry, state, ...(state === 'waiting' && perhaps), ...(reason && { reason }), ...due(nextAt) };
}
