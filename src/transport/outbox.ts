import type { Delivery } from '../core/delivery-state.js';
import type { Result } from '../core/schema/event.js';
import { unmark, type Drafts } from './drafts.js';
import { Endpoint, type Shared } from './endpoint.js';
import { exportText } from './export.js';
import { foundation } from './foundation.js';
import type { OutboxItem } from './item.js';
import { Losses } from './loss.js';
import { mint, type SubmitOptions } from './mint.js';
import { keep, contentOf } from './keep.js';
import { Held } from './held.js';
import { gateIn, gateKey, itemScope, kinds, nextKey, type Row, rowsOf } from './records.js';
import type { Found, Put, Shelf } from './shelf.js';
import type { Signals } from './signals.js';
import { arrived, deliveryIn, entriesOf, statusScopes, type OutboxEntry } from './status.js';
import type { OutboxDeps } from './surroundings.js';
import { sweep } from './sweep.js';
import type { Authorize, Transport } from './transport.js';

export type { OutboxEntry, SubmitOptions };

/**
 * Keeps what people submit until its endpoint has it: stored before it is sent, deleted only on acknowledgement, sent
 * by one tab at a time, and always under the id it was given here.
 */
export class Outbox {
  /** Answers that are not submitted yet. */
  readonly drafts: Drafts;
  readonly #deps: OutboxDeps;
  readonly #disk: Shelf;
  readonly #memory: Shelf;
  readonly #losses: Losses;
  readonly #held: Held;
  readonly #signals: Signals;
  readonly #shared: Shared;
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #auth = new Map<string, Authorize>();
  /** Delivered since the page was opened, by snapshot: what leaves no receipt is known here alone. */
  readonly #delivered = new Map<string, Delivery>();
  /** Deleted since the page was opened, here or as other tabs say, by id. */
  readonly #deleted = new Set<string>();
  #keeping: Promise<unknown> = Promise.resolve();
  #ready: Promise<void> | undefined;

