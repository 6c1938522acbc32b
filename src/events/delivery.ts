import type { Delivery } from '../core/delivery-state.js';

/** A submission moved on, or is held up. Follows a person's own submission only. */
export class AttuneDeliveryEvent extends Event {
  readonly delivery: Delivery;

  constructor(delivery: Delivery) {
    super('attune-delivery', { bubbles: true, composed: true });
    this.delivery = delivery;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'attune-delivery': AttuneDeliveryEvent;
  }
}
