import type { AttuneEvent } from '../core/schema/event.js';
import type { Problem } from '../core/schema/acknowledgement.js';
import type { OutboxItem } from './item.js';

/** What one try came to. Only `delivered` lets an item go. */
export type DeliveryOutcome =
  | { kind: 'delivered'; duplicate?: boolean; serverNow?: number }
  | { kind: 'retry'; reason: RetryReason; afterMs?: number; countsAttempt?: boolean; scope?: 'item' | 'endpoint' }
  /** It may have been stored: a lost connection says nothing about what the other side did. */
  | { kind: 'unknown'; reason: 'network' | 'timeout' | 'opaque' }
  | { kind: 'auth'; reason: 'unauthenticated' | 'forbidden' }
  | { kind: 'reject'; reason: string; status?: number; problem?: Problem }
  | { kind: 'pause'; reason: 'redirect' | 'gone' };

export type RetryReason =
  | 'not-acknowledged'
  | 'captive-portal'
  | 'redirect'
  | 'busy'
  | 'server-error'
  | 'in-progress'
  | 'forbidden'
  | 'endpoint-missing'
  | 'failed';

export interface SendContext {
  signal: AbortSignal;
  /** Tries before this one. */
  attempt: number;
  keepalive: boolean;
  /** Fresh credentials for this try; never stored. */
  auth(): Promise<HeadersInit | undefined>;
}

/** A way to one endpoint. Third parties write their own; `submit` hooks become one. */
export interface Transport {
  readonly name: string;
  /** Whether the endpoint drops repeats by id: only then is an unknown outcome re-sent without limit. */
  readonly dedup: boolean;
  /** The largest body it takes, bytes. */
  readonly maxBytes: number;
  serialize?(event: AttuneEvent): { body: string; contentType: string };
  send(item: OutboxItem, context: SendContext): Promise<DeliveryOutcome>;
}
