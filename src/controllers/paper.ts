import type { ReactiveController, ReactiveElement } from 'lit';

/** Whether an element is printed just now: what is folded or shortened must be whole on paper. */
export class PaperController implements ReactiveController {
  printing = false;
  #host: ReactiveElement;
  #draw: () => void;
  /** What is open for as long as it is printed. */
  #opened: HTMLDetailsElement[] = [];

  /** `draw` brings the element up to date at once: a printer does not wait. */
  constructor(host: ReactiveElement, draw: () => void) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#onBeforePrint);
    window.addEventListener('afterprint', this.#onAfterPrint);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#onBeforePrint);
    window.removeEventListener('afterprint', this.#onAfterPrint);
  }

  #onBeforePrint = (): void => {
    this.#print(true);
    // A table that repeats a chart is printed where a person has opened it.
    this.#opened = [...this.#host.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open], .twin)')];
    for (const each of this.#opened) each.open = true;
  };

  #onAfterPrint = (): void => {
    for (const each of this.#opened) each.open = false;
    this.#print(false);
  };

  #print(printing: boolean): void {
    this.printing = printing;
    this.#host.requestUpdate();
    this.#draw();
  }
}
