import type { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { flag } from './properties.js';
import type { DeliverySettings } from './context.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript asks for exactly this of a mixin's base.
type Constructor<T> = new (...args: any[]) => T;

export declare class DeliverableElement {
  endpoint?: string;
  mode?: DeliverySettings['mode'];
  ack?: DeliverySettings['ack'];
  preset?: DeliverySettings['preset'];
  dedup: boolean;
  submit?: DeliverySettings['submit'];
  transport?: DeliverySettings['transport'];
  getAuth?: DeliverySettings['getAuth'];
  protected readonly ownDelivery: DeliverySettings;
}

/** The public properties by which a page says where results go: on a provider for all inside it, or on one element. */
export const Deliverable = <T extends Constructor<LitElement>>(Base: T): Constructor<DeliverableElement> & T => {
  class Deliverable extends Base {
    /** Where results go. Without one, what is sent waits on the device. */
    @property() endpoint?: string;
    /** How to speak to the endpoint: `full` for the Attune receiver and APIs of your own, `simple` for anything else. */
    @property() mode?: 'simple' | 'full';
    /** What counts as received: an `echo` of the id, a `status` of 2xx, or `none`. */
    @property() ack?: 'echo' | 'status' | 'none';
    /** A known service, such as `zapier`, `make`, `apps-script` or `form`. */
    @property() preset?: DeliverySettings['preset'];
    /** Says that the endpoint drops repeats by id, so that an unclear try may be repeated freely. */
    @property({ type: Boolean, converter: flag }) dedup = false;
    /** A function that takes each event, instead of HTTP. Throw to have it tried again. */
    @property({ attribute: false }) submit?: DeliverySettings['submit'];
    /** A transport of your own, instead of HTTP. */
    @property({ attribute: false }) transport?: DeliverySettings['transport'];
    /** Fresh request headers for each try, such as a bearer token. Never stored. */
    @property({ attribute: false }) getAuth?: DeliverySettings['getAuth'];

    protected get ownDelivery(): DeliverySettings {
      const said = Object.fromEntries(deliveryProperties.map((name) => [name, this[name]])) as DeliverySettings;
      return { ...said, dedup: this.dedup || undefined };
    }
  }
  return Deliverable as unknown as Constructor<DeliverableElement> & T;
};

/** What says where results go: when one of these changes, what waits gets another chance. */
export const deliveryProperties = ['endpoint', 'mode', 'ack', 'preset', 'submit', 'transport', 'getAuth'] as const;
