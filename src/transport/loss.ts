import { uuidV4 } from './ids.js';
import { kinds, rowsOf } from './records.js';
import type { Found, Put, Shelf } from './shelf.js';
import type { OutboxDeps } from './surroundings.js';

/** Kept outside the database, where it stays when a browser clears that. Figures alone: nothing that anyone answered. */
interface Memo {
  schema: 1;
  /** Names the database that was counted: one that does not hold this name has been cleared. Empty when nothing waits. */
  witness: string;
  /** Submissions waiting there. */
  waiting: number;
  /** Submissions gone with databases before it, and not yet told. */
  lost: number;
  /** Whether the browser was asked to keep the database. */
  asked: boolean;
}

const witnessKey = 'witness';

/** Notices when the browser has cleared what waited to be sent, and claims so only where it can know. */
export class Losses {
  readonly #disk: Shelf;
  readonly #deps: OutboxDeps;
  readonly #recover: () => Promise<void>;
  #last: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** @param recover puts back what the page still has, before anything is said to be lost */
  constructor(disk: Shelf, deps: OutboxDeps, recover: () => Promise<void> = async () => {}) {
    this.#disk = disk;
    this.#deps = deps;
    this.#recover = recover;
  }

  /** Counts what waits, after each change and when a page begins. */
  look(): Promise<void> {
    this.#last = this.#next ??= this.#last.then(() => {
      this.#next = undefined;
      return this.#look().catch(() => {});
    });
    return this.#next;
  }

  /** How many submissions the browser has cleared, as far as is known, until it is told. */
  async lost(): Promise<number> {
    await this.look();
    return this.#memo?.lost ?? 0;
  }

  /** Where a database keeps its name. */
  static readonly witness = witnessKey;

  /** The name of the database that was counted; empty when nothing waited. One without that name has been cleared. */
  get counted(): string {
    return this.#memo?.witness ?? '';
  }

  /** What the page still had, and has put back, is not lost. */
  recovered(count: number): void {
    this.#note({ waiting: Math.max(0, (this.#memo?.waiting ?? 0) - count) });
  }

  /** A person has read it. */
  told(): void {
    this.#note({ lost: 0 });
  }

  /** Asks the browser to keep the database: once for all time, since some of them ask the person. */
  askToKeep(): void {
    if (this.#memo?.asked === false && this.#deps.persist()) this.#note({ asked: true });
  }

  async #look(): Promise<void> {
    const memo = this.#memo;
    if (!memo) return;
    const scopes = [witnessKey, kinds.item];
    const found = await this.#disk.read(scopes);
    const waiting = rowsOf(found).length;
    const witness = (found.get(witnessKey) ?? '') as string;
    if (waiting && witness && witness === memo.witness) this.#note({ waiting });
    else if (waiting || witness || memo.witness) {
      if (witness !== memo.witness) await this.#recover();
      this.#note(await this.#disk.change(scopes, this.#recount));
    }
  }

  /** Where nothing waits, nothing stays. What is noted within the transaction claims nothing, should that come to nothing. */
  #recount = (found: Found, put: Put): Partial<Memo> => {
    const { lost = 0, witness: before, waiting: expected = 0 } = this.#memo ?? {};
    const waiting = rowsOf(found).length;
    const here = typeof found.get(witnessKey) === 'string' ? (found.get(witnessKey) as string) : undefined;
    const witness = waiting ? (here ?? uuidV4(this.#deps.randomBytes)) : undefined;
    put(witnessKey, witness);
    this.#note({ witness: '', waiting: 0, lost: lost + (before && !here ? expected : 0) });
    return witness ? { witness, waiting } : {};
  };

  /** `undefined` where the page may not remember anything: then nothing is claimed, and nothing asked. */
  get #memo(): Memo | undefined {
    try {
      const text = this.#deps.memos()?.getItem(this.#key);
      const memo = JSON.parse(text ?? 'null') as Memo | null;
      if (memo?.schema === 1) return memo;
      return text === undefined ? undefined : { schema: 1, witness: '', waiting: 0, lost: 0, asked: false };
    } catch {
      return undefined;
    }
  }

  #note(news: Partial<Memo>): void {
    const memo = this.#memo;
    if (!memo || Object.entries(news).every(([name, value]) => memo[name as keyof Memo] === value)) return;
    try {
      this.#deps.memos()!.setItem(this.#key, JSON.stringify({ ...memo, ...news }));
    } catch {
      // No room for a line of text, or no longer allowed: what is not noted is not claimed later.
    }
  }

  get #key(): string {
    return `attune-outbox:${this.#deps.db}`;
  }
}
