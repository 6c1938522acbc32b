import type { OutboxDeps } from './surroundings.js';

/** What other tabs are told: a hint to look into the store. Whoever forges one makes us look, no more. */
interface Hint {
  v: 1;
  type: 'changed';
  key: string;
}

const triggers = ['pageshow', 'focus', 'visibilitychange'] as const;

/** What the outbox hears from the page and from other tabs, and tells them. Listens from the first use on. */
export class Signals {
  readonly #deps: OutboxDeps;
  readonly #wake: (ms: number, urgent: boolean) => void;
  readonly #listeners = new Set<(id: string | undefined) => void>();
  #channel: ReturnType<OutboxDeps['channel']>;
  #stop: AbortController | undefined;
  #guarding = false;

  /** @param wake called when it may be worth trying again, `ms` from now */
  constructor(deps: OutboxDeps, wake: (ms: number, urgent: boolean) => void) {
    this.#deps = deps;
    this.#wake = wake;
  }

  listen(): void {
    if (this.#stop) return;
    const { lifecycle, random, backoff, channel, db } = this.#deps;
    const { signal } = (this.#stop = new AbortController());
    for (const name of triggers) lifecycle?.addEventListener(name, () => this.#wake(0, false), { signal });
    // After an outage everybody comes online at once: spread over fifteen first waits, half a minute.
    lifecycle?.addEventListener('online', () => this.#wake(random() * 15 * backoff.base, true), { signal });
    lifecycle?.addEventListener('online', () => this.#notify(undefined), { signal });
    lifecycle?.addEventListener('offline', () => this.#notify(undefined), { signal });
    this.#channel = channel(`attune-outbox:${db}`);
    this.#channel?.addEventListener(
      'message',
      ({ data }: MessageEvent<Partial<Hint> | null>) => {
        if (data?.v !== 1 || data.type !== 'changed') return;
        this.#notify(typeof data.key === 'string' ? data.key : undefined);
        // Should the tab that stored it be closed before it has sent it, this one takes over.
        this.#wake(backoff.base * (1 + random()), false);
      },
      { signal },
    );
  }

  /** Tells watchers here and in other tabs that an item's delivery moved on. */
  changed(id: string): void {
    this.#notify(id);
    this.#channel?.postMessage({ v: 1, type: 'changed', key: id } satisfies Hint);
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

  #notify(id: string | undefined): void {
    for (const listener of this.#listeners) listener(id);
  }
}

function ask(event: Event): void {
  event.preventDefault();
}
