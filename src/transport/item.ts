import type { DeliveryState } from '../core/delivery-state.js';

/** The media type of an event's body when its transport does not write its own. */
export const eventMediaType = 'application/cloudevents+json';

/** A stored submission. The body's bytes are frozen when it is stored, so that every try sends the same. */
export interface OutboxItem {
  readonly schema: 1;
  readonly id: string;
  /** The key its transport is registered under. Stored in the clear: never a secret. */
  readonly endpoint: string;
  /** The response it is a snapshot of. Items of one partition are sent in order. */
  readonly partition: string;
  /** Which snapshot of its response. */
  readonly sequence: number;
  readonly body: string;
  readonly contentType: string;
  /** Length of the body in UTF-8. */
  readonly bytes: number;
  /** Milliseconds since 1970, as every time here. */
  readonly createdAt: number;
  /** What the person's outbox calls it. */
  readonly title: string;
  /** Nothing but the body may travel: no attempt count, no clock. */
  readonly anonymous: boolean;
  /** Whether a receipt stays for a day after delivery. */
  readonly receipt: boolean;
  /** A receiver keeps the comment in it, and finds by the receipt code what became of that. */
  readonly followable?: true;
  /** The draft it was made from. */
  readonly draft?: string;
  /** `sending` and `paused` are not stored: the lease and the gate of the endpoint say so. */
  state: Exclude<DeliveryState, 'delivered' | 'sending' | 'paused'>;
  /** Tries that count: being offline or signed out does not. */
  attempt: number;
  /** Not before. */
  nextAt: number;
  reason?: string;
  /** Tries in a row that ended for this reason, and when the first of them did. */
  streak: number;
  since: number;
  /** Tries that may have stored it without our knowing. Counted before sending, so that a killed tab counts too. */
  unsure: number;
  /** All of these went when nothing answered: as far as anybody can tell, nothing was sent. */
  unsent?: boolean;
}
