import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import { AttuneOutboxFullEvent } from '../events/outbox-full.js';
import type { Draft, Drafts, Kept, Submitted } from '../transport/drafts.js';
import { editsOf, givenKey, type Given } from '../core/given.js';

const delayMs = 250;
/** How long a write that came to nothing waits for its next try: at first, and at most. Twice as long after each in a row. */
const [retryMs, longestRetryMs] = [1000, 60_000];

export type { Given };

/** What an element tells its draft, and hears from it. */
export interface Writer {
  /** The answers to these items as they stand, also that there is none; to all that are answered, where none are named. */
  given: (items?: readonly string[]) => Omit<Given, 'at'>[];
  /** Whether the draft is kept may have changed. */
  saved: () => void;
  /** Other tabs have answered, or submitted: these answers are later than what was known here. */
  heard: (news: readonly Given[], mark: Submitted | undefined) => void;
}

/**
 * Keeps a draft on this device while a person answers: in the journal at once, on the disk shortly after. Brings it
 * together with what other tabs answer. Counts the time they spend with it in view.
 */
export class AutosaveController implements ReactiveController {
  /** Whether the last draft was kept; `undefined` before there was one. */
  kept: Kept | undefined;
  /** On a shared computer nothing is kept. */
  off = false;
  /** Where the draft is kept on this device; empty before `load`. */
  key = '';
  #host: ReactiveElement;
  #drafts: () => Drafts;
  #on: Writer;
  /** All that is known of the draft, answers to former words among it. */
  #given = new Map<string, Given>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #loading: Promise<unknown> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  #activeMs = 0;
  #since: number | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveElement, drafts: () => Drafts, on: Writer) {
    this.#host = host;
    this.#drafts = drafts;
    this.#on = on;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    document.addEventListener('visibilitychange', this.#look);
    // No key: whatever happened, it was not a word from a tab that wrote.
    this.#stopWatching = this.#drafts().watch(
      (key) => (key ?? this.key) === this.key && void this.hear(key === undefined),
    );
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#stopWatching?.();
    clearTimeout(this.#retry);
    void this.flush();
  }

  /** Milliseconds the person has spent answering, over all visits. The device's own word. */
  get activeMs(): number {
    return this.#activeMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  get given(): readonly Given[] {
    return [...this.#given.values()];
  }

  /** Names what was edited so far. */
  get edits(): string {
    return editsOf(this.given);
  }

  /**
   * What earlier visits left under this key, up to the last keystroke. Goes on with what is known already.
   *
   * @param former keys it may still be under
   */
  async load(key: string, former: readonly string[] = []): Promise<Draft | Submitted | undefined> {
    this.key = key;
    // What was entered before anything could be looked up counts as entered now.
    this.note();
    if (this.off) return undefined;
    const loading = this.#drafts().load(key, former);
    this.#loading = loading.catch(() => {});
    const found = await loading;
    if (key !== this.key) return found;
    const draft = draftIn(found);
    if (draft) this.#activeMs = draft.activeMs;
    this.#take(draft?.given ?? []);
    return found;
  }

  /** Takes in answers from elsewhere, such as those the browser kept of a form. */
  take(given: readonly Given[]): void {
    const news = this.#take(given);
    if (this.off || !this.key || !news.length) return;
    this.#drafts().journal.note(this.key, news);
    this.#plan();
  }

  /** Notes an answer, or whatever has changed: in the journal now, on the disk within 300 ms. */
  schedule(item?: string): void {
    this.#since ??= performance.now();
    this.note(item);
  }

  /** Takes over how the element stands. */
  note(item?: string): void {
    const all = (): Omit<Given, 'at'>[] => [
      ...this.#on.given(),
      ...this.#on.given(this.given.map((each) => each.item)),
    ];
    const read = item === undefined ? all() : this.#on.given([item]);
    const news = read.flatMap((given): Given[] => {
      const before = this.#given.get(givenKey(given));
      if (JSON.stringify(before?.answer) === JSON.stringify(given.answer)) return [];
      return [{ ...given, at: Math.max(Date.now(), (before?.at ?? 0) + 1) }];
    });
    this.take(news);
  }

  /** Writes now what is still to be written. */
  flush(): Promise<void> {
    if (this.#timer === undefined) return this.#saving;
    void this.pause();
    const draft: Draft = { schema: 2, given: this.given, savedAt: Date.now(), activeMs: this.activeMs };
    const { key } = this;
    this.#saving = this.#saving.then(async () => {
      const before = this.kept;
      const { kept, record } = await this.#drafts().save(key, draft);
      if (key !== this.key) return;
      this.kept = kept;
      this.#failures = kept === true ? 0 : this.#failures + 1;
      const wait = Math.min(retryMs * 2 ** (this.#failures - 1), longestRetryMs);
      if (kept !== true && this.#host.isConnected) this.#retry = setTimeout(() => this.#plan(), wait);
      this.#hear(record);
      if (kept === before) return;
      if (kept === 'full') this.#host.dispatchEvent(new AttuneOutboxFullEvent('draft'));
      this.#on.saved();
    });
    return this.#saving;
  }

  /** Looks what other tabs have made of it. What is gone without a word, the browser has cleared: it is stored anew. */
  async hear(unasked: boolean): Promise<void> {
    const { key } = this;
    if (this.off || !key || this.#timer !== undefined) return;
    // What an earlier visit left is taken up first, as that.
    await this.#loading;
    await this.#saving;
    const record = await this.#drafts().load(key);
    if (key !== this.key) return;
    if (record || this.kept !== true) return this.#hear(record);
    if (unasked) this.#plan();
    else this.kept = undefined;
    this.#on.saved();
  }

  /** Drops a write that has not begun and awaits one that has: the answers are about to go elsewhere. */
  pause(): Promise<void> {
    clearTimeout(this.#retry);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#saving;
  }

  /** It has been submitted: nothing of it is a draft any more. */
  sent(): void {
    this.#drafts().journal.clear(this.key);
    this.kept = undefined;
  }

  /** Takes every answer back, in all tabs. */
  clear(): void {
    const now = Date.now();
    const answered = this.given.filter((each) => each.answer !== undefined);
    this.take(answered.map(({ item, hash, at }) => ({ item, hash, at: Math.max(now, at + 1) })));
    this.#activeMs = 0;
    this.#since = undefined;
  }

  /** Removes the draft from the device. */
  async wipe(): Promise<void> {
    await this.pause();
    if (this.key) await this.#drafts().wipe(this.key);
    this.#forget();
  }

  /** Forgets that it was submitted: a new one may begin. */
  async reopen(): Promise<void> {
    const saving = this.pause();
    // At once: what is answered from now on belongs to the new one.
    this.#forget();
    await saving;
    if (this.key) await this.#drafts().reopen(this.key);
  }

  /** Leaves the draft where it is. */
  async leave(): Promise<void> {
    await this.flush();
    this.#forget();
  }

  #plan(): void {
    this.#timer ??= setTimeout(() => void this.flush(), delayMs);
  }

  /** Returns what was later than what was known. */
  #take(given: readonly Given[]): Given[] {
    const news = given.filter((each) => each.at > (this.#given.get(givenKey(each))?.at ?? -Infinity));
    for (const each of news) this.#given.set(givenKey(each), each);
    return news;
  }

  #hear(record: Draft | Submitted | undefined): void {
    const mark = record && 'submitted' in record ? record : undefined;
    this.#on.heard(this.#take(draftIn(record)?.given ?? []), mark);
  }

  #forget(): void {
    this.kept = undefined;
    this.#given.clear();
    this.#activeMs = 0;
    this.#since = undefined;
    this.#on.saved();
  }

  #look = (): void => {
    if (document.visibilityState === 'hidden') {
      this.#activeMs = this.activeMs;
      this.#since = undefined;
      void this.flush();
    }
  };
}

/** What is not submitted of a record. */
const draftIn = (record: Draft | Submitted | undefined): Draft | undefined =>
  record && 'submitted' in record ? record.unsent : record;
