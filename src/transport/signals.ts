import type { OutboxDeps } from './surroundings.js';

/** What other tabs are told: a hint to look into the store. Whoever forges one makes us look, no more. */
interface Hint {
  v: 1;
  /** `deleted`: its person deleted it, and nobody need say any more that it is kept. */
  type: 'changed' | 'deleted';
  key: string;
}

const triggers = ['pageshow', 'focus', 'visibilitychange'] as const;

/** What the outbox hears from the page and from other tabs, and tells them. Listens from the first use on. */
export class Signals {
  readonly #deps: OutboxDeps;
  readonly #wake: (ms: number, urgent: boolean) => void;
  readonly #moved: ((id: string, deleted: boolean) => void) | undefined;
  readonly #listeners = new Set<(id: string | undefined) => void>();
  #channel: ReturnType<OutboxDeps['channel']>;
  #stop: AbortController | undefined;
  #guarding = false;

  /**
   * @param wake called when it may be worth trying again, `ms` from now
   * @param moved called when another tab says that it has been at an item, and whether that was deleted
   */
  constructor(
    deps: OutboxDeps,
    wake: (ms: number, urgent: boolean) => void,
    moved?: (id: string, deleted: boolean) => void,
  ) {
    this.#deps = deps;
    this.#wake = wake;
    this.#moved = moved;
  }

  listen(): void {
    if (this.#stop) return;
    const { lifecycle, random, backoff, channel, db } = this.#deps;
    const { signal } = (this.#stop = new AbortController());
    for (const name of triggers) lifecycle?.addEventListener(name, () => this.#wake(0, false), { signal });
    // After an outage everybody comes online at once: spread over fifteen first waits, half a minute.
    lifecycle?.addEventListener('online', () => this.#wake(random() * 15 * backoff.base, true), { signal });
    lifecycle?.addEventListener('online', () => this.notify(), { signal });
    lifecycle?.addEventListener('offline', () => this.notify(), { signal });
    this.#channel = quietly(() => channel(`attune-outbox:${db}`));
    this.#channel?.addEventListener(
      'message',
      ({ data }: MessageEvent<Partial<Hint> | null>) => {
        if (data?.v !== 1 || (data.type !== 'changed' && data.type !== 'deleted')) return;
        if (typeof data.key === 'string') this.#moved?.(data.key, data.type === 'deleted');
        this.notify(typeof data.key === 'string' ? data.key : undefined);
        // Should the tab that stored it be closed before it has sent it, this one takes over.
        this.#wake(backoff.base * (1 + random()), false);
      },
      { signal },
    );
  }

  /** Tells watchers here and in other tabs that an item's delivery moved on. */
  changed(id: string, type: Hint['type'] = 'changed'): void {
    this.notify(id);
    quietly(() => this.#channel?.postMessage({ v: 1, type, key: id } satisfies Hint));
  }

  watch(listener: (id: string | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks before the page is closed while closing it would lose something. Only then: it costs the page its fast way back. */
  guard(needed: boolean): void {
    if (needed === this.#guarding) return;
    this.#guarding = needed;
    const { lifecycle } = this.#deps;
    if (needed) lifecycle?.addEventListener('beforeunload', ask);
    else lifecycle?.removeEventListener('beforeunload', ask);
  }

  close(): void {
    this.guard(false);
    this.#stop?.abort();
    this.#stop = undefined;
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Tells watchers here alone; without an id, that anything may have changed. */
  notify(id?: string): void {
    for (const listener of this.#listeners) listener(id);
  }

  /** Has everything that is shown or waits looked at anew. */
  wake(): void {
    this.#wake(0, false);
    this.notify();
  }
}

/** Other tabs are told where that is possible: some browsers have no channel, and some forbid it where they block site data. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function ask(event: Event): void {
  event.preventDefault();
}
