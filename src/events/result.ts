import type { Result } from '../core/schema/event.js';

/**
 * A person finished something. The only event that carries answers out of an element.
 * `preventDefault()` hands the result over to the page: nothing is then stored or sent, the draft is deleted, and the
 * person is told that the page has their answers. They may go back and send them again, under the same `subject`.
 */
export class AttuneResultEvent extends Event {
  readonly result: Result;

  constructor(result: Result) {
    super('attune-result', { bubbles: true, composed: true, cancelable: true });
    this.result = result;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'attune-result': AttuneResultEvent;
  }
}
