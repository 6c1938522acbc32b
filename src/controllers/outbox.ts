import { ContextConsumer } from '@lit/context';
import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Fault } from '../core/schema/fault-error.js';
import { AttuneErrorEvent } from '../events/error.js';
import { wrongSettings } from '../core/settings.js';
import type { OutboxEntry } from '../transport/status.js';
import { deliveryContext, type DeliverySettings } from './context.js';
import { pageOutbox, register } from './sending.js';

export type { OutboxEntry };

/** What this device has kept of a person's submissions, for elements that show it. */
export class OutboxController implements ReactiveController {
  /** `undefined` until the device has been asked. */
  entries: readonly OutboxEntry[] | undefined;
  /** How many submissions the browser has cleared before they were sent. */
  lost = 0;
  /** What is wrong with the provider's settings: by these nothing is sent. */
  faults: readonly Fault[] = [];
  #host: ReactiveElement;
  #stop: (() => void) | undefined;
  #settings: DeliverySettings | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    // A page may show its outbox without the widget that filled it: the provider then says how to send what waits.
    new ContextConsumer(host, {
      context: deliveryContext,
      subscribe: true,
      callback: (settings) => settings && !isServer && void this.#take(settings),
    });
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    this.#stop = pageOutbox().watch(() => void this.#read());
    void this.#read();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  retry(id: string): Promise<void> {
    return pageOutbox().retry(id);
  }
  discard(id: string): Promise<void> {
    return pageOutbox().discard(id);
  }
  export(id?: string | readonly string[]): Promise<string> {
    return pageOutbox().export(id);
  }

  /** A person has read what was lost. */
  lossTold(): void {
    pageOutbox().lossTold();
    this.lost = 0;
    this.#host.requestUpdate();
  }

  /** Sends by these settings, or says what is wrong with them. */
  async #take(settings: DeliverySettings): Promise<void> {
    this.#settings = settings;
    this.faults = [];
    if (wrongSettings({ ...settings }).length) {
      const { settingFaults } = await import('../core/setting-faults.js');
      if (settings !== this.#settings) return;
      this.faults = settingFaults({ ...settings });
      this.#host.dispatchEvent(new AttuneErrorEvent(this.faults));
    } else register(settings);
    this.#host.requestUpdate();
  }

  async #read(): Promise<void> {
    const [entries, lost] = await Promise.all([pageOutbox().list(), pageOutbox().lost()]);
    if (lost > this.lost) {
      const message = `had ${lost} submissions that this browser cleared before they were sent`;
      this.#host.dispatchEvent(new AttuneErrorEvent([{ path: 'outbox', message }]));
    }
    Object.assign(this, { entries, lost });
    this.#host.requestUpdate();
  }
}
