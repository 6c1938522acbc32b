import { attempt, heldUp } from './attempt.js';
import { exclusively } from './exclusive.js';
import { uuidV4 } from './ids.js';
import type { OutboxItem } from './item.js';
import { day } from './pacing.js';
import { isAbandoned, itemScope, kinds, leaseKey, nextKey, rowsOf, type Lease } from './records.js';
import { hasRoom, limits } from './room.js';
import type { Shelf } from './shelf.js';
import type { OutboxDeps } from './surroundings.js';
import type { Authorize, DeliveryOutcome, Transport } from './transport.js';
import { Turn } from './turn.js';
import { isRepeat, judge } from './verdict.js';

/** What an endpoint shares with its outbox. */
export interface Shared {
  readonly deps: OutboxDeps;
  readonly disk: Shelf;
  readonly memory: Shelf;
  /** Credentials by endpoint, set by the page. */
  readonly auth: ReadonlyMap<string, Authorize>;
  /** An item's delivery moved on. */
  readonly changed: (id: string) => void;
  readonly delivered: (item: OutboxItem) => void;
  /** How an item stands after a try. */
  readonly settled: (item: OutboxItem) => void;
  /** Puts back what the browser has cleared under the page. */
  readonly recover: () => Promise<void>;
}

/** What an endpoint that answers must say, for whoever wrote it. */
const acknowledgement =
  'the event\'s id must come back, as {"id":"…"}; with ack="status" any 2xx will do';

/** One endpoint's queue, and the only place that sends. Every step starts from the store; nothing is remembered between. */
export class Endpoint {
  transport: Transport;
  readonly #key: string;
  readonly #shared: Shared;
  #running: Promise<void> | undefined;
  #again = false;
  #urgent = false;
  #reported = false;
  /** Reasons for which the receiver's remedy was told. */
  readonly #warned = new Set<string>();
  #closed = false;
  #wake = Infinity;
  #stopTimer: (() => void) | undefined;
  /** What has arrived and when, though it could not be written down then. */
  readonly #arrived = new Map<string, number>();

  constructor(key: string, transport: Transport, shared: Shared) {
    this.#key = key;
    this.transport = transport;
    this.#shared = shared;
  }

  /**
   * Sends what is due. A call while one is under way makes it look again before it ends.
   * @param urgent also tries what need not wait, and even when the device believes it is offline
   */
  flush(urgent = false): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#again = true;
    this.#urgent ||= urgent;
    return (this.#running ??= this.#run());
  }

