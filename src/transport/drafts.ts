import type { Answers } from '../core/schema/answers.js';
import { editsOf, merged, newsIn, type Given } from '../core/given.js';
import { Journal } from './journal.js';
import { kinds } from './records.js';
import { hasRoom, isQuota, limits } from './room.js';
import type { Found, Put, Shelf } from './shelf.js';
import type { Signals } from './signals.js';
import type { OutboxDeps } from './surroundings.js';

/** Answers on their way, as one person gives them to one survey: also those to words that have changed since. */
export interface Draft {
  schema: 2;
  given: readonly Given[];
  /** Milliseconds since 1970. */
  savedAt: number;
  /** Time spent answering so far, milliseconds. */
  activeMs: number;
}

/** A draft as the first release wrote it. */
export interface FirstDraft {
  schema: 1;
  answers: Answers;
  hashes: Readonly<Record<string, string>>;
  savedAt: number;
  activeMs?: number;
}

/** What becomes of a draft once it is submitted, so that a reload does not offer it again. Goes with the submission's receipt. */
export interface Submitted {
  schema: 1;
  /** Id of the submission. */
  submitted: string;
  at: number;
  /** The response it was a snapshot of, and which. The first release did not say. */
  subject?: string;
  sequence?: number;
  /** Names the edits it was made of. */
  edits?: string;
  /** What was answered beside it, in another tab, and is not sent. */
  unsent?: Draft;
}

/** Whether something will still be there after the page is closed; `full` when so much waits that there is no room for it. */
export type Kept = boolean | 'full';

export const isMark = (record: Draft | Submitted | undefined): record is Submitted => !!record && 'submitted' in record;

/** What is not submitted of a record. */
export const draftIn = (record: Draft | Submitted | undefined): Draft | undefined =>
  isMark(record) ? record.unsent : record;

/** A stored draft or mark in today's shape; nothing where it is neither. */
export function readDraft(record: unknown): Draft | Submitted | undefined {
  const found = Object(record) as Draft | Submitted | FirstDraft;
  if (found.schema === 2) return found;
  if (found.schema !== 1) return undefined;
  if (!('answers' in found)) return found;
  const { answers, hashes, savedAt, activeMs = 0 } = found;
  const given = Object.entries(answers).flatMap(([item, answer]) => {
    const hash = Object.hasOwn(hashes, item) ? hashes[item] : undefined;
    return hash === undefined ? [] : [{ item, hash, answer, at: savedAt }];
  });
  return { schema: 2, given, savedAt, activeMs };
}

/** What several records of one response come to: the mark, if there is one, and all that was answered. */
export function together(records: readonly (Draft | Submitted | undefined)[]): Draft | Submitted | undefined {
  const [mark] = records.filter(isMark).sort((a, b) => b.at - a.at);
  const drafts = records.flatMap((record) => draftIn(record) ?? []);
  const [last] = [...drafts].sort((a, b) => b.savedAt - a.savedAt);
  const draft = last && { ...last, given: merged(...drafts.map(({ given }) => given)) };
  if (!mark) return draft;
  const { unsent: _, ...bare } = mark;
  // The very edits that were submitted are not answers beside them.
  return draft && editsOf(draft.given) !== mark.edits ? { ...bare, unsent: draft } : bare;
}

/** Takes away the mark of a submission that is no more. Someone may have begun anew, or have answered beside it. */
export function unmark(found: Found, put: Put, id: string): void {
  for (const [key, record] of found) {
    const mark = key.startsWith(kinds.draft) ? readDraft(record) : undefined;
    if (isMark(mark) && mark.submitted === id) put(key, mark.unsent);
  }
}

/** Answers kept on this device until they are submitted. One draft a key, whichever tab it was written in. */
export class Drafts {
  /** What is not on the disk yet. */
  readonly journal: Journal;
  readonly #disk: Shelf;
  readonly #memory: Shelf;
  readonly #signals: Signals;

  constructor(disk: Shelf, memory: Shelf, { db, journal }: OutboxDeps, signals: Signals) {
    this.#disk = disk;
    this.#memory = memory;
    this.journal = new Journal(db, journal);
    this.#signals = signals;
  }

  /**
   * Calls the listener whenever a draft was written, here or in another tab, with its key when one is meant.
   * @returns ends it
   */
  watch(listener: (key: string | undefined) => void): () => void {
    this.#signals.listen();
    return this.#signals.watchDrafts(listener);
  }

