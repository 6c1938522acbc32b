import type { DeliveryState } from '../core/delivery-state.js';

/** A stored submission. The body's bytes are frozen when it is stored, so that every try sends the same. */
export interface OutboxItem {
  readonly schema: 1;
  readonly id: string;
  /** Hash of the endpoint: its partition of the store. */
  readonly endpoint: string;
  /** Items of one partition are sent in order. */
  readonly partition: string;
  readonly seq: number;
  readonly body: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly createdAt: number;
  /** What the person's outbox calls it. */
  readonly title: string;
  state: Exclude<DeliveryState, 'delivered'>;
  attempt: number;
  /** Not before, milliseconds since 1970. */
  nextAt: number;
  reason?: string;
  /** Who is sending it; checked again before it is deleted. */
  fence?: string;
}
