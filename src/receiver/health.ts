import type { Store } from './store/store.js';

/** How long a trial is believed: however often somebody asks, the store is written to no oftener. */
const believedMs = 5_000;

/** Whether answers can be kept, found out by writing: a store that answers may still be read-only, or full. */
export class Health {
  readonly #store: Pick<Store, 'tryWrite'>;
  readonly #clock: () => number;
  #trial: { works: Promise<boolean>; until: number } | undefined;

  constructor(store: Pick<Store, 'tryWrite'>, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  works(): Promise<boolean> {
    const now = this.#clock();
    if (!this.#trial || now >= this.#trial.until || now < this.#trial.until - believedMs) {
      const works = this.#store.tryWrite().then(
        () => true,
        () => false,
      );
      this.#trial = { works, until: now + believedMs };
    }
    return this.#trial.works;
  }
}