  /**
   * The draft, or the mark that it was submitted; up to the last keystroke, which the journal may have and the disk not.
   *
   * @param former keys it may still be under: what is found there moves here
   */
  async load(key: string, former: readonly string[] = []): Promise<Draft | Submitted | undefined> {
    const [held, stored] = await this.#load(key, former);
    // A page that is left while it writes does not hear that it is done.
    this.journal.settle(key, draftIn(stored)?.given ?? []);
    const found = together([held, stored]);
    const draft = draftIn(found);
    const journal = [key, ...former].flatMap((each) => this.journal.read(each));
    const late = newsIn(journal, draft?.given ?? []);
    for (const each of former) this.journal.clear(each);
    if (!late.length) return found;
    this.journal.note(key, late);
    const savedAt = Math.max(...late.map(({ at }) => at));
    const { record } = await this.save(key, { schema: 2, given: late, savedAt, activeMs: draft?.activeMs ?? 0 });
    return record;
  }

  /** The answers in a draft that was kept elsewhere, such as by the browser with a form. */
  givenIn(text: string): readonly Given[] {
    const draft = text ? readDraft({ schema: 1, ...(JSON.parse(text) as object) }) : undefined;
    return !draft || isMark(draft) ? [] : draft.given;
  }

  /** What the page has, and what the disk has. */
  async #load(key: string, former: readonly string[]): Promise<(Draft | Submitted | undefined)[]> {
    const at = kinds.draft + key;
    const old = former.map((each) => kinds.draft + each).filter((each) => each !== at);
    const whole = (found: Found): Draft | Submitted | undefined =>
      together([at, ...old].map((each) => readDraft(found.get(each))));
    const records: (Draft | Submitted | undefined)[] = [];
    for (const shelf of [this.#memory, this.#disk]) {
      const found = await shelf.read([at, ...old]).catch((): Found => new Map());
      const move = (found: Found, put: Put): Draft | Submitted | undefined => {
        for (const each of old) put(each);
        const record = whole(found);
        put(at, record);
        return record;
      };
      const isOld = old.some((each) => found.has(each));
      records.push(isOld ? await shelf.change([at, ...old], move).catch(() => whole(found)) : whole(found));
    }
    return records;
  }

  /**
   * Brings a draft together with what is stored, answer by answer. Where that was submitted, here or in another tab, it
   * is kept beside the mark.
   *
   * @returns what is stored now, other tabs' answers among it
   */
  async save(key: string, draft: Draft): Promise<{ kept: Kept; record: Draft | Submitted }> {
    const at = kinds.draft + key;
    const held = readDraft((await this.#memory.read([at])).get(at));
    let record = together([held, draft])!;
    let kept: Kept = false;
    // A mark that only this page remembers: what it marks may be lost, and the draft with it is.
    if (!isMark(held)) {
      try {
        [kept, record] = await this.#disk.change([at, kinds.item], (found, put): [Kept, Draft | Submitted] => {
          const whole = together([readDraft(found.get(at)), draft])!;
          if (!hasRoom(found, limits.drafts)) return ['full', whole];
          put(at, whole);
          return [true, whole];
        });
      } catch (error) {
        if (isQuota(error)) kept = 'full';
      }
    }
    await this.#memory.change([at], (_, put) => put(at, kept === true ? undefined : record));
    if (kept === true) this.journal.settle(key, draft.given);
    if (kept === true) this.#signals.drafted(key);
    return { kept, record };
  }

  /** Forgets the draft, or the mark in its place, and all that was answered beside it. */
  wipe(key: string): Promise<void> {
    this.journal.clear(key);
    return this.#replace(key, () => undefined);
  }

  /** Forgets the mark: a new response may begin, with what was answered beside the one submitted. */
  reopen(key: string): Promise<void> {
    return this.#replace(key, draftIn);
  }

  /** Forgets what was answered beside what was submitted. */
  dropUnsent(key: string): Promise<void> {
    this.journal.clear(key);
    return this.#replace(key, (record) => {
      if (!isMark(record)) return undefined;
      const { unsent: _, ...mark } = record;
      return mark;
    });
  }

  async #replace(key: string, by: (record: Draft | Submitted | undefined) => unknown): Promise<void> {
    const at = kinds.draft + key;
    for (const shelf of [this.#memory, this.#disk])
      await shelf.change([at], (found, put) => put(at, by(readDraft(found.get(at))))).catch(() => {});
    this.#signals.drafted(key);
  }
}
