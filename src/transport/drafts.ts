import type { Answers } from '../core/schema/answers.js';
import { kinds } from './records.js';
import { hasRoom, isQuota, limits } from './room.js';
import type { Shelf } from './shelf.js';

/** Answers on their way, as one survey keeps them for one person. */
export interface Draft {
  schema: 1;
  answers: Answers;
  /** Content hash of each answered item as it was shown: an answer to other words is not an answer. */
  hashes: Record<string, string>;
  /** The page it was left on. */
  page?: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** Time spent answering so far, milliseconds. */
  activeMs: number;
}

/** What becomes of a draft once it is submitted, so that a reload does not offer it again. Goes with the submission's receipt. */
export interface Submitted {
  schema: 1;
  /** Id of the submission. */
  submitted: string;
  at: number;
}

/** Whether something will still be there after the page is closed; `full` when so much waits that there is no room for it. */
export type Kept = boolean | 'full';

/** Answers kept on this device until they are submitted. One draft a key. */
export class Drafts {
  readonly #disk: Shelf;
  readonly #memory: Shelf;

  constructor(disk: Shelf, memory: Shelf) {
    this.#disk = disk;
    this.#memory = memory;
  }

  /** The draft, or the mark that it was submitted. What only this page remembers comes first: it is the latest. */
  async load(key: string): Promise<Draft | Submitted | undefined> {
    const at = kinds.draft + key;
    for (const shelf of [this.#memory, this.#disk]) {
      const record = (await shelf.read([at]).catch(() => undefined))?.get(at) as Draft | Submitted | undefined;
      if (record?.schema === 1) return record;
    }
    return undefined;
  }

  /**
   * Stores a draft in place of the one before. One that was submitted, here or in another tab, stays so: only `wipe`
   * makes room for a new one.
   */
  async save(key: string, draft: Draft): Promise<Kept> {
    const at = kinds.draft + key;
    const isLate = (record: unknown): boolean => ((record ?? {}) as Partial<Submitted>).submitted !== undefined;
    if (isLate((await this.#memory.read([at])).get(at))) return false;
    let kept: Kept = false;
    try {
      kept = await this.#disk.change([at, kinds.item], (found, put): Kept => {
        if (isLate(found.get(at))) return true;
        if (!hasRoom(found, limits.drafts)) return 'full';
        put(at, draft);
        return true;
      });
    } catch (error) {
      if (isQuota(error)) kept = 'full';
    }
    await this.#memory.change([at], (_, put) => put(at, kept === true ? undefined : draft));
    return kept;
  }

  /** Forgets the draft, or the mark in its place. */
  async wipe(key: string): Promise<void> {
    const at = kinds.draft + key;
    for (const shelf of [this.#memory, this.#disk]) await shelf.change([at], (_, put) => put(at)).catch(() => {});
  }
}
