import { isServer, type ReactiveController, type ReactiveElement } from 'lit';

/** Narrower than this many of its own letters' heights, an element is on a phone or in a side column. */
const phone = 30;

/** Where an element stands: in a narrow place, or on paper. Neither can be seen by its styles alone. */
export class PlaceController implements ReactiveController {
  narrow = false;
  printing = false;
  #host: ReactiveElement;
  #draw: () => void;
  #observer: ResizeObserver | undefined;
  /** What is open for as long as it is printed. */
  #opened: HTMLDetailsElement[] = [];

  /** `draw` brings the element up to date at once: a printer does not wait. */
  constructor(host: ReactiveElement, draw: () => void) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    this.#observer ??= new ResizeObserver(([entry]) => this.#measure(entry!.contentRect.width));
    this.#observer.observe(this.#host);
    window.addEventListener('beforeprint', this.#onBeforePrint);
    window.addEventListener('afterprint', this.#onAfterPrint);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    window.removeEventListener('beforeprint', this.#onBeforePrint);
    window.removeEventListener('afterprint', this.#onAfterPrint);
  }

  #measure(width: number): void {
    const narrow = width < phone * parseFloat(getComputedStyle(this.#host).fontSize);
    if (!width || narrow === this.narrow) return;
    this.narrow = narrow;
    this.#host.requestUpdate();
    // Folding makes the element lower within the same frame, and to hear of that would be an error in the page's console.
    this.#observer!.unobserve(this.#host);
    requestAnimationFrame(() => this.#host.isConnected && this.#observer!.observe(this.#host));
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
