import type { OutboxItem } from './item.js';
import { Losses } from './loss.js';
import { itemScope, kinds, nextKey, receiptsOf, rowsOf } from './records.js';
import type { Found, Shelf } from './shelf.js';

interface Copy {
  item: OutboxItem;
  /** How often the disk had been cleared when the item was last seen there. */
  cleared: number;
}

/**
 * What this page has submitted, as long as it is on its way: should the browser clear the database under the open page,
 * the page still has it.
 */
export class Held {
  readonly #copies = new Map<string, Copy>();
  /** Another tab has been at one of them: it may be gone for another reason. */
  #doubted = false;
  readonly #disk: Shelf;
  readonly #memory: Shelf;
  readonly #losses: Losses;

  constructor(disk: Shelf, memory: Shelf, losses: Losses) {
    this.#disk = disk;
    this.#memory = memory;
    this.#losses = losses;
  }

  /** Notes an item as it is on the disk. */
  add(item: OutboxItem): void {
    this.#copies.set(item.id, { item, cleared: this.#disk.cleared() });
  }

  /** Notes how an item stands by now, if it is one of this page's. */
  update(item: OutboxItem): void {
    if (this.#copies.has(item.id)) this.add(item);
  }

  drop(id: string): void {
    this.#copies.delete(id);
  }

  /** Another tab has been at an item. It is looked at with the next occasion, and not now: a tab may be told this while it is being frozen. */
  doubt(id: string): void {
    this.#doubted ||= this.#copies.has(id);
  }

  /** What it holds, as the disk would show it. */
  found(): Found {
    return new Map([...this.#copies.values()].map(({ item }, n) => [itemScope(item.endpoint) + n, item]));
  }

  clear(): void {
    this.#copies.clear();
  }

  /**
   * Puts back what was cleared, into memory, from where it goes to the disk again.
   * @returns how many were put back
   */
  async recover(): Promise<number> {
    if (!this.#copies.size) return 0;
    const [times, counted] = [this.#disk.cleared(), this.#losses.counted];
    // All items are read only when there is cause to.
    const behind = [...this.#copies.values()].some(({ cleared }) => cleared < times);
    const renamed = async (): Promise<boolean> => {
      const found = counted ? await this.#disk.read([Losses.witness]) : undefined;
      // The same before and after: in between another tab may have delivered the last item.
      return !!found && found.get(Losses.witness) !== counted && counted === this.#losses.counted;
    };
    if (!behind && !this.#doubted && !(await renamed())) return 0;
    // Memory first: items go from there to the disk and never back.
    const before = new Set(rowsOf(await this.#memory.read([kinds.item])).map((row) => row.id));
    const cleared = behind || (await renamed());
    const found = await this.#disk.read([kinds.item, kinds.receipt]);
    const rows = new Map(rowsOf(found).map((row) => [row.id, row]));
    const delivered = new Set(receiptsOf(found).map((receipt) => receipt.id));
    this.#doubted = false;
    let count = 0;
    for (const [id, { item }] of [...this.#copies]) {
      const row = rows.get(id);
      if (row) this.#copies.set(id, { item: row.item ?? item, cleared: times });
      // What is missing from a database that was not cleared has been delivered, deleted or replaced.
      else if (delivered.has(id) || (!cleared && !before.has(id))) this.drop(id);
      else if (!before.has(id)) count += await this.#putBack(item);
    }
    return count;
  }

  #putBack(item: OutboxItem): Promise<number> {
    return this.#memory.change([kinds.item], (found, put) => {
      if (!this.#copies.has(item.id) || rowsOf(found).some(({ id }) => id === item.id)) return 0;
      put(nextKey(itemScope(item.endpoint), found.keys()), item);
      return 1;
    });
  }
}
