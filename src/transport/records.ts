import { contentHash } from '../core/canonical.js';
import type { OutboxItem } from './item.js';

/** The kinds of record in the one store, as prefixes of their keys. */
export const kinds = {
  item: 'item/',
  receipt: 'receipt/',
  draft: 'draft/',
  lease: 'lease/',
  gate: 'gate/',
} as const;

/** Who is sending to an endpoint now, for how long at most, and which item. Its owner is the fence: nobody else may settle. */
export interface Lease {
  schema: 1;
  owner: string;
  until: number;
  item?: string;
}

/** A try is given up after this, milliseconds. */
export const tryTimeout = 30_000;

/** How long a lease is, milliseconds: longer than a try may take, since the timers of hidden pages are late. */
export const leaseTime = tryTimeout + 15_000;

/** How far the clocks of two tabs may be apart, milliseconds: some browsers blur them. */
const clockBlur = 15_000;

/** Whether someone is sending. A lease that ends later than any could was made before the clock was set back. */
export function isHeld(lease: Lease | undefined, now: number): lease is Lease {
  return !!lease && lease.until > now && lease.until <= now + leaseTime + clockBlur;
}

/** Whether who holds the lease has given no sign of life for a minute: a frozen tab keeps its lock, and must lose it. */
export function isAbandoned(lease: Lease | undefined, now: number): boolean {
  return !!lease && lease.until + 15_000 < now;
}

/** Why nothing goes to an endpoint before `until`. `paused`: it needs a person; otherwise it asked us to wait. */
export interface Gate {
  schema: 1;
  reason: string;
  until: number;
  paused: boolean;
}

/** What stays of a delivered item for a day, so that its person can see that it arrived. No answers. */
export interface Receipt {
  schema: 1;
  id: string;
  endpoint: string;
  title: string;
  partition: string;
  sequence: number;
  createdAt: number;
  deliveredAt: number;
  attempt: number;
  bytes: number;
  draft?: string;
  followable?: true;
}

/** A stored item with its key; or why it cannot be read, and what is there instead. */
export interface Row {
  key: string;
  id: string;
  raw: unknown;
  item?: OutboxItem;
  fault?: 'corrupt' | 'newer-version';
}

export const leaseKey = (endpoint: string): string => kinds.lease + contentHash(endpoint);
export const gateKey = (endpoint: string): string => kinds.gate + contentHash(endpoint);
/** All items of an endpoint. */
export const itemScope = (endpoint: string): string => `${kinds.item}${contentHash(endpoint)}/`;

/** The key after the last in use, so that keys sort as their items were stored. */
export function nextKey(scope: string, keys: Iterable<string>): string {
  let last = 0;
  for (const key of keys) if (key.startsWith(scope)) last = Math.max(last, Number(key.slice(scope.length)));
  return scope + String(last + 1).padStart(12, '0');
}

/** The items among some records, in the order they were stored. Never throws: what it cannot read it says so about. */
export function rowsOf(found: ReadonlyMap<string, unknown>): Row[] {
  return [...found].filter(([key]) => key.startsWith(kinds.item)).map(([key, raw]) => readRow(key, raw));
}

/** The receipts among some records; what cannot be read as one is none. */
export function receiptsOf(found: ReadonlyMap<string, unknown>): Receipt[] {
  return [...found].flatMap(([key, raw]) => {
    if (!key.startsWith(kinds.receipt)) return [];
    const record = fieldsOf(raw);
    const times = [record['createdAt'], record['deliveredAt']];
    const whole = typeof record['id'] === 'string' && times.every((time) => Number.isFinite(time));
    return whole ? [raw as Receipt] : [];
  });
}

/** What an endpoint asked for, if that can be read. */
export function gateIn(found: ReadonlyMap<string, unknown>, endpoint: string): Gate | undefined {
  const gate = found.get(gateKey(endpoint));
  return Number.isFinite(fieldsOf(gate)['until']) ? (gate as Gate) : undefined;
}

/** A record's fields, whatever it is. */
export function fieldsOf(raw: unknown): Readonly<Record<string, unknown>> {
  return (typeof raw === 'object' && raw ? raw : {}) as Record<string, unknown>;
}

const texts = ['id', 'endpoint', 'partition', 'body', 'contentType', 'title'];
const numbers = ['sequence', 'bytes', 'createdAt', 'attempt', 'nextAt', 'streak', 'since', 'unsure'];
const states: readonly unknown[] = ['saved', 'waiting', 'unconfirmed', 'dead'];

/** Items of older versions will be lifted to today's shape here; the first version has none before it. */
function readRow(key: string, raw: unknown): Row {
  const record = fieldsOf(raw);
  const row: Row = { key, raw, id: typeof record['id'] === 'string' ? record['id'] : key };
  // Another tab may run a later release: what it wrote is its own.
  if (typeof record['schema'] === 'number' && record['schema'] > 1) return { ...row, fault: 'newer-version' };
  const whole =
    record['schema'] === 1 &&
    states.includes(record['state']) &&
    texts.every((name) => typeof record[name] === 'string') &&
    numbers.every((name) => typeof record[name] === 'number' && !Number.isNaN(record[name])) &&
    ['undefined', 'string'].includes(typeof record['draft']);
  return whole ? { ...row, item: raw as OutboxItem } : { ...row, fault: 'corrupt' };
}