  /** Looks again in a while, unless that is planned earlier. */
  wakeIn(ms: number, urgent = false): void {
    const { now, timer } = this.#shared.deps;
    const at = now() + ms;
    this.#urgent ||= urgent;
    // A timer that should have fired by now was lost, or the clock was set.
    if (this.#closed || (this.#wake <= at && this.#wake >= now())) return;
    this.#stopTimer?.();
    this.#wake = at;
    const look = (): void => {
      this.#wake = Infinity;
      void this.flush();
    };
    this.#stopTimer = timer(look, Math.min(Math.max(ms, 0), day));
  }

  /** Sends no more. A try under way ends by itself. */
  close(): void {
    this.#closed = true;
    this.#stopTimer?.();
  }

  async #run(): Promise<void> {
    const { deps } = this.#shared;
    const lock = `attune-outbox:${deps.db}:${leaseKey(this.#key)}`;
    while (this.#again) {
      this.#again = false;
      const { disk, memory, recover } = this.#shared;
      await recover();
      await this.#keepSafe();
      if (!(await disk.mayHold()) && !(await memory.mayHold())) continue;
      // Coming online is heard. Until then a try would tell nothing.
      if (!deps.online() && !this.#urgent) continue;
      const had = await exclusively(
        deps,
        lock,
        () => this.#isHolderFrozen(),
        (sole) => this.#round(sole),
      );
      if (!had) this.wakeIn(deps.backoff.base * (2 + deps.random()));
    }
    this.#running = undefined;
  }

  /** Moves what could only be kept in memory to the disk, now that it may work. */
  async #keepSafe(): Promise<void> {
    const { disk, memory, changed } = this.#shared;
    const scope = itemScope(this.#key);
    for (const [key, record] of await memory.read([scope])) {
      const { reason, ...item } = record as OutboxItem;
      try {
        const moved = await disk.change([kinds.item], (found, put) => {
          // It was stored after all, by a put that took too long to be waited for.
          if (rowsOf(found).some(({ id }) => id === item.id)) return true;
          if (!hasRoom(found, limits.submissions)) return false;
          put(nextKey(scope, found.keys()), reason === 'full' ? item : record);
          return true;
        });
        if (!moved) return;
        await memory.change([key], (_, put) => put(key));
        changed(item.id);
      } catch {
        return;
      }
    }
  }

  async #isHolderFrozen(): Promise<boolean> {
    const key = leaseKey(this.#key);
    const found = await this.#shared.disk.read([key]).catch(() => undefined);
    return isAbandoned(found?.get(key) as Lease | undefined, this.#shared.deps.now());
  }

  async #round(sole: boolean): Promise<void> {
    const { deps, disk, memory } = this.#shared;
    const urgent = this.#urgent;
    this.#urgent = false;
    for (const shelf of [disk, memory]) {
      try {
        if (!(await this.#drain(shelf, sole, urgent))) return;
      } catch {
        // This shelf cannot be read or written now. What is on it stays there.
        this.wakeIn(deps.backoff.cap);
      }
    }
  }

  /** @returns whether more may be sent to this endpoint now */
  async #drain(shelf: Shelf, sole: boolean, urgent: boolean): Promise<boolean> {
    const { now, randomBytes } = this.#shared.deps;
    const turn = new Turn(shelf, this.#key, uuidV4(randomBytes), sole);
    const tried = new Set<string>();
    let failures = 0;
    for (;;) {
      const { dedup } = this.transport;
      const { row, wake } = await turn.claim({ now, urgent, tried, dedup, arrived: this.#arrived });
      if (wake !== undefined) this.wakeIn(wake - now());
      if (!row) return true;
      tried.add(row.id);
      this.#shared.changed(row.id);
      const { stop, failed } = await this.#try(turn, row.key, row.item);
      failures = failed ? failures + 1 : 0;
      // Three failures in a row are not about the items any more.
      if (!stop && failures < 3) continue;
      await turn.end();
      return false;
    }
  }

  /** The receiver's remedy is for the developer, once for each reason; no person is shown it. */
  #warn(outcome: DeliveryOutcome): void {
    const { detail, title } = ('problem' in outcome && outcome.problem) || {};
    const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
    const said: unknown = detail ?? title ?? (reason === 'not-acknowledged' && acknowledgement);
    if (typeof said !== 'string' || this.#warned.has(reason)) return;
    this.#warned.add(reason);
    this.#shared.deps.warn(`Attune: ${this.transport.name} answers "${reason}": ${said.slice(0, 500)}`);
  }

  async #try(turn: Turn, key: string, item: OutboxItem): Promise<{ stop: boolean; failed: boolean }> {
    const { deps, auth, changed, delivered } = this.#shared;
    const { transport } = this;
    const repeat = isRepeat(item, transport.dedup);
    const held = repeat ? await heldUp(item, transport, deps) : undefined;
    // Whoever has taken over sends it, and what its person has discarded goes nowhere.
    if (repeat && !held && !(await turn.noteRepeat(key, item, deps.now()))) return { stop: false, failed: false };
    const { outcome, advice } =
      held ?? (await attempt(item, transport, auth.get(this.#key) ?? transport.getAuth, deps));
    if (advice && !this.#reported) deps.report(advice);
    this.#reported ||= !!advice;
    this.#warn(outcome);
    const now = deps.now();
    const verdict = judge(item, outcome, {
      now,
      random: deps.random,
      backoff: deps.backoff,
      dedup: transport.dedup,
      reachable: !!advice,
    });
    let settled = true;
    try {
      settled = await turn.settle(key, item, verdict, now);
    } catch (error) {
      // It has arrived, whatever the disk says: it is not sent again, and goes as soon as it can be deleted.
      if (verdict.item) throw error;
      this.#arrived.set(item.id, now);
      this.wakeIn(deps.backoff.base);
    }
    if (settled && !verdict.item) delivered(item);
    else if (settled && verdict.item) this.#shared.settled(verdict.item);
    changed(item.id);
    const failed = verdict.item?.state === 'waiting';
    if (verdict.stop || failed) this.wakeIn(Math.max(verdict.item?.nextAt ?? 0, verdict.gate?.until ?? 0) - now);
    return { stop: verdict.stop || !settled, failed };
  }
}
