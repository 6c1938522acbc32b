import { ContextConsumer } from '@lit/context';
import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Outbox } from '../transport/outbox.js';
import type { OutboxEntry } from '../transport/status.js';
import { deliveryContext } from './context.js';
import { register, transport } from './delivery.js';

export type { OutboxEntry };

/** What this device has kept of a person's submissions, for elements that show it. */
export class OutboxController implements ReactiveController {
  /** `undefined` until the device has been asked. */
  entries: readonly OutboxEntry[] | undefined;
  #host: ReactiveElement;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    // A page may show its outbox without the widget that filled it: the provider then says how to send what waits.
    new ContextConsumer(host, {
      context: deliveryContext,
      subscribe: true,
      callback: (settings) => settings && !isServer && void register(settings),
    });
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    void this.#outbox().then((outbox) => {
      if (this.#host.isConnected) this.#stop ??= outbox.watch(() => void this.#read());
    });
    void this.#read();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  async retry(id: string): Promise<void> {
    await (await this.#outbox()).retry(id);
  }
  async discard(id: string): Promise<void> {
    await (await this.#outbox()).discard(id);
  }
  async export(id?: string): Promise<string> {
    return (await this.#outbox()).export(id);
  }

  async #outbox(): Promise<Outbox> {
    return (await transport()).pageOutbox();
  }

  async #read(): Promise<void> {
    this.entries = await (await this.#outbox()).list();
    this.#host.requestUpdate();
  }
}
