import type { Log } from './log.js';
import { sqlstateOf } from './log.js';
import { readSettled, settle, type Settled } from './settle.js';
import type { Store } from './store/store.js';
import { uncountedSurveys } from './store/uncounted.js';

/** How long answers wait to be counted at the most; so long anonymous ones lie in the order they came. */
const settleAfterMs = 10_000;
/** How often the remains of rewritten rows are removed at the most. */
const vacuumEveryMs = 300_000;

/** How long, and of how many surveys, the figures of an earlier wave are kept at hand. */
const recalledMs = 60_000;
const maxRecalled = 100;

/** The work behind the scenes: counting, shuffling, and cleaning up after the shuffling. */
export class Upkeep {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #log: Log;
  readonly #due = new Map<string, { tenant: string; survey: string; timer: NodeJS.Timeout }>();
  readonly #settling = new Set<string>();
  readonly #recalled = new Map<string, { settled: Settled; until: number }>();
  #vacuumedAt = -Infinity;
  #vacuumLater: NodeJS.Timeout | undefined;

  constructor({ store, clock, log }: { store: Store; clock: () => number; log: Log }) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** Takes up what a receiver that stopped suddenly left uncounted. */
  async resume(tenant: string): Promise<void> {
    const surveys = await this.#store.as(tenant, (query) => uncountedSurveys(query, tenant));
    for (const survey of surveys) this.schedule(tenant, survey);
  }

  /** Settles a survey soon, together with what else arrives until then. */
  schedule(tenant: string, survey: string, afterMs = settleAfterMs): void {
    const name = `${tenant} ${survey}`;
    const due = this.#due.get(name);
    if (due && afterMs > 0) return;
    clearTimeout(due?.timer);
    const timer = setTimeout(() => void this.#run(name), afterMs).unref();
    this.#due.set(name, { tenant, survey, timer });
  }

  /** Settles a survey now, however many answers wait. */
  async settle(tenant: string, survey: string): Promise<Settled | undefined> {
    const name = `${tenant} ${survey}`;
    this.#settling.add(name);
    try {
      for (;;) {
        const settled = await settle(this.#store, tenant, survey, this.#clock());
        if (!settled?.more) return settled;
        // So much has been rewritten that its remains would slow every read: they go as soon as all is counted.
        this.#vacuumedAt = -Infinity;
      }
    } finally {
      this.#settling.delete(name);
    }
  }

  /**
   * A survey as readers see it: with the answers that have just come, unless these are so many that a reader would
   * have to wait for the counting. Then it goes on behind the scenes, and the figures are those released before.
   */
  async read(tenant: string, survey: string): Promise<Settled | undefined> {
    if (this.#settling.has(`${tenant} ${survey}`)) return readSettled(this.#store, tenant, survey);
    const settled = await settle(this.#store, tenant, survey, this.#clock());
    if (settled?.more) this.schedule(tenant, survey, 0);
    return settled;
  }

  /** The same of a wave that others are compared with: it hardly changes any more, and is believed for a while. */
  async recall(tenant: string, survey: string): Promise<Settled | undefined> {
    const name = `${tenant} ${survey}`;
    const known = this.#recalled.get(name);
    if (known && this.#clock() < known.until) return known.settled;
    this.#recalled.delete(name);
    const settled = await this.read(tenant, survey);
    if (!settled) return undefined;
    if (this.#recalled.size >= maxRecalled) this.#recalled.delete(this.#recalled.keys().next().value!);
    this.#recalled.set(name, { settled, until: this.#clock() + recalledMs });
    return settled;
  }

  /** Forgets what was recalled of a survey that was published anew. */
  forget(tenant: string, survey: string): void {
    this.#recalled.delete(`${tenant} ${survey}`);
  }

  /** Does at once what is due. */
  async close(): Promise<void> {
    const due = [...this.#due.keys()];
    for (const name of due) await this.#settleDue(name);
    if (due.length || this.#vacuumLater) await this.#vacuum();
  }

  async #run(name: string): Promise<void> {
    await this.#settleDue(name);
    const wait = this.#vacuumedAt + vacuumEveryMs - this.#clock();
    if (wait <= 0) await this.#vacuum();
    else this.#vacuumLater ??= setTimeout(() => void this.#vacuum(), wait).unref();
  }

  async #settleDue(name: string): Promise<void> {
    const due = this.#due.get(name);
    if (!due) return;
    clearTimeout(due.timer);
    this.#due.delete(name);
    // Should it fail, nothing is lost: it is settled with the next answer, or when results are read.
    await this.settle(due.tenant, due.survey).catch(this.#failed({ site: due.tenant, survey: due.survey }));
  }

  async #vacuum(): Promise<void> {
    clearTimeout(this.#vacuumLater);
    this.#vacuumLater = undefined;
    this.#vacuumedAt = this.#clock();
    await this.#store.vacuum().catch(this.#failed({}));
  }

  #failed(where: { site?: string; survey?: string }): (error: unknown) => void {
    return (error) => {
      const sqlstate = sqlstateOf(error);
      this.#log({ level: 'error', code: 'upkeep-failed', ...where, ...(sqlstate && { sqlstate }) });
    };
  }
}
