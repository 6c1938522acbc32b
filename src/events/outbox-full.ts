/** So much waits on this device to be sent that there was no room for more. Nothing that waits is lost. */
export class AttuneOutboxFullEvent extends Event {
  /** What only the open page keeps: the `draft` of somebody who is answering, or a `submission`. */
  readonly refused: 'draft' | 'submission';

  constructor(refused: 'draft' | 'submission') {
    super('attune-outbox-full', { bubbles: true, composed: true });
    this.refused = refused;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'attune-outbox-full': AttuneOutboxFullEvent;
  }
}
