import { ContextConsumer } from '@lit/context';
import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Delivery } from '../core/delivery-state.js';
import type { Result } from '../core/schema/event.js';
import { AttuneDeliveryEvent } from '../events/delivery.js';
import { AttuneResultEvent } from '../events/result.js';
import type { Drafts } from '../transport/drafts.js';
import type { Outbox } from '../transport/outbox.js';
import { deliveryContext, type DeliverySettings } from './context.js';

/** Transport is fetched beside the first paint: it matters with the first answer, not before. */
export const transport = (): Promise<typeof import('../transport/browser.js')> => import('../transport/browser.js');

const states = ['saved', 'sending', 'delivered', 'waiting', 'paused', 'unconfirmed', 'dead', 'offline'];

/** The one door from elements to transport: hands a result to the outbox, and follows what becomes of it. */
export class DeliveryController implements ReactiveController {
  /** Where the element's own submission stands; `undefined` before there is one. */
  delivery: Delivery | undefined;
  #host: ReactiveElement;
  #own: () => DeliverySettings;
  #internals: ElementInternals;
  #provided: ContextConsumer<typeof deliveryContext, ReactiveElement>;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveElement, internals: ElementInternals, own: () => DeliverySettings) {
    this.#host = host;
    this.#own = own;
    this.#internals = internals;
    this.#provided = new ContextConsumer(host, { context: deliveryContext, subscribe: true });
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    void transport();
    if (this.delivery) void this.#watch();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  /** What is in force: the element's own settings before its provider's. */
  get settings(): DeliverySettings {
    const own = Object.entries(this.#own()).filter(([, value]) => value !== undefined);
    return { ...this.#provided.value, ...(Object.fromEntries(own) as DeliverySettings) };
  }

  async drafts(): Promise<Drafts> {
    return (await this.#outbox()).drafts;
  }

  /** A name for a new response: the client makes it, so that every snapshot of it is known as the same. */
  async newSubject(): Promise<string> {
    return `resp/${(await transport()).uuidV4()}`;
  }

  /** Lets what waits for this element's endpoint go out, from this visit or an earlier one. */
  async resume(): Promise<void> {
    if (await register(this.settings)) await (await this.#outbox()).flush();
  }

  /**
   * Offers a result to the page and, unless the page takes it, stores it and lets it go.
   * Resolves when it is stored. `undefined` when the page took it.
   */
  async deliver(result: Result, keep: { draft: string; receipt: boolean }): Promise<Delivery | undefined> {
    if (!this.#host.dispatchEvent(new AttuneResultEvent(result))) return undefined;
    const endpoint = await register(this.settings);
    const source = result.data.meta.privacy === 'anonymous' ? `urn:attune:survey:${result.data.form.id}` : location.origin + location.pathname;
    const delivery = await (await this.#outbox()).submit(result, { endpoint, source, ...keep });
    await this.#watch();
    this.#take(delivery);
    return delivery;
  }

  /** Picks up a submission of an earlier visit. */
  async follow(id: string): Promise<Delivery | undefined> {
    const delivery = await (await this.#outbox()).deliveryOf(id);
    await this.#watch();
    if (delivery) this.#take(delivery);
    return delivery;
  }

  /** Forgets the submission, for a new one. */
  release(): void {
    this.hostDisconnected();
    this.delivery = undefined;
    this.#showState();
  }

  async retry(): Promise<void> {
    if (this.delivery) await (await this.#outbox()).retry(this.delivery.id);
  }

  /** The submission as a file a receiver can import. */
  async export(): Promise<string> {
    return (await this.#outbox()).export(this.delivery?.id);
  }

  async #outbox(): Promise<Outbox> {
    return (await transport()).pageOutbox();
  }

  async #watch(): Promise<void> {
    const outbox = await this.#outbox();
    if (!this.#host.isConnected) return;
    this.#stopWatching ??= outbox.watch((id) => {
      if (id === undefined || id === this.delivery?.id) void this.#refresh();
    });
  }

  async #refresh(): Promise<void> {
    const delivery = this.delivery && (await (await this.#outbox()).deliveryOf(this.delivery.id));
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

/** What the outbox knows an endpoint by; empty when the page names none. */
function endpointOf({ transport, submit, endpoint }: DeliverySettings): string {
  if (endpoint) return new URL(endpoint, document.baseURI).href;
  return transport?.name ?? (submit ? 'submit' : '');
}

/** Tells the outbox how to reach the endpoint in force. Without one, what is sent waits where it can be seen. */
export async function register(settings: DeliverySettings): Promise<string> {
  const { transport: own, submit, mode, ack, preset, dedup, getAuth } = settings;
  const endpoint = endpointOf(settings);
  if (!endpoint) return '';
  const given = Object.fromEntries(
    Object.entries({ mode, ack, preset, dedup, getAuth }).filter(([, value]) => value !== undefined),
  );
  const { pageOutbox, hookTransport, httpTransport } = await transport();
  const way = own ?? (submit ? hookTransport(submit, given) : httpTransport({ ...given, endpoint }));
  pageOutbox().use(endpoint, way);
  return endpoint;
}
