import { canRetry, receiptCode, situationOf, type DeliveryState, type Situation } from '../../core/delivery-state.js';

/** What the outbox shows of one submission. */
export interface Row {
  id: string;
  title: string;
  state: DeliveryState;
  /** What there is to say of it. */
  situation: Situation;
  reason: string | undefined;
  /** When it was saved or, once it has arrived, when that was: milliseconds since 1970. Not known of a damaged copy. */
  at: number | undefined;
  nextAt: number | undefined;
  /** The code by which a receiver tells what became of the comment in it, once that has arrived. */
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
  endpoint: string;
  draft?: string;
  shared?: true;
  unsure?: true;
  followable?: true;
}

/** How much a person has to do about it: what needs a hand comes first, what has arrived last. */
const urgency: Record<DeliveryState, number> = {
  dead: 0,
  unconfirmed: 1,
  superseded: 1,
  paused: 2,
  waiting: 3,
  saved: 4,
  sending: 4,
  delivered: 5,
  deleted: 5,
};

const actionsOf: Record<DeliveryState, RowAction[]> = {
  dead: ['retry', 'download', 'discard'],
  unconfirmed: ['retry', 'download', 'discard'],
  paused: ['retry', 'download', 'discard'],
  waiting: ['retry', 'download', 'discard'],
  saved: ['retry', 'download', 'discard'],
  superseded: ['download', 'discard'],
  sending: [],
  delivered: [],
  deleted: [],
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
    .map((entry) => (entry.state === 'saved' && !entry.endpoint ? { ...entry, ...homeless } : entry))
    .sort((a, b) => urgency[a.state] - urgency[b.state] || b.createdAt - a.createdAt)
    .map((entry) => {
      const { id, title, state, reason, createdAt, deliveredAt, nextAt, durable, shared } = entry;
      const impossible: RowAction[] = [...(shared ? (['download'] as const) : [])];
      if (state === 'paused' && reason === homeless.reason) impossible.push('retry');
      if (!canRetry(entry)) impossible.push('retry');
      return {
        id,
        title,
        state,
        situation: situationOf(entry),
        reason,
        at: (deliveredAt ?? createdAt) || undefined,
        nextAt: state === 'waiting' ? nextAt : undefined,
        receipt: state === 'delivered' && entry.followable ? receiptCode(id) : undefined,
        durable,
        actions: actionsOf[state].filter((action) => !impossible.includes(action)),
      };
    });
}

/** Saved without an address: it goes nowhere until a page says where. */
const homeless = { state: 'paused', reason: 'no-endpoint' } as const;
