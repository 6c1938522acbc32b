import type { Store } from './store/store.js';

/** How long a trial is believed: however often somebody asks, the store is written to no oftener. */
const believedMs = 5_000;
/** How long a trial is waited for: a database that hangs would let whoever asks hang as well. */
const patienceMs = 5_000;

/** Whether answers can be kept, found out by writing: a store that answers may still be read-only, or full. */
export class Health {
  readonly #store: Pick<Store, 'tryWrite'>;
  readonly #clock: () => number;
  #trial: { works: Promise<boolean>; until: number } | undefined;
  #underWay: Promise<boolean> | undefined;

  constructor(store: Pick<Store, 'tryWrite'>, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  works(): Promise<boolean> {
    const now = this.#clock();
    if (!this.#trial || now >= this.#trial.until || now < this.#trial.until - believedMs)
      this.#trial = { works: this.#try(), until: now + believedMs };
    return this.#trial.works;
  }

  async #try(): Promise<boolean> {
    // One that still hangs says enough: more would only wait behind it.
    if (this.#underWay) return false;
    const underWay = this.#store.tryWrite().then(
      () => true,
      () => false,
    );
    this.#underWay = underWay;
    void underWay.then(() => (this.#underWay = undefined));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
    return Promise.race([underWay, late]).finally(() => clearTimeout(timer));
  }
}
