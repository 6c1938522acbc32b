import type { OutboxItem } from './item.js';
import { choose, type Choice } from './queue.js';
import {
  gateIn,
  gateKey,
  isHeld,
  itemScope,
  kinds,
  leaseKey,
  leaseTime,
  rowsOf,
  type Lease,
  type Receipt,
} from './records.js';
import { changeMakingRoom } from './making-room.js';
import type { Found, Put, Shelf } from './shelf.js';
import { isRepeat, unconfirmed, type Verdict } from './verdict.js';

export interface Claim {
  /** Asked within the transaction: while it waited for its turn, another tab may have taken the lease by a later time. */
  now: () => number;
  urgent: boolean;
  /** Ids that had their try in this round. */
  tried: ReadonlySet<string>;
  /** Whether the endpoint drops repeats. */
  dedup: boolean;
  /** What has arrived, and when, though it could not be written down then. */
  arrived: ReadonlyMap<string, number>;
}

/** One tab's turn at sending to one endpoint. Its lease is checked in the same transaction as everything it writes. */
export class Turn {
  readonly #shelf: Shelf;
  readonly #endpoint: string;
  readonly #owner: string;
  readonly #lease: string;
  #mayTake: boolean;

  /** @param sole whether a lock says that no other tab is at it, whatever an old lease says */
  constructor(shelf: Shelf, endpoint: string, owner: string, sole: boolean) {
    this.#shelf = shelf;
    this.#endpoint = endpoint;
    this.#owner = owner;
    this.#lease = leaseKey(endpoint);
    this.#mayTake = sole;
  }

  /**
   * Takes or renews the lease, chooses what to send next, and notes that it may now have been stored. Not of a repeat:
   * before that somebody looks whether it may go, and a tab that is closed meanwhile has sent nothing.
   */
  async claim(options: Claim): Promise<Choice> {
    const { urgent, tried, dedup, arrived } = options;
    const [scope, gate] = [itemScope(this.#endpoint), gateKey(this.#endpoint)];
    const decide = (found: Found, put: Put): Choice => {
      const now = options.now();
      const lease = this.#leaseIn(found);
      const theirs = lease?.owner !== this.#owner && isHeld(lease, now);
      if (theirs && !this.#mayTake) return { wake: lease.until };
      const rows = rowsOf(found).filter(({ key, id, item }) => {
        const at = item && arrived.get(id);
        if (at !== undefined) remove(put, key, item!, at);
        return at === undefined;
      });
      for (const row of rows) {
        // Both tries it is allowed were cut short, by closed tabs for instance.
        if (dedup || !row.item || row.item.unsure < 2 || row.item.nextAt === Infinity) continue;
        row.item = unconfirmed({ ...row.item, reason: row.item.reason ?? 'network' });
        put(row.key, row.item);
      }
      const { row, wake } = choose(rows, gateIn(found, this.#endpoint), now, urgent, tried);
      if (!row) {
        if (lease) put(this.#lease);
        return wake === undefined ? {} : { wake };
      }
      const item: OutboxItem = { ...row.item, unsure: row.item.unsure + 1 };
      if (!isRepeat(item, dedup)) put(row.key, item);
      this.#renew(put, now, item.id);
      return { row: { ...row, item } };
    };
    // A power cut may undo the note of a try, but not the submission: where repeats are dropped, it is sent once more.
    const durability = dedup ? 'relaxed' : 'strict';
    const choice = await changeMakingRoom(this.#shelf, [this.#lease, gate, scope], decide, durability);
    this.#mayTake = false;
    return choice;
  }

  /**
   * Notes that a repeat may now have been stored.
   * @returns false when it must not go: another tab has taken over, or its person has discarded it
   */
  noteRepeat(key: string, item: OutboxItem, now: number): Promise<boolean> {
    return changeMakingRoom(this.#shelf, [this.#lease, key], (found, put) => {
      const mine = this.#leaseIn(found)?.owner === this.#owner;
      if (!mine || (found.get(key) as OutboxItem | undefined)?.id !== item.id) return false;
      this.#renew(put, now, item.id);
      put(key, item);
      return true;
    });
  }

  /**
   * Writes down what a try came to. What was delivered goes, and leaves what its person wants to remain.
   * @returns false when another tab has taken over: then it decides
   */
  settle(key: string, item: OutboxItem, verdict: Verdict, now: number): Promise<boolean> {
    return changeMakingRoom(this.#shelf, [this.#lease, key], (found, put) => {
      if (this.#leaseIn(found)?.owner !== this.#owner) return false;
      this.#renew(put, now);
      if (verdict.gate !== undefined) put(gateKey(this.#endpoint), verdict.gate ?? undefined);
      // Its person may have discarded it meanwhile.
      if ((found.get(key) as OutboxItem | undefined)?.id !== item.id) return true;
      if (verdict.item) put(key, verdict.item);
      else remove(put, key, item, now);
      return true;
    });
  }

  /** Lets others have their turn at once. */
  end(): Promise<void> {
    return this.#shelf.change([this.#lease], (found, put) => {
      if (this.#leaseIn(found)?.owner === this.#owner) put(this.#lease);
    });
  }

  #leaseIn(found: Found): Lease | undefined {
    return found.get(this.#lease) as Lease | undefined;
  }

  #renew(put: Put, now: number, item?: string): void {
    const lease: Lease = { schema: 1, owner: this.#owner, until: now + leaseTime };
    put(this.#lease, item === undefined ? lease : { ...lease, item });
  }
}

/** What has arrived goes, and leaves what its person wants to remain. */
function remove(put: Put, key: string, item: OutboxItem, deliveredAt: number): void {
  put(key);
  if (item.receipt) put(kinds.receipt + item.id, receiptOf(item, deliveredAt));
}

function receiptOf(item: OutboxItem, deliveredAt: number): Receipt {
  const { schema, id, endpoint, title, partition, sequence, createdAt, attempt, bytes, draft, followable } = item;
  return {
    schema,
    id,
    endpoint,
    title,
    partition,
    sequence,
    createdAt,
    deliveredAt,
    attempt: attempt + 1,
    bytes,
    ...(followable && { followable }),
    ...(draft !== undefined && { draft }),
  };
}
