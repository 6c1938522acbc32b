import type { Answer } from '../core/schema/answers.js';

/** A person answered, changed or cleared one item. */
export class AttuneChangeEvent extends Event {
  /** The item's id. */
  readonly item: string;
  /** The answer now; `undefined` when it was cleared. */
  readonly answer: Answer | undefined;

  constructor(item: string, answer: Answer | undefined) {
    super('attune-change', { bubbles: true, composed: true });
    this.item = item;
    this.answer = answer;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'attune-change': AttuneChangeEvent;
  }
}
