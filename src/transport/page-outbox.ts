import { pageFoundation } from './foundation.js';
import { Outbox } from './outbox.js';

const outboxes = new Map<string, Outbox>();

/** The page's outbox, one for each database name. Nothing is opened or listened to before it is used. */
export function pageOutbox(db = 'attune'): Outbox {
  let outbox = outboxes.get(db);
  if (!outbox) outboxes.set(db, (outbox = new Outbox({}, pageFoundation(db))));
  return outbox;
}
