import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { Answers } from '../core/schema/answers.js';
import { AttuneOutboxFullEvent } from '../events/outbox-full.js';
import type { Draft, Drafts, Kept, Submitted } from '../transport/drafts.js';

const delayMs = 250;

/** What the person has done so far, as the element holds it. */
export interface Progress {
  answers: Answers;
  hashes: Record<string, string>;
  page?: string;
}

/**
 * Keeps a draft on this device while a person answers: shortly after each answer, and at once when the page is left.
 * Counts the time they spend with it in view.
 */
export class AutosaveController implements ReactiveController {
  /** Whether the last draft was kept; `undefined` before there was one. */
  kept: Kept | undefined;
  /** On a shared computer nothing is kept. */
  off = false;
  #host: ReactiveElement;
  #drafts: () => Drafts;
  #progress: () => Progress;
  /** Where the draft is kept on this device; empty before `load`. */
  key = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #activeMs = 0;
  #since: number | undefined;
  #saved: () => void;

  constructor(host: ReactiveElement, drafts: () => Drafts, progress: () => Progress, saved: () => void) {
    this.#host = host;
    this.#drafts = drafts;
    this.#progress = progress;
    this.#saved = saved;
    host.addController(this);
  }

  hostConnected(): void {
    if (!isServer) document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    void this.flush();
  }

  /** Milliseconds the person has spent answering, over all visits. The device's own word. */
  get activeMs(): number {
    return this.#activeMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  /** What an earlier visit left under this key. */
  async load(key: string): Promise<Draft | Submitted | undefined> {
    this.key = key;
    if (this.off) return undefined;
    const found = await this.#drafts().load(key);
    if (found && 'answers' in found) this.#activeMs = found.activeMs;
    return found;
  }

  /** Notes an answer; it is on the disk within 300 ms. */
  schedule(): void {
    this.#since ??= performance.now();
    if (this.off || !this.key) return;
    this.#timer ??= setTimeout(() => void this.flush(), delayMs);
  }

  /** Writes now what is still to be written. */
  flush(): Promise<void> {
    if (this.#timer === undefined) return this.#saving;
    void this.pause();
    const draft: Draft = { schema: 1, ...this.#progress(), savedAt: Date.now(), activeMs: this.activeMs };
    const key = this.key;
    this.#saving = this.#saving.then(async () => {
      const before = this.kept;
      this.kept = await this.#drafts().save(key, draft);
      if (this.kept === before) return;
      if (this.kept === 'full') this.#host.dispatchEvent(new AttuneOutboxFullEvent('draft'));
      this.#saved();
    });
    return this.#saving;
  }

  /** Drops a write that has not begun and awaits one that has: the answers are about to go elsewhere. */
  pause(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#saving;
  }

  /** Removes the draft from the device. */
  async wipe(): Promise<void> {
    await this.pause();
    if (this.key) await this.#drafts().wipe(this.key);
    this.#forget();
  }

  /** Leaves the draft where it is. */
  async leave(): Promise<void> {
    await this.flush();
    this.#forget();
  }

  #forget(): void {
    this.kept = undefined;
    this.#activeMs = 0;
    this.#since = undefined;
    this.#saved();
  }

  #look = (): void => {
    if (document.visibilityState === 'hidden') {
      this.#activeMs = this.activeMs;
      this.#since = undefined;
      void this.flush();
    }
  };
}
