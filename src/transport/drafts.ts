import type { Answers } from '../core/schema/answers.js';
import { kinds, rowsOf } from './records.js';
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

/** Above this many waiting submissions, or bytes of them, the room is theirs: drafts are no longer stored. */
export const full = { items: 200, bytes: 5_000_000 } as const;

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
   * @returns whether it will still be there after the page is closed
   */
  async save(key: string, draft: Draft): Promise<boolean> {
    const at = kinds.draft + key;
    const isLate = (record: unknown): boolean => ((record ?? {}) as Partial<Submitted>).submitted !== undefined;
    if (isLate((await this.#memory.read([at])).get(at))) return false;
    try {
      const stored = await this.#disk.change([at, kinds.item], (found, put) => {
        if (isLate(found.get(at))) return true;
        const items = rowsOf(found).map(({ item }) => item?.bytes ?? 0);
        if (items.length >= full.items || items.reduce((sum, bytes) => sum + bytes, 0) >= full.bytes) return false;
        put(at, draft);
        return true;
      });
      if (stored) {
        await this.#memory.change([at], (_, put) => put(at));
        return true;
      }
    } catch {
      // No disk, or no room on it.
    }
    await this.#memory.change([at], (_, put) => put(at, draft));
    return false;
  }

  /** Forgets the draft, or the mark in its place. */
  async wipe(key: string): Promise<void> {
    const at = kinds.draft + key;
    for (const shelf of [this.#memory, this.#disk]) await shelf.change([at], (_, put) => put(at)).catch(() => {});
  }
}
