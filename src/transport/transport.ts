import type { AttuneEvent } from '../core/schema/event.js';
import type { Problem } from '../core/schema/acknowledgement.js';
import type { OutboxItem } from './item.js';

/** What one try came to. Only `delivered` lets an item go. A `problem` is what the receiver says; its `detail` is for the developer. */
export type DeliveryOutcome =
  | { kind: 'delivered'; duplicate?: boolean; serverNow?: number }
  /**
   * It was not stored, or so it seems. With `scope: 'endpoint'` nothing else is sent there before `afterMs`
   * (milliseconds; without it the outbox paces itself). `countsAttempt: false` when it says nothing about the item.
   * `mayBeStored` when it may have been stored all the same: then an endpoint that does not drop repeats gets it once
   * more, and no more. By default so for `redirect`, `not-acknowledged` and `server-error`. `unsent` when that is
   * unlikely: its person reads that it is not sent yet.
   */
  | {
      kind: 'retry';
      reason: RetryReason;
      afterMs?: number;
      countsAttempt?: boolean;
      scope?: 'item' | 'endpoint';
      mayBeStored?: boolean;
      unsent?: boolean;
      problem?: Partial<Problem>;
    }
  /** It may have been stored: a lost connection says nothing about what the other side did. */
  | { kind: 'unknown'; reason: 'network' | 'timeout' | 'opaque' }
  /** The credentials were refused. */
  | { kind: 'auth'; problem?: Partial<Problem> }
  /** Refused for good, by its content. */
  | {
      kind: 'reject';
      reason: 'rejected' | 'too-large' | 'forbidden' | 'superseded' | 'closed' | 'answered';
      status?: number;
      problem?: Partial<Problem>;
    }
  /** The endpoint as a whole needs a person. */
  | { kind: 'pause'; reason: 'redirect' | 'gone'; problem?: Partial<Problem> };

export type RetryReason =
  | 'offline'
  | 'network'
  | 'timeout'
  | 'blocked'
  | 'not-open'
  | 'not-acknowledged'
  | 'captive-portal'
  | 'redirect'
  | 'busy'
  | 'server-error'
  | 'in-progress'
  | 'auth'
  | 'forbidden'
  | 'endpoint-missing';

/** Every code `Delivery.reason` may hold. Stable: messages are translated by it. */
export type DeliveryReason =
  | RetryReason
  | 'opaque'
  | 'gone'
  | 'superseded'
  | 'closed'
  | 'answered'
  | 'full'
  | 'rejected'
  | 'too-large'
  | 'corrupt'
  | 'newer-version'
  | 'cors';

/** Fresh request headers that prove who is sending; `refused` when the ones before were just turned down. */
export type Authorize = (refused?: boolean) => Promise<HeadersInit | undefined>;

export interface SendContext {
  /** Aborted when the try has taken too long. */
  signal: AbortSignal;
  /** Tries before this one. */
  attempt: number;
  /** Whether the request should outlive the page. */
  keepalive: boolean;
  /** Fresh credentials for this try; never stored. */
  auth(): Promise<HeadersInit | undefined>;
}

/** A way to one endpoint. Third parties write their own; `submit` hooks become one. */
export interface Transport {
  readonly name: string;
  /** Whether the endpoint drops repeats by id: only then is an unknown outcome re-sent without limit. */
  readonly dedup: boolean;
  /** The largest body it takes, bytes of UTF-8. */
  readonly maxBytes: number;
  /** Credentials, unless the page sets others on the outbox. */
  readonly getAuth?: Authorize;
  /** The body for endpoints that do not take the event as JSON. Called once, when the result is stored. */
  serialize?(event: AttuneEvent): { body: string; contentType: string };
  /** One try. What it throws counts as an unknown outcome. */
  send(item: OutboxItem, context: SendContext): Promise<DeliveryOutcome>;
  /**
   * Whether the far side answers anything at all. Asked after a try that got lost: when it answers nothing, the try
   * probably stored nothing, and its person reads that. And before the one repeat where repeats count, which waits until
   * it answers; without this the repeat goes when its time has come.
   */
  probe?(signal: AbortSignal): Promise<boolean>;
  /** After tries in a row without an answer: what the developer must change, if the endpoint's host does answer. */
  diagnose?(signal: AbortSignal): Promise<string | undefined>;
}
