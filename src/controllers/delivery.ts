import { ContextConsumer, ContextRoot } from '@lit/context';
import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Delivery } from '../core/delivery-state.js';
import type { Result } from '../core/schema/event.js';
import { AttuneDeliveryEvent } from '../events/delivery.js';
import { AttuneOutboxFullEvent } from '../events/outbox-full.js';
import { AttuneResultEvent } from '../events/result.js';
import type { Drafts } from '../transport/drafts.js';
import { pageFoundation } from '../transport/foundation.js';
import { uuidV4 } from '../transport/ids.js';
import type { SubmitOptions } from '../transport/mint.js';
import { deliveryContext, endpointOf, type DeliverySettings } from './context.js';

const states = [
  ...['saved', 'sending', 'delivered', 'waiting', 'paused', 'unconfirmed'],
  ...['dead', 'superseded', 'deleted', 'offline'],
];

let sending: typeof import('./sending.js') | undefined;

/** What sends, fetched when it is first needed; asked for again where the network failed it. */
const sends = async (): Promise<typeof import('./sending.js')> => (sending ??= await import('./sending.js'));

/** The one door from elements to the outbox: hands a result to the outbox, and follows what becomes of it. */
export class DeliveryController implements ReactiveController {
  /** Where the element's own submission stands; `undefined` before there is one. */
  delivery: Delivery | undefined;
  #host: ReactiveElement;
  #own: () => DeliverySettings;
  #internals: ElementInternals;
  #provided: ContextConsumer<typeof deliveryContext, ReactiveElement>;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveElement, internals: ElementInternals, own: () => DeliverySettings) {
    provideLate();
    this.#host = host;
    this.#own = own;
    this.#internals = internals;
    this.#provided = new ContextConsumer(host, {
      context: deliveryContext,
      subscribe: true,
      // A page may learn where results go, or who is asking, after they were given.
      callback: () => this.delivery && this.resume(),
    });
    host.addController(this);
  }

  hostConnected(): void {
    if (!isServer && this.delivery) this.#watch();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  /** What is in force: the element's own settings before its provider's. */
  get settings(): DeliverySettings {
    const own = Object.entries(this.#own()).filter(([, value]) => value !== undefined && value !== null);
    return { ...this.#provided.value, ...(Object.fromEntries(own) as DeliverySettings) };
  }

  /** What the outbox knows the endpoint in force by; empty where the page names none. */
  get endpoint(): string {
    return endpointOf(this.settings);
  }

  get drafts(): Drafts {
    return pageFoundation().drafts;
  }

  /** A name for a new response: the client makes it, so that every snapshot of it is known as the same. */
  newSubject(): string {
    return `resp/${uuidV4()}`;
  }

  /** Lets what waits for this element's endpoint go out, from this visit or an earlier one. */
  resume(): void {
    const resume = ({ pageOutbox, register }: typeof import('./sending.js')): void => {
      const endpoint = register(this.settings);
      if (!endpoint) return;
      if (this.delivery?.reason === 'no-endpoint') void pageOutbox().readdress(this.delivery.id, endpoint);
      else void pageOutbox().flush();
    };
    if (sending) resume(sending);
    // What cannot be fetched now is needed later, and asked for then.
    else void sends().then(resume, () => {});
  }

  /**
   * Offers a result to the page and, unless the page takes it, stores it and lets it go.
   * Resolves when it is stored. `undefined` when the page took it.
   *
   * @throws {AlreadySentError} when other answers of the same draft were submitted
   * @throws what fetching what sends throws: then nobody was offered anything
   */
  async deliver(result: Result, keep: Omit<SubmitOptions, 'endpoint' | 'source'>): Promise<Delivery | undefined> {
    const { pageOutbox, register } = sending ?? (await sends());
    if (!this.#host.dispatchEvent(new AttuneResultEvent(result))) return undefined;
    const endpoint = register(this.settings);
    const source =
      result.data.meta.privacy === 'anonymous'
        ? `urn:attune:survey:${result.data.form.id}`
        : location.origin + location.pathname;
    const delivery = await pageOutbox().submit(result, { endpoint, source, ...keep });
    if (delivery.reason === 'full') this.#host.dispatchEvent(new AttuneOutboxFullEvent('submission'));
    this.#watch();
    this.#take(delivery);
    // It may have moved on, or met a dead network, before anybody watched it.
    void this.#refresh();
    return delivery;
  }

  /** How a submission of an earlier visit or another tab stands. */
  async look(id: string): Promise<Delivery | undefined> {
    return (await sends()).pageOutbox().deliveryOf(id);
  }

  /** Picks up a submission of an earlier visit. */
  async follow(id: string): Promise<Delivery | undefined> {
    const delivery = await this.look(id);
    this.#watch();
    if (!delivery) return undefined;
    this.#take(delivery);
    // It may have moved on while it was looked up and nobody watched it.
    void this.#refresh();
    return delivery;
  }

  /** Forgets the submission, for a new one. */
  release(): void {
    this.hostDisconnected();
    this.delivery = undefined;
    this.#showState();
  }

  async retry(): Promise<void> {
    if (this.delivery) await (await sends()).pageOutbox().retry(this.delivery.id);
  }

  /** The submission as a file a receiver can import. */
  async export(): Promise<string> {
    return (await sends()).pageOutbox().export(this.delivery?.id);
  }

  #watch(): void {
    this.#stopWatching ??= pageFoundation().signals.watch((id) => {
      if (id === undefined || id === this.delivery?.id) void this.#refresh();
    });
  }

  async #refresh(): Promise<void> {
    const delivery = this.delivery && (await this.look(this.delivery.id));
    if (delivery && this.#host.isConnected) this.#take(delivery);
  }

  #take(delivery: Delivery): void {
    const { state, reason } = this.delivery ?? {};
    const waitsForAddress = delivery.state === 'saved' && !endpointOf(this.settings);
    const next = waitsForAddress ? { ...delivery, state: 'paused' as const, reason: 'no-endpoint' } : delivery;
    this.delivery = next;
    if (next.state !== state || next.reason !== reason) {
      this.#showState();
      this.#host.dispatchEvent(new AttuneDeliveryEvent(next));
    }
    this.#host.requestUpdate();
  }

  #showState(): void {
    for (const state of states) this.#internals.states.delete(state);
    if (this.delivery) this.#internals.states.add(this.delivery.state);
    if (this.delivery?.reason === 'offline') this.#internals.states.add('offline');
  }
}

let root: ContextRoot | undefined;

/** Answers an element that asks for its settings before its provider is defined, once that is. */
function provideLate(): void {
  if (isServer || root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
