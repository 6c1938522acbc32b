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
 * - `superseded`: a change that was not taken, since the answers were counted already or a later change came first.
 * - `deleted`: its person deleted it from this device before it had arrived.
 */
export type DeliveryState =
  'saved' | 'sending' | 'delivered' | 'waiting' | 'paused' | 'unconfirmed' | 'dead' | 'superseded' | 'deleted';

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
  /** A try may have reached the endpoint though nobody knows. Absent while none can have. */
  unsure?: true;
  /** A receiver keeps the comment in it, and finds by the receipt code what became of that. */
  followable?: true;
}

/**
 * What there is to say of a delivery: its state, unless the only copy is in an open page (`unsaved`) or cannot be read
 * any more (`damaged`), its invitation counts for another (`answered`), it waits though it may have arrived (`unheard`),
 * or it went to an endpoint that never says what it got (`sent`).
 */
export function situationOf({ state, reason, durable, unsure }: Omit<Delivery, 'id' | 'nextAt'>): Situation {
  if (reason === 'corrupt') return 'damaged';
  if (state === 'dead' && reason === 'answered') return 'answered';
  if (state === 'unconfirmed' && reason === 'opaque') return 'sent';
  if (!durable && state !== 'delivered' && state !== 'superseded' && state !== 'deleted') return 'unsaved';
  return state === 'waiting' && unsure ? 'unheard' : state;
}

const hopeless: readonly unknown[] = ['corrupt', 'newer-version', 'closed', 'answered'];

/** Whether trying again can help: not where this release cannot read the copy, where it would be refused again, or while the endpoint has asked to wait. */
export function canRetry({ state, reason }: Pick<Delivery, 'state' | 'reason'>): boolean {
  if (state === 'waiting' && reason === 'busy') return false;
  return state !== 'superseded' && state !== 'deleted' && !hopeless.includes(reason);
}

export type Situation = DeliveryState | 'unsaved' | 'damaged' | 'answered' | 'unheard' | 'sent';

/** Crockford's base 32: no letter that is taken for a digit, and none for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The code a person can keep of a submission: the last sixty bits of its id, which are random in every kind of id and,
 * together, too many to be guessed. Three groups of four.
 *
 * @see https://www.crockford.com/base32.html
 */
export function receiptCode(id: string): string {
  const digits = id.replaceAll('-', '').slice(-15).padStart(15, '0');
  const group = (at: number): string => {
    const bits = parseInt(digits.slice(at, at + 5), 16);
    return [15, 10, 5, 0].map((shift) => alphabet[(bits >> shift) & 31]).join('');
  };
  return [0, 5, 10].map(group).join('-');
}
