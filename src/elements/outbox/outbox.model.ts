import { receiptCode, type DeliveryState } from '../../core/delivery-state.js';

/** What the outbox shows of one submission. */
export interface Row {
  id: string;
  title: string;
  state: DeliveryState;
  reason: string | undefined;
  /** When it was saved or, once it has arrived, when that was: milliseconds since 1970. */
  at: number;
  nextAt: number | undefined;
  /** The code to quote, once it has arrived. */
  receipt: string | undefined;
  durable: boolean;
  actions: RowAction[];
}

export type RowAction = 'retry' | 'download' | 'discard';

interface Entry {
  id: string;
  title: string;
  state: DeliveryState;
  reason?: string;
  createdAt: number;
  deliveredAt?: number;
  nextAt?: number;
  durable: boolean;
  draft?: string;
  shared?: true;
}

/** How much a person has to do about it: what needs a hand comes first, what has arrived last. */
const urgency: Record<DeliveryState, number> = {
  dead: 0,
  unconfirmed: 1,
  paused: 2,
  waiting: 3,
  saved: 4,
  sending: 4,
  delivered: 5,
};

const actionsOf: Record<DeliveryState, RowAction[]> = {
  dead: ['retry', 'download', 'discard'],
  unconfirmed: ['retry', 'download', 'discard'],
  paused: ['retry', 'download', 'discard'],
  waiting: ['retry', 'download', 'discard'],
  saved: ['retry', 'download', 'discard'],
  sending: [],
  delivered: [],
};

/** A draft is kept under its survey's id, which holds no slash, a slash, and whose it is. */
const respondentOf = (draft: string): string => draft.split('/').slice(1).join('/');

/**
 * The rows of one person's outbox, the most urgent first and within that the newest. What was sent on a shared computer
 * belongs to nobody by now: it is shown, but its answers are handed to nobody.
 */
export function rowsOf(entries: readonly Entry[], respondent?: string): Row[] {
  return entries
    .filter(({ draft = '', shared }) => shared || respondent === undefined || respondentOf(draft) === respondent)
    .sort((a, b) => urgency[a.state] - urgency[b.state] || b.createdAt - a.createdAt)
    .map(({ id, title, state, reason, createdAt, deliveredAt, nextAt, durable, shared }) => ({
      id,
      title,
      state,
      reason,
      at: deliveredAt ?? createdAt,
      nextAt: state === 'waiting' ? nextAt : undefined,
      receipt: state === 'delivered' ? receiptCode(id) : undefined,
      durable,
      actions: actionsOf[state].filter((action) => action !== 'download' || !shared),
    }));
}
