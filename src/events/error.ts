import type { Fault } from '../core/schema/fault.js';

/** An element cannot show what it was given, or a browser has lost it. The faults name the places and the remedies. */
export class AttuneErrorEvent extends Event {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('attune-error', { bubbles: true, composed: true });
    this.faults = faults;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'attune-error': AttuneErrorEvent;
  }
}
