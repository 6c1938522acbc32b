import type { ReactiveElement } from 'lit';
import { contentHash } from '../core/canonical.js';
import type { Result } from '../core/schema/event.js';
import type { Submitted as Mark } from '../transport/drafts.js';
import type { Given } from '../core/given.js';
import type { AlreadySentError } from '../transport/keep.js';
import type { SubmitOptions } from '../transport/mint.js';
import { AutosaveController, type Writer } from './autosave.js';
import type { DeliverySettings } from './context.js';
import { DeliveryController } from './delivery.js';

export type { Mark };

/** Whose answers they are, and what they count for. */
export interface Respondent {
  respondent: string;
  group?: string | undefined;
  segment?: string | undefined;
}

/** One response is one person's filling-in of one survey, for one group and segment, at one endpoint. */
interface Response extends Respondent {
  survey: string;
  endpoint: string;
}

/** What an earlier visit left: answers; a submission to follow; or answers beside one, which are not sent. */
export interface Found {
  given: readonly Given[];
  submitted: boolean;
}

/** What is to be stored; nothing where it has turned out that the survey takes no answers. */
type Made = (Required<Pick<SubmitOptions, 'followable'>> & { result: Result }) | undefined;

/** One person's piece of work, from the first answer to the receipt: kept while it grows, handed over once, followed home. */
export class SubmissionController {
  readonly delivery: DeliveryController;
  readonly autosave: AutosaveController;
  /** True from the click on "send" until the answers are stored. */
  sending = false;
  #host: ReactiveElement;
  #response: Response | undefined;
  #subject: string | undefined;
  /** How many snapshots of the response were stored. */
  #sequence = 0;
  /** The submission that marks the draft, if other answers than these were submitted. */
  #other: string | undefined;
  #begun: Promise<unknown> | undefined;
  #sent: Promise<unknown> = Promise.resolve();

  constructor(host: ReactiveElement, internals: ElementInternals, on: Writer & { settings: () => DeliverySettings }) {
    this.#host = host;
    this.delivery = new DeliveryController(host, internals, on.settings);
    this.autosave = new AutosaveController(host, () => this.delivery.drafts, {
      ...on,
      heard: (news, mark) => {
        const isOther = !this.sending && mark?.submitted !== this.delivery.delivery?.id;
        if (isOther || !mark) this.#other = mark?.submitted;
        on.heard(news, isOther ? mark : undefined);
      },
    });
  }

  /** Whether other answers than these were sent from this draft. */
  get elsewhere(): boolean {
    return this.#other !== undefined;
  }

