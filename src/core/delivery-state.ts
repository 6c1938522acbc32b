/**
 * Where a submission stands, from the respondent's device to the endpoint.
 *
 * - `saved`: stored on this device, not yet tried.
 * - `sending`: on its way now.
 * - `delivered`: the endpoint said it has it.
 * - `waiting`: a try failed; the next one is due at `nextAt`.
 * - `paused`: the endpoint needs attention (sign-in, a redirect, gone); nothing is lost meanwhile.
 * - `unconfirmed`: it may have arrived, but the endpoint cannot say so.
 * - `dead`: the endpoint refuses it for good; it stays here until a person decides.
 */
export type DeliveryState = 'saved' | 'sending' | 'delivered' | 'waiting' | 'paused' | 'unconfirmed' | 'dead';

/** One submission's delivery, as elements and pages see it. */
export interface Delivery {
  id: string;
  state: DeliveryState;
  /** A stable code for what holds it up, such as `offline`, `redirect`, `auth`, `rejected`. Absent while all is well. */
  reason?: string;
  /** When the next try is due, milliseconds since 1970. */
  nextAt?: number;
  /** False when the device could not store it: closing the page would lose it. */
  durable: boolean;
}

/**
 * What there is to say of a delivery: its state, unless the only copy is in an open page (`unsaved`) or cannot be read
 * any more (`damaged`).
 */
export function situationOf({ state, reason, durable }: Pick<Delivery, 'state' | 'reason' | 'durable'>): Situation {
  if (reason === 'corrupt') return 'damaged';
  return durable || state === 'delivered' ? state : 'unsaved';
}

/** Whether this release can read the stored copy, and so try it again. */
export function isReadable({ reason }: Pick<Delivery, 'reason'>): boolean {
  return reason !== 'corrupt' && reason !== 'newer-version';
}

export type Situation = DeliveryState | 'unsaved' | 'damaged';

/**
 * The code a person can keep of a submission: the last sixteen digits of its id, which are random in every kind of id
 * and, together, too many to be guessed.
 */
export function receiptCode(id: string): string {
  return id.replaceAll('-', '').slice(-16).toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
}
