import { ContextConsumer } from '@lit/context';
import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Fault } from '../core/schema/fault-error.js';
import type { SurveyResults, ThreadAnswer } from '../core/schema/survey-results.js';
import { deliveryContext, type DeliverySettings } from './context.js';
import type { FetchTrouble } from './fetch-json.js';
import { Content } from './properties.js';

/** Where an element's figures come from: as data or, without any, from an address. */
export interface ResultsSource {
  results: unknown;
  src: string | undefined;
  token: string | undefined;
  getAuth: DeliverySettings['getAuth'];
}

/** What of the results a person wants to see. Nothing: the newest wave of all that the reader may see. */
export interface ResultsView {
  wave?: string;
  /** A group or segment, such as `group.support`. */
  cut?: string;
}

export interface Trouble {
  kind: FetchTrouble;
  faults: readonly Fault[];
}

/**
 * Figures for an element that shows them. What is there stays while something newer is fetched and when that fails,
 * unless the element was pointed at something else.
 */
export class ResultsController implements ReactiveController {
  results: SurveyResults | undefined;
  /** What these results are of. */
  view: ResultsView = {};
  /** What is being fetched, or what these results are of. */
  asked: ResultsView = {};
  trouble: Trouble | undefined;
  loading = false;
  /** When these figures came: milliseconds since 1970. */
  at = 0;
  #host: ReactiveElement;
  #read: () => ResultsSource;
  #failed: (faults: readonly Fault[]) => void;
  #content = new Content();
  #key: readonly unknown[] = [];
  #abort: AbortController | undefined;
  #provided: DeliverySettings['getAuth'];

  constructor(host: ReactiveElement, read: () => ResultsSource, failed: (faults: readonly Fault[]) => void) {
    this.#host = host;
    this.#read = read;
    this.#failed = failed;
    new ContextConsumer(host, {
      context: deliveryContext,
      subscribe: true,
      callback: (settings) => {
        this.#provided = settings?.getAuth;
        this.refresh();
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    window.addEventListener('online', this.#onOnline);
    // A page that has the figures as data may set them just after the element is there.
    queueMicrotask(() => this.refresh());
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#onOnline);
    this.#abort?.abort();
    if (this.loading) this.#key = [];
  }

  /** Loads anew if the element was pointed at something else. */
  refresh(): void {
    if (isServer || !this.#host.isConnected) return;
    const { results, src, token, getAuth } = this.#read();
    const key = [this.#content.of(results), src ?? undefined, token, getAuth ?? this.#provided];
    if (this.#key.length && key.every((each, index) => each === this.#key[index])) return;
    const elsewhere = key[0] !== this.#key[0] || key[1] !== this.#key[1];
    this.#key = key;
    if (elsewhere) this.asked = {};
    void this.#load(elsewhere);
  }

  /** Fetches another wave, or others' figures. */
  ask(view: ResultsView): void {
    this.asked = view;
    void this.#load(false);
  }

  reload(): Promise<void> {
    return this.#load(false);
  }

  #onOnline = (): void => {
    if (this.trouble?.kind === 'network') void this.reload();
  };

  async #load(elsewhere: boolean): Promise<void> {
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    const asked = this.asked;
    this.loading = true;
    this.#host.requestUpdate();
    try {
      const results = await this.#fetch(signal, asked);
      if (signal.aborted) return;
      Object.assign(this, { results, view: asked, trouble: undefined, at: Date.now() });
    } catch (error) {
      if (signal.aborted) return;
      // No figures under a name that is not theirs: neither another survey's nor another choice's.
      if (elsewhere) this.results = undefined;
      this.asked = this.view;
      this.trouble = troubleIn(error);
      this.#failed(this.trouble.faults);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }

  async #fetch(signal: AbortSignal, { wave, cut }: ResultsView): Promise<SurveyResults> {
    const { results, src } = this.#read();
    const foreign = import('./foreign-results.js');
    // A framework may say null where there is nothing.
    if (results !== undefined && results !== null) return (await foreign).parseResults(results);
    if (!src) {
      const message = 'is missing; write src="…" with the address of the results, or set the property "results"';
      throw Object.assign(new Error(message), { faults: [{ path: 'src', message }], trouble: 'other' });
    }
    const [path, query = ''] = src.split('?', 2) as [string, string?];
    const parameters = new URLSearchParams(query);
    if (wave) parameters.set('wave', wave);
    if (cut) parameters.set('cut', cut);
    const address = parameters.size ? `${path}?${parameters}` : src;
    return (await foreign).fetchResults(address, signal, await this.#headers());
  }

  async #headers(): Promise<Headers> {
    const { token, getAuth } = this.#read();
    const headers = new Headers(await (getAuth ?? (token ? undefined : this.#provided))?.());
    if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    return headers;
  }

  /** Where the receiver tells what became of a comment. None for results that come from elsewhere. */
  get threadAddress(): string | undefined {
    const { results, src } = this.#read();
    const [path = ''] = (src ?? '').split('?');
    return (results ?? undefined) === undefined && path.endsWith('/results')
      ? path.replace(/results$/, 'thread')
      : undefined;
  }

  /** What became of the comment that a receipt code stands for; `undefined` where it could not be asked. */
  async follow(receipt: string): Promise<ThreadAnswer | undefined> {
    try {
      const { fetchThread } = await import('./foreign-results.js');
      return await fetchThread(this.threadAddress!, receipt, await this.#headers());
    } catch (error) {
      // What has not even the form of a code is none that is known; else the form says so, and keeps what was typed.
      const { status } = error as { status?: number };
      return status === 400 || status === 422 ? { status: 'unknown', actions: [] } : undefined;
    }
  }
}

function troubleIn(error: unknown): Trouble {
  const { faults, trouble } = error as { faults?: readonly Fault[]; trouble?: FetchTrouble };
  if (faults) return { kind: trouble ?? 'other', faults };
  // The code that reads results did not come either, or getAuth failed.
  return { kind: 'network', faults: [{ path: 'src', message: `could not be loaded: ${String(error)}` }] };
}