  /** Whether it is this response that is kept here now. */
  isOf(survey: string, who: Respondent): boolean {
    return this.autosave.key === keyOf(this.#responseOf(survey, who));
  }

  /** Whether it is the same response, of which the page may only now have said more. */
  isSame(survey: string, who: Respondent): boolean {
    const [before, now] = [this.#response, this.#responseOf(survey, who)];
    const same = (name: 'group' | 'segment' | 'endpoint'): boolean => !before?.[name] || before[name] === now[name];
    return (
      before?.survey === survey &&
      before.respondent === who.respondent &&
      same('group') &&
      same('segment') &&
      same('endpoint')
    );
  }

  #responseOf(survey: string, { respondent, group, segment }: Respondent): Response {
    return { survey, respondent, group, segment, endpoint: this.delivery.endpoint };
  }

  /**
   * What an earlier visit left: a draft, with what the browser kept of the form; or a submission that is followed from
   * now on. Lets out what still waits.
   *
   * @param early what was answered before this could be called: from here on as safe as later answers
   */
  begin(
    survey: string,
    who: Respondent,
    keepNothing: boolean,
    formState = '',
    early: readonly Given[] = [],
  ): Promise<Found> {
    if (!keepNothing && early.length) this.delivery.drafts.journal.note(keyOf(this.#responseOf(survey, who)), early);
    const begun = this.#begin(survey, who, keepNothing, formState).finally(() => this.delivery.resume());
    this.#begun = begun.catch(() => {});
    return begun;
  }

  async #begin(survey: string, who: Respondent, keepNothing: boolean, formState: string): Promise<Found> {
    const { autosave, delivery } = this;
    const response = this.#responseOf(survey, who);
    const key = keyOf(response);
    const former = [
      ...(this.isSame(survey, who) ? [autosave.key] : []),
      // Answered before the page said where answers go; and as the first release kept them.
      keyOf({ ...response, endpoint: '' }),
      `${survey}/${who.respondent}`,
    ].filter((each) => each !== key);
    this.#response = response;
    autosave.off = keepNothing;
    const kept = await autosave.load(key, former);
    if (kept && 'submitted' in kept) {
      const { submitted, subject, sequence = 1, unsent } = kept;
      const before = await delivery.look(submitted);
      if (!before) {
        // It was delivered and its receipt has run out, or the person deleted it: nothing stands in the way of a new one.
        await delivery.drafts.reopen(key);
      } else if (unsent && before.state !== 'dead') {
        this.#other = submitted;
      } else {
        this.#subject = subject;
        this.#sequence = subject ? sequence : 0;
        await delivery.follow(submitted);
        if (!unsent) return { given: [], submitted: true };
      }
    }
    autosave.take(delivery.drafts.givenIn(formState));
    return { given: autosave.given, submitted: false };
  }

  /**
   * Stores the result and lets it go, unless the page takes it. A second click while this runs does nothing.
   *
   * @param make called at once, while the answers are as the person sent them; may take its time over the rest
   * @param beside sends it although other answers of the same draft were sent
   * @returns `elsewhere` when other answers were sent from another tab; then nothing is stored
   */
  async send(
    make: (subject: string, sequence: number) => Promise<Made>,
    beside: boolean,
  ): Promise<'stored' | 'taken' | 'elsewhere' | undefined> {
    if (this.sending) return undefined;
    this.sending = true;
    this.#host.requestUpdate();
    if (beside) {
      // A response of its own, even if it began as a change of the one that was sent.
      this.#subject = undefined;
      this.#sequence = 0;
    }
    // Taken now: a page may reset its form in the very event that sends it.
    const made = make((this.#subject ??= this.delivery.newSubject()), this.#sequence + 1);
    this.autosave.note();
    const sent = this.#store(made, this.autosave.given, beside);
    this.#sent = sent.catch(() => {});
    return sent;
  }

  async #store(
    made: Promise<Made>,
    given: readonly Given[],
    beside: boolean,
  ): Promise<'stored' | 'taken' | 'elsewhere' | undefined> {
    const { autosave, delivery } = this;
    try {
      // What an earlier visit left is looked at first, or its draft would come after the answers that take its place.
      await this.#begun;
      const whole = await made;
      if (!whole) return undefined;
      const { result, followable } = whole;
      await autosave.pause();
      const { key, off } = autosave;
      const replaces = delivery.delivery?.id;
      const stored = await delivery.deliver(result, { beside, followable, draft: key, receipt: !off, given, replaces });
      // Whoever takes the answers decides what is kept of them.
      if (!stored) await autosave.wipe();
      else autosave.sent();
      this.#sequence = result.sequence;
      this.#other = undefined;
      return stored ? 'stored' : 'taken';
    } catch (error) {
      if ((error as Error).name !== 'AlreadySentError') throw error;
      this.#other = (error as AlreadySentError).id;
      // It stays a draft of its own.
      autosave.schedule();
      return 'elsewhere';
    } finally {
      this.sending = false;
      this.#host.requestUpdate();
    }
  }

  /** Follows what was sent from another tab, in the place of what was answered here. */
  async yield(): Promise<void> {
    if (!this.#other) return;
    await this.autosave.pause();
    await this.delivery.drafts.dropUnsent(this.autosave.key);
    await this.delivery.follow(this.#other);
    this.#other = undefined;
  }

  /** Leaves it as it stands, for another person's or another survey's. */
  async leave(): Promise<void> {
    await this.#sent;
    this.#release();
    await this.autosave.leave();
  }

  /** Takes all answers back, in every tab; or begins a new response after one that was sent. */
  async startOver(): Promise<void> {
    await this.#sent;
    const sent = this.delivery.delivery !== undefined;
    this.#release();
    if (sent) await this.autosave.reopen();
    else this.autosave.clear();
  }

  #release(): void {
    this.#subject = this.#other = undefined;
    this.#sequence = 0;
    this.delivery.release();
  }

  /** The person's own choice on a shared computer. */
  async keepNothing(off: boolean): Promise<void> {
    this.autosave.off = off;
    if (off) await this.autosave.wipe();
    else this.autosave.schedule();
  }
}

/** A draft is kept under its survey's id, what else tells responses apart as one word, and whose it is. */
function keyOf({ survey, respondent, group = '', segment = '', endpoint }: Response): string {
  return `${survey}@${contentHash([group, segment, endpoint])}/${respondent}`;
}
