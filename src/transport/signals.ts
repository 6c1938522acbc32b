import type { OutboxDeps } from './surroundings.js';

/** What other tabs are told: a hint to look into the store. Whoever forges one makes us look, no more. */
interface Hint {
  v: 1;
  /** `deleted`: its person deleted it, and nobody need say any more that it is kept. `draft`: a draft was written. */
  type: 'changed' | 'deleted' | 'draft';
  key: string;
}

const triggers = ['pageshow', 'focus', 'visibilitychange'] as const;

/** What the outbox hears from the page and from other tabs, and tells them. Listens from the first use on. */
export class Signals {
  readonly #deps: OutboxDeps;
  #wake: (ms: number, urgent: boolean) => void = () => {};
  #moved: ((id: string, deleted: boolean) => void) | undefined;
  readonly #listeners = new Set<(id: string | undefined) => void>();
  readonly #draftListeners = new Set<(key: string | undefined) => void>();
  #channel: ReturnType<OutboxDeps['channel']>;
  #stop: AbortController | undefined;
  #guarding = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /**
   * Has what sends hear of it as well.
   * @param wake called when it may be worth trying again, `ms` from now
   * @param moved called when another tab says that it has been at an item, and whether that was deleted
   */
  attach(wake: (ms: number, urgent: boolean) => void, moved: (id: string, deleted: boolean) => void): void {
    this.#wake = wake;
    this.#moved = moved;
  }

  listen(): void {
    if (this.#stop) return;
    const { lifecycle, random, backoff, channel, db } = this.#deps;
    const { signal } = (this.#stop = new AbortController());
    const hear = (name: string, heard: () => void): void => lifecycle?.addEventListener(name, heard, { signal });
    for (const name of triggers)
      hear(name, () => {
        this.#wake(0, false);
        // Where no word comes from other tabs, or the browser has cleared the database, it is seen now.
        this.#notifyOfDraft(undefined);
      });
    hear('online', () => {
      // After an outage everybody comes online at once: spread over fifteen first waits, half a minute.
      this.#wake(random() * 15 * backoff.base, true);
      this.notify();
    });
    hear('offline', () => this.notify());
    this.#channel = quietly(() => channel(`attune-outbox:${db}`));
    this.#channel?.addEventListener(
      'message',
      ({ data }: MessageEvent<Partial<Hint> | null>) => {
        if (data?.v !== 1) return;
        const key = typeof data.key === 'string' ? data.key : undefined;
        if (data.type === 'draft') this.#notifyOfDraft(key);
        if (data.type !== 'changed' && data.type !== 'deleted') return;
        if (key !== undefined) this.#moved?.(key, data.type === 'deleted');
        this.notify(key);
        // Should the tab that stored it be closed before it has sent it, this one takes over.
        this.#wake(backoff.base * (1 + random()), false);
      },
      { signal },
    );
  }

  /** Tells watchers here and in other tabs that an item's delivery moved on. */
  changed(id: string, type: 'changed' | 'deleted' = 'changed'): void {
    this.notify(id);
    this.#tell(type, id);
  }

  /** That a draft was written. */
  drafted(key: string): void {
    this.#notifyOfDraft(key);
    this.#tell('draft', key);
  }

  watch(listener: (id: string | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  watchDrafts(listener: (key: string | undefined) => void): () => void {
    this.#draftListeners.add(listener);
    return () => this.#draftListeners.delete(listener);
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
    this.#notifyOfDraft(undefined);
  }

  #tell(type: Hint['type'], key: string): void {
    quietly(() => this.#channel?.postMessage({ v: 1, type, key } satisfies Hint));
  }

  #notifyOfDraft(key: string | undefined): void {
    for (const listener of this.#draftListeners) listener(key);
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
