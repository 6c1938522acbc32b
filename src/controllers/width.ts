import { isServer, type ReactiveController, type ReactiveElement } from 'lit';

/** As wide as a phone: 30 times the element's own text, 480 px at 16. */
const narrowEm = 30;

/** Whether an element has no more room than on a phone, told before anything is painted and whenever it changes. */
export class WidthController implements ReactiveController {
  narrow = false;
  #host: ReactiveElement;
  #observer: ResizeObserver | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (!isServer) (this.#observer ??= new ResizeObserver(([entry]) => this.#measure(entry!))).observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measure({ borderBoxSize }: ResizeObserverEntry): void {
    const { inlineSize } = borderBoxSize[0]!;
    const narrow = inlineSize > 0 && inlineSize < narrowEm * parseFloat(getComputedStyle(this.#host).fontSize);
    if (narrow === this.narrow) return;
    this.narrow = narrow;
    this.#host.requestUpdate();
    // What is drawn for it has another height. Measured in the same frame, that would be an error of the page's.
    this.#observer!.disconnect();
    requestAnimationFrame(() => this.#host.isConnected && this.hostConnected());
  }
}
