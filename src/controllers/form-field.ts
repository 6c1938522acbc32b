import type { ReactiveElement } from 'lit';
import type { Draft } from '../transport/drafts.js';
import type { Given } from '../core/given.js';

/** What a form around the element gets to know. */
export interface FieldState {
  value: string;
  /** What the browser may keep to restore it by; nothing on a shared computer. */
  kept: readonly Given[] | undefined;
  /** Why the form cannot be sent yet, in the person's language, and the element to show it at. */
  fault?: { message: string; anchor: HTMLElement | undefined } | undefined;
}

/** Makes an element one field of the `<form>` around it. */
export class FormFieldController {
  /** The form around the element. */
  form: HTMLFormElement | undefined;
  #host: ReactiveElement;
  #internals: ElementInternals;
  #read: () => FieldState | '' | undefined;
  #submitted: (event: SubmitEvent) => void;
  #value = '';
  #savedAt = 0;

  constructor(
    host: ReactiveElement,
    internals: ElementInternals,
    on: { state: () => FieldState | '' | undefined; submitted: () => void },
  ) {
    this.#host = host;
    this.#internals = internals;
    this.#read = on.state;
    this.#submitted = on.submitted;
    this.join(internals.form);
  }

  /** Follows the element into another form, or out of any. */
  join(form: HTMLFormElement | null): void {
    if (form === (this.form ?? null)) return;
    this.form?.removeEventListener('submit', this.#submitted);
    this.form = form ?? undefined;
    this.form?.addEventListener('submit', this.#submitted);
    this.#host.requestUpdate();
  }

  /** Passes the present value on, whenever it may have changed. Costs nothing outside a form; a field without a name is none of its business. */
  tell(): void {
    const state = this.form && this.#read();
    if (!state) return;
    const { value, kept, fault } = state;
    if (value !== this.#value) this.#savedAt = Date.now();
    this.#value = value;
    const draft = kept && ({ schema: 2, given: kept, savedAt: this.#savedAt, activeMs: 0 } satisfies Draft);
    this.#internals.setFormValue(value, draft ? JSON.stringify(draft) : '');
    if (fault) this.#internals.setValidity({ valueMissing: true }, fault.message, fault.anchor);
    else this.#internals.setValidity({});
  }
}
