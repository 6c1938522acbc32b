import type { Timer } from '../../../src/transport/database.js';

/** Time that passes only when a test says so. One clock serves several tabs; a tab's timers can be stopped with it. */
export class FakeClock {
  now = Date.UTC(2026, 10, 22, 6, 27, 59, 120);
  #timers: { at: number; callback: () => void; owner: unknown }[] = [];
  /** Moves on when the wall clock is set, which timers do not notice. */
  #offset = 0;

  timerFor(owner: unknown): Timer {
    return (callback, ms) => {
      const entry = { at: this.#monotonic + ms, callback, owner };
      this.#timers.push(entry);
      return () => void (this.#timers = this.#timers.filter((other) => other !== entry));
    };
  }

  /** Milliseconds until the next timer. */
  get next(): number | undefined {
    const first = Math.min(...this.#timers.map(({ at }) => at));
    return first === Infinity ? undefined : Math.max(0, first - this.#monotonic);
  }

  /** Somebody sets the device's clock. */
  jump(ms: number): void {
    this.now += ms;
    this.#offset += ms;
  }

  /** Timers of one owner, or all, never fire. */
  stop(owner?: unknown): void {
    this.#timers = this.#timers.filter((timer) => owner && timer.owner !== owner);
  }

  /** Lets time pass; after each timer, `settle` lets its consequences happen. */
  async advance(ms: number, settle: () => Promise<void>): Promise<void> {
    const end = this.#monotonic + ms;
    await settle();
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.now += Math.max(0, due.at - this.#monotonic);
      due.callback();
      await settle();
    }
    this.now += Math.max(0, end - this.#monotonic);
    await settle();
  }

  get #monotonic(): number {
    return this.now - this.#offset;
  }
}
