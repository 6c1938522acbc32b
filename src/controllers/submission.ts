import type { ReactiveElement } from 'lit';
import type { Result } from '../core/schema/event.js';
import { AutosaveController, type Progress } from './autosave.js';
import type { DeliverySettings } from './context.js';
import { DeliveryController } from './delivery.js';
import { newerOf } from './form-field.js';

type Kept = Pick<Progress, 'answers' | 'hashes'>;

/** One person's piece of work, from the first answer to the receipt: kept while it grows, handed over once, followed home. */
export class SubmissionController {
  readonly delivery: DeliveryController;
  readonly autosave: AutosaveController;
  /** True from the click on "send" until the answers are stored. */
  sending = false;
  #host: ReactiveElement;
  #subject: string | undefined;
  #begun: Promise<unknown> | undefined;
  #sent: Promise<unknown> = Promise.resolve();

  constructor(
    host: ReactiveElement,
    internals: ElementInternals,
    on: { settings: () => DeliverySettings; progress: () => Progress; saved: () => void },
  ) {
    this.#host = host;
    this.delivery = new DeliveryController(host, internals, on.settings);
    this.autosave = new AutosaveController(host, () => this.delivery.drafts, on.progress, on.saved);
  }

  /**
   * What an earlier visit left: a draft, or what the browser kept of the form if that is newer; or a submission that is
   * followed from now on. Lets out what still waits.
   */
  begin(key: string, keepNothing: boolean, formState = ''): Promise<Kept | 'submitted' | undefined> {
    const begun = this.#begin(key, keepNothing, formState);
    this.#begun = begun.catch(() => {});
    return begun;
  }

  async #begin(key: string, keepNothing: boolean, formState: string): Promise<Kept | 'submitted' | undefined> {
    this.autosave.off = keepNothing;
    const kept = await this.autosave.load(key);
    this.delivery.resume();
    if (!kept || 'answers' in kept) return newerOf(kept, formState);
    if (await this.delivery.follow(kept.submitted)) return 'submitted';
    // It was delivered and its receipt has run out, or the person deleted it: nothing stands in the way of a new one.
    await this.autosave.wipe();
    return undefined;
  }

  /** Stores the result and lets it go, unless the page takes it. A second click while this runs does nothing. */
  async send(make: (subject: string) => Result): Promise<'stored' | 'taken' | undefined> {
    if (this.sending) return undefined;
    this.sending = true;
    this.#host.requestUpdate();
    // Taken now: a page may reset its form in the very event that sends it.
    const result = make((this.#subject ??= this.delivery.newSubject()));
    const sent = this.#store(result);
    this.#sent = sent.catch(() => {});
    return sent;
  }

  async #store(result: Result): Promise<'stored' | 'taken'> {
    try {
      // What an earlier visit left is looked at first, or its draft would come after the answers that take its place.
      await this.#begun;
      await this.autosave.pause();
      const { key, off } = this.autosave;
      const delivery = await this.delivery.deliver(result, { draft: key, receipt: !off });
      if (delivery) return 'stored';
      // Whoever takes the answers decides what is kept of them.
      await this.autosave.wipe();
      return 'taken';
    } finally {
      this.sending = false;
      this.#host.requestUpdate();
    }
  }

  /** Leaves it as it stands, for another person's or another survey's. */
  async leave(): Promise<void> {
    await this.#sent;
    this.#subject = undefined;
    this.delivery.release();
    await this.autosave.leave();
  }

  /** Forgets it all, for a new one. */
  async startOver(): Promise<void> {
    await this.#sent;
    this.#subject = undefined;
    this.delivery.release();
    await this.autosave.wipe();
  }

  /** The person's own choice on a shared computer. */
  async keepNothing(off: boolean): Promise<void> {
    this.autosave.off = off;
    if (off) await this.autosave.wipe();
    else this.autosave.schedule();
  }
}
