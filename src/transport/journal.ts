import { merged, newsIn, type Given } from '../core/given.js';

type Lines = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Answers between the keystroke and the disk. A database's write is lost when the page is left before it is complete, so
 * each answer is first put here, at once: where a reload finds it, and closing the tab takes it away.
 */
export class Journal {
  readonly #db: string;
  readonly #lines: () => Lines | undefined;
  /** What the page may not store, or has no room for. */
  readonly #memory = new Map<string, readonly Given[]>();

  constructor(db: string, lines: () => Lines | undefined) {
    this.#db = db;
    this.#lines = lines;
  }

  read(key: string): Given[] {
    return merged(this.#memory.get(key) ?? [], this.#stored(key));
  }

  /** Adds an answer, in the place of an earlier one to the same words. */
  note(key: string, given: readonly Given[]): void {
    this.#write(key, merged(this.read(key), given));
  }

  /** What is on the disk leaves; an answer that was changed meanwhile stays. */
  settle(key: string, given: readonly Given[]): void {
    const before = this.read(key);
    if (before.length) this.#write(key, newsIn(before, given));
  }

  clear(key: string): void {
    this.#write(key, []);
  }

  #stored(key: string): Given[] {
    try {
      const stored: unknown = JSON.parse(this.#lines()?.getItem(this.#name(key)) ?? '[]');
      return Array.isArray(stored) ? (stored as Given[]).filter((given) => typeof given?.at === 'number') : [];
    } catch {
      return []; // Forbidden, or written by somebody else.
    }
  }

  #write(key: string, given: readonly Given[]): void {
    this.#memory.delete(key);
    try {
      const lines = this.#lines();
      if (!given.length) lines?.removeItem(this.#name(key));
      else if (lines) lines.setItem(this.#name(key), JSON.stringify(given));
      else this.#memory.set(key, given);
    } catch {
      if (given.length) this.#memory.set(key, given);
    }
  }

  #name(key: string): string {
    return `attune-journal:${this.#db}:${key}`;
  }
}
