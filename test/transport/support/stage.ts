import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openStore, type Store } from '../../../src/transport/database.js';
import { Outbox } from '../../../src/transport/outbox.js';
import type { OutboxDeps } from '../../../src/transport/surroundings.js';
import { FakeClock } from './clock.js';
import { FakeLocks } from './locks.js';
import { seeded } from './seeded.js';

globalThis.IDBKeyRange = IDBKeyRange;

export interface Tab {
  outbox: Outbox;
  lifecycle: EventTarget;
  reports: string[];
  online: boolean;
  /** The browser takes the tab away in the midst of whatever it does: nothing it began ever ends. */
  kill(): void;
}

/** A device: one disk, one clock, and any number of tabs. */
export class Stage {
  readonly clock = new FakeClock();
  readonly locks = new FakeLocks();
  factory = new IDBFactory();
  /** What outlives the database. */
  readonly memos = {
    lines: new Map<string, string>(),
    getItem: (key: string): string | null => this.memos.lines.get(key) ?? null,
    setItem: (key: string, line: string): void => void this.memos.lines.set(key, line),
  };
  /** How often the browser was asked to keep the database. */
  asked = 0;
  /** Sees each storage operation before it happens; may throw, or return a promise to wait for. */
  beforeStore: (mode: IDBTransactionMode, durability?: IDBTransactionDurability) => unknown = () => undefined;
  readonly #random: () => number;
  readonly #channels = new Set<EventTarget>();
  /** Storage operations under way, with their tab. */
  readonly #pending = new Map<Promise<unknown>, object>();

  constructor(seed = 1) {
    this.#random = seeded(seed);
  }

  tab(overrides: Partial<OutboxDeps> & { webLocks?: boolean } = {}): Tab {
    const owner = {};
    const lifecycle = new EventTarget();
    let alive = true;
    const timer = this.clock.timerFor(owner);
    const real = overrides.store ?? openStore('attune', () => this.factory, timer);
    const never = new Promise<never>(() => {});
    const store: Store = (mode, callback, durability) => {
      if (!alive) return never;
      const work = (async () => {
        await this.beforeStore(mode, durability);
        return real(mode, (store) => (alive ? callback(store) : never), durability);
      })();
      this.#pending.set(work, owner);
      const done = (): void => void this.#pending.delete(work);
      work.then(done, done);
      return work;
    };
    if (real.mayHold) store.mayHold = real.mayHold;
    if (real.cleared) store.cleared = real.cleared;
    const tab: Tab = {
      lifecycle,
      reports: [],
      online: true,
      outbox: undefined as unknown as Outbox,
      kill: () => {
        alive = false;
        this.clock.stop(owner);
        this.locks.releaseAll(owner);
        for (const [work, tab] of this.#pending) if (tab === owner) this.#pending.delete(work);
        tab.outbox.close();
      },
    };
    const { webLocks = true, ...deps } = overrides;
    tab.outbox = new Outbox({
      now: () => this.clock.now,
      random: this.#random,
      randomBytes: (bytes) => {
        for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(this.#random() * 256);
        return bytes;
      },
      timer,
      locks: () => (webLocks ? this.locks.managerFor(owner) : undefined),
      channel: () => this.#channel(),
      lifecycle,
      online: () => tab.online,
      report: (message) => tab.reports.push(message),
      memos: () => this.memos,
      network: async () => 'ours',
      persist: () => Boolean(++this.asked),
      ...deps,
      store,
    });
    return tab;
  }

  /** A message from who knows where to every tab. */
  shout(data: unknown): void {
    for (const channel of this.#channels) channel.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** Resolves when nothing happens any more without time passing. */
  settle = async (): Promise<void> => {
    for (let idle = 0; idle < 4;) {
      await new Promise((resolve) => setImmediate(resolve));
      idle = this.#pending.size ? 0 : idle + 1;
    }
  };

  advance(ms: number): Promise<void> {
    return this.clock.advance(ms, this.settle);
  }

  #channel(): BroadcastChannel {
    const channel = new EventTarget();
    this.#channels.add(channel);
    const postMessage = (data: unknown): void => {
      const copy: unknown = structuredClone(data);
      for (const other of this.#channels) {
        if (other !== channel) queueMicrotask(() => other.dispatchEvent(new MessageEvent('message', { data: copy })));
      }
    };
    return Object.assign(channel, {
      postMessage,
      close: () => this.#channels.delete(channel),
    }) as unknown as BroadcastChannel;
  }
}
