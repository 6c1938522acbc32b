import { openStore, type Store, type Timer } from './database.js';
import { browserBytes, type RandomBytes } from './ids.js';
import type { Network } from './reach.js';

/** How long waits between tries are, milliseconds. */
export interface Backoff {
  /** The first wait is up to this; each further one up to twice the one before. */
  base: number;
  /** No wait is longer while the item is younger than a day. */
  cap: number;
}

export const defaultBackoff: Backoff = { base: 2000, cap: 15 * 60_000 };

/** All that an outbox takes from where it runs. Tests bring their own; the defaults are the browser's. */
export interface OutboxDeps {
  /** Names the database, the lock and the channel: pages of one origin with the same name share one outbox. */
  db: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** At least 0, less than 1: spreads the tries of many devices. */
  random: () => number;
  /** Secret randomness, for ids. */
  randomBytes: RandomBytes;
  timer: Timer;
  backoff: Backoff;
  store: Store;
  /** Where a few figures outlive the database. */
  memos: () => Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Where answers are between the keystroke and the disk: for this tab alone, and over a reload. */
  journal: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  /** Asks the browser not to clear the database. False where it may not be asked now. */
  persist: () => boolean;
  locks: () => LockManager | undefined;
  channel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'addEventListener'> | undefined;
  /** Where `online`, `pageshow`, `focus`, `visibilitychange` and `beforeunload` are heard. */
  lifecycle: EventTarget | undefined;
  /** False only when the device knows that it is offline; true is no promise. */
  online: () => boolean;
  /** Whose network this is, before a repeat that cannot be taken back. */
  network: (signal: AbortSignal) => Promise<Network>;
  /** Tells the developer. */
  report: (message: string) => void;
  /** Tells the developer what a receiver says against what was sent. */
  warn: (message: string) => void;
}

/** What the page offers, looked at only when it is needed: importing this in Node does nothing. */
export function browserDeps(db: string): OutboxDeps {
  const timer: Timer = (callback, ms) => {
    const handle = setTimeout(callback, ms);
    return () => clearTimeout(handle);
  };
  const page = typeof addEventListener === 'function' ? globalThis : undefined;
  return {
    db,
    timer,
    now: () => Date.now(),
    random: () => Math.random(),
    randomBytes: browserBytes,
    backoff: defaultBackoff,
    store: openStore(db, () => indexedDB, timer),
    // eslint-disable-next-line no-restricted-globals -- one line of figures, looked at when a submission moves on
    memos: () => (page ? localStorage : undefined),
    journal: () => (page ? sessionStorage : undefined),
    persist,
    // Absent on plain http, and throws in some sandboxes.
    locks: () => (navigator as Partial<Navigator>).locks,
    channel: (name) => (page ? new BroadcastChannel(name) : undefined),
    lifecycle: page,
    online: () => navigator.onLine !== false,
    // In the file of what sends, which is there by the time it asks.
    network: async (signal) => {
      const { moduleAddress, network } = await import('./reach.js');
      return network(moduleAddress, signal);
    },
    report: (message) => console.error(message),
    warn: (message) => console.warn(message),
  };
}

/** Only after a person has done something, and never for a page inside somebody else's. */
function persist(): boolean {
  const { storage, userActivation } = navigator as Partial<Navigator>;
  if (!storage?.persist || userActivation?.hasBeenActive === false || !isFirstParty()) return false;
  // Through a function of its own: some frames throw at once.
  void (async () => storage.persist())().catch(() => {});
  return true;
}

function isFirstParty(): boolean {
  try {
    for (let at: Window = window; at !== at.parent; at = at.parent)
      if (at.parent.location.origin !== location.origin) return false;
    return true;
  } catch {
    return false; // Another origin's page does not say where it is.
  }
}