  /** @param on what it stands on, if that is there already */
  constructor(deps: Partial<OutboxDeps> = {}, on = foundation(deps)) {
    ({ drafts: this.drafts, deps: this.#deps, disk: this.#disk, memory: this.#memory, signals: this.#signals } = on);
    this.#losses = new Losses(this.#disk, this.#deps, () => this.#recover());
    this.#held = new Held(this.#disk, this.#memory, this.#losses);
    const wake = (ms: number, urgent: boolean): void => {
      for (const endpoint of this.#endpoints.values()) {
        if (ms) endpoint.wakeIn(ms, urgent);
        else void endpoint.flush(urgent);
      }
    };
    this.#signals.attach(wake, (id, gone) => (gone ? this.#forget(id) : this.#held.doubt(id)));
    this.#shared = {
      deps: this.#deps,
      disk: this.#disk,
      memory: this.#memory,
      auth: this.#auth,
      changed: (id) => void this.#changed(id),
      delivered: (item) => {
        this.#held.drop(item.id);
        this.#delivered.set(contentOf(item), { id: item.id, state: 'delivered', durable: true });
      },
      settled: (item) => this.#held.update(item),
      recover: () => this.#recover(),
    };
  }

  /** Says how to reach an endpoint, or says it anew, and sends what waits for it. */
  use(endpoint: string, transport: Transport): void {
    const known = this.#endpoints.get(endpoint);
    if (known) known.transport = transport;
    const target = known ?? new Endpoint(endpoint, transport, this.#shared);
    this.#endpoints.set(endpoint, target);
    this.#signals.listen();
    this.#ready ??= sweep(this.#disk, this.#deps.now())
      .catch(() => {})
      .then(() => void this.#losses.look());
    void this.#ready.then(() => target.flush());
  }

  /**
   * Stores a result and begins to send it. Resolves once it is stored, and not before; `durable` is false when only
   * this page remembers it. One snapshot of a response is stored once, however often it is submitted.
   *
   * @throws {CaptureError} when the result holds what JSON cannot carry; nothing is stored then
   * @throws {AlreadySentError} when other answers of the same draft were submitted; nothing is stored then
   */
  async submit(result: Result, options: SubmitOptions): Promise<Delivery> {
    const { now, randomBytes } = this.#deps;
    const target = this.#endpoints.get(options.endpoint);
    const item = mint(result, options, target?.transport, now(), randomBytes);
    const before = this.#delivered.get(contentOf(item));
    if (before) return before;
    this.#signals.listen();
    // One after the other, so that a second click finds what the first one stored.
    const kept = this.#keeping.then(() => keep(item, this.#disk, this.#memory, options));
    this.#keeping = kept.catch(() => {});
    const { id, durable, reason = item.reason } = await kept;
    void this.#changed(id);
    if (options.draft) this.#signals.drafted(options.draft);
    void target?.flush();
    if (id !== item.id) return (await this.deliveryOf(id))!;
    if (durable) this.#held.add(item);
    if (durable && item.receipt) this.#losses.askToKeep();
    return { id, state: item.state, durable, ...(reason && { reason }) };
  }

  /** How one submission stands; undefined when none by that id is known here. */
  async deliveryOf(id: string): Promise<Delivery | undefined> {
    const entry = (await this.list()).find((entry) => entry.id === id);
    if (entry) return deliveryIn(entry);
    return this.#deleted.has(id) ? { id, state: 'deleted', durable: false } : this.#deliveredAs(id);
  }

  /** Everything that waits, is paused, unconfirmed or refused, and the receipts of the last 24 hours; oldest first. */
  async list(): Promise<OutboxEntry[]> {
    await this.#recover();
    const at = { now: this.#deps.now(), online: this.#deps.online() };
    const entries = await this.#everywhere(async (shelf) => {
      // Where the disk does not answer now, the page still knows what it has stored there.
      const found = await shelf.read(statusScopes).catch(() => (shelf.durable ? this.#held.found() : new Map()));
      return entriesOf(found, { ...at, durable: shelf.durable });
    });
    // Some may have arrived though the disk could not be told so.
    return entries
      .map((entry) => (this.#deliveredAs(entry.id) ? arrived(entry) : entry))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Sends what can be sent now, whatever its next try is planned for, unless its endpoint asked to wait. Resolves when that has been tried. */
  async flush(): Promise<void> {
    await Promise.all([...this.#endpoints.values()].map((endpoint) => endpoint.flush(true)));
  }

  /** Tries one again, whatever held it up, unless its endpoint asked to wait. Resolves when it has been tried. */
  async retry(id: string): Promise<void> {
    await this.#withRow(id, ({ key, item }, found, put) => {
      if (!item) return;
      const { reason: _, ...rest } = item;
      // A try that may have arrived is not forgotten: after this one nothing is sent by itself any more.
      const unsure = Math.min(item.unsure, 1);
      put(key, { ...rest, state: 'saved', nextAt: 0, streak: 0, unsure } satisfies OutboxItem);
      const gate = gateIn(found, item.endpoint);
      if (gate && gate.reason !== 'busy') put(gateKey(item.endpoint));
    });
    await this.flush();
  }

  /** Sends a submission that was stored without an address, or with another, to this endpoint from now on. */
  async readdress(id: string, endpoint: string): Promise<void> {
    await this.#withRow(id, ({ key, item }, found, put) => {
      if (!item || item.endpoint === endpoint) return;
      put(key);
      put(nextKey(itemScope(endpoint), found.keys()), { ...item, endpoint } satisfies OutboxItem);
    });
    await this.#endpoints.get(endpoint)?.flush();
  }

  /** Deletes one for good, and the mark in place of its draft. Only a person decides this. */
  async discard(id: string): Promise<void> {
    this.#forget(id);
    await this.#withRow(id, ({ key }, found, put) => {
      put(key);
      unmark(found, put, id);
    });
    this.#signals.changed(id, 'deleted');
  }

  /** All that is not delivered, or one submission, as JSON text that a receiver can import. */
  async export(id?: string | readonly string[]): Promise<string> {
    const rows = await this.#everywhere(async (shelf) => rowsOf(await shelf.read([kinds.item])));
    return exportText(
      rows.filter((row) => id === undefined || [id].flat().includes(row.id)),
      this.#deps.now(),
    );
  }

  /** How many submissions this browser has cleared before they were sent: none unless that is known for sure. */
  lost(): Promise<number> {
    return this.#losses.lost();
  }

  /** Its person has read what was lost: it is not told again. */
  lossTold(): void {
    this.#losses.told();
  }

  /** Says how to prove who is sending to an endpoint, and goes on with what waited for that. Never stored. */
  setAuth(endpoint: string, getAuth: Authorize): void {
    this.#auth.set(endpoint, getAuth);
    const gate = gateKey(endpoint);
    const lift = (found: Found, put: Put): void => {
      if (gateIn(found, endpoint)?.reason === 'auth') put(gate);
    };
    void this.#everywhere(async (shelf) => [await shelf.change([gate], lift)]).then(() =>
      this.#endpoints.get(endpoint)?.flush(),
    );
  }

  /**
   * Calls the listener whenever a delivery moved on, here or in another tab, with the submission's id when one is meant.
   * @returns ends it
   */
  watch(listener: (id: string | undefined) => void): () => void {
    this.#signals.listen();
    return this.#signals.watch(listener);
  }

  /** Stops listening, waking and holding on. What is stored stays; a try under way ends by itself. */
  close(): void {
    this.#held.clear();
    this.#signals.close();
    for (const endpoint of this.#endpoints.values()) endpoint.close();
    this.#endpoints.clear();
  }

  #forget(id: string): void {
    this.#held.drop(id);
    this.#deleted.add(id);
  }

  #deliveredAs(id: string): Delivery | undefined {
    return [...this.#delivered.values()].find((delivery) => delivery.id === id);
  }

  /** Puts back what the browser has cleared under this page, and only counts as lost what the page no longer has. */
  async #recover(): Promise<void> {
    const count = await this.#held.recover().catch(() => 0);
    if (count) this.#losses.recovered(count);
  }

  async #changed(id: string): Promise<void> {
    this.#signals.changed(id);
    this.#signals.guard((await this.#memory.read([kinds.item])).size > 0);
    await this.#losses.look();
  }

  async #withRow(id: string, decide: (row: Row, found: Found, put: Put) => void): Promise<void> {
    await this.#everywhere((shelf) =>
      shelf.change([kinds.item, kinds.gate, kinds.draft], (found, put) => {
        const rows = rowsOf(found).filter((row) => row.id === id);
        for (const row of rows) decide(row, found, put);
        return rows;
      }),
    );
    await this.#changed(id);
  }

  /** What both shelves have to say; one that cannot be read has nothing. */
  async #everywhere<T>(ask: (shelf: Shelf) => Promise<T[]>): Promise<T[]> {
    const answers = await Promise.all([this.#disk, this.#memory].map((shelf) => ask(shelf).catch(() => [])));
    return answers.flat();
  }
}
