import type { Result } from '../core/schema/event.js';
import { capture, toText } from './capture.js';
import { toEvent } from './envelope.js';
import type { Given } from '../core/given.js';
import { uuidV4, uuidV7, type RandomBytes } from './ids.js';
import { eventMediaType, type OutboxItem } from './item.js';
import type { Transport } from './transport.js';

export interface SubmitOptions {
  /** The key of a transport registered with `use`, before or later. Stored in the clear: never a secret. */
  endpoint: string;
  /** CloudEvents source: a URI for where the survey stands. Anonymous results never carry a page's address. */
  source: string;
  /** The draft the result was made from: replaced by a mark, in the same transaction that stores the result. */
  draft?: string;
  /** Whether a receipt and the draft's mark stay for a day after delivery. On shared computers false: nothing stays. */
  receipt?: boolean;
  /** Whether a receiver keeps the comment in it, and finds by the receipt code what became of that. */
  followable?: boolean;
  /** The edits it was made of, by which a repeat from another tab is known; what that tab added stays beside the mark. */
  given?: readonly Given[];
  /** Id of the submission it takes the place of: one that was refused, and mended. */
  replaces?: string | undefined;
  /** Sends it although other answers of the same draft were sent: as a response with a subject of its own. */
  beside?: boolean;
}

/**
 * Makes of a result what is stored and sent: its id, its time, and the bytes of every try.
 * @throws {CaptureError} when the result holds what JSON cannot carry
 */
export function mint(
  result: Result,
  { endpoint, source, draft, receipt = true, followable }: SubmitOptions,
  transport: Transport | undefined,
  now: number,
  randomBytes: RandomBytes,
): OutboxItem {
  const content = capture(result);
  const anonymous = content.data.meta.privacy === 'anonymous';
  // Ids of version 7 tell when they were made.
  const id = anonymous ? uuidV4(randomBytes) : uuidV7(now, randomBytes);
  const event = toEvent(content, { id, now, source });
  const { body, contentType } = transport?.serialize?.(event) ?? {
    body: toText(event),
    contentType: eventMediaType,
  };
  const bytes = new TextEncoder().encode(body).length;
  const tooLarge = bytes > (transport?.maxBytes ?? Infinity);
  return {
    schema: 1,
    id,
    endpoint,
    partition: content.subject,
    sequence: content.sequence,
    body,
    contentType,
    bytes,
    createdAt: now,
    title: content.title,
    anonymous,
    receipt,
    ...(followable && { followable: true as const }),
    ...(draft && { draft }),
    ...(tooLarge ? { state: 'dead', reason: 'too-large' } : { state: 'saved' }),
    attempt: 0,
    nextAt: 0,
    streak: 0,
    since: 0,
    unsure: 0,
  };
}
