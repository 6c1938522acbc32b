import { promisifyRequest } from 'idb-keyval';
import type { Store } from './database.js';

/** Records by key, in the order of their keys. */
export type Found = ReadonlyMap<string, unknown>;
/** Puts a record; without a value, removes it. */
export type Put = (key: string, value?: unknown) => void;

/**
 * Where records are kept. A scope is a key, or all keys that begin with it when it ends in a slash; at least one is needed.
 * `change` is one transaction: what `decide` was shown cannot change before what it puts is stored, all of it or none.
 */
export interface Shelf {
  /** Whether what is stored here outlives the page. */
  readonly durable: boolean;
  /** False where nothing has ever been stored: then there is nothing to read, and nothing to take turns for. */
  mayHold(): Promise<boolean>;
  /** How often all that was stored here was seen to go at once. */
  cleared(): number;
  read(scopes: readonly string[]): Promise<Found>;
  /** @param durability `relaxed` for what may be undone by a power cut at this moment; else the disk itself has it */
  change<T>(
    scopes: readonly string[],
    decide: (found: Found, put: Put) => T,
    durability?: IDBTransactionDurability,
  ): Promise<T>;
}

/** Records in IndexedDB. Resolves only when the transaction is complete: a put that succeeded may still be undone. */
export function diskShelf(use: Store): Shelf {
  const run = <T>(
    mode: IDBTransactionMode,
    scopes: readonly string[],
    decide: (found: Found, put: Put) => T,
    durability?: IDBTransactionDurability,
  ): Promise<T> => {
    const decided = async (store: IDBObjectStore): Promise<T> => {
      let result: T;
      let failure: unknown;
      const put: Put = (key, value) => {
        const request = value === undefined ? store.delete(key) : store.put(value, key);
        request.onerror = () => (failure ??= request.error);
      };
      const reads = scopes.map((scope) => {
        const range = scope.endsWith('/') ? IDBKeyRange.bound(scope, `${scope}\uffff`) : IDBKeyRange.only(scope);
        return { keys: store.getAllKeys(range), values: store.getAll(range) };
      });
      // Requests end in order. A callback rather than a promise: with a patched Promise the transaction would be over.
      reads.at(-1)!.values.onsuccess = () => {
        try {
          const found = reads.flatMap(({ keys, values }) =>
            keys.result.map((key, i) => [key as string, values.result[i] as unknown] as const),
          );
          result = decide(new Map(found), put);
        } catch (error) {
          failure = error;
          store.transaction.abort();
        }
      };
      try {
        await promisifyRequest(store.transaction);
      } catch (error) {
        throw (failure ?? error ?? new Error('The transaction was aborted')) as Error;
      }
      return result!;
    };
    return use(mode, decided, durability);
  };
  const mayHold = async (): Promise<boolean> => use.mayHold?.() ?? true;
  return {
    durable: true,
    mayHold,
    cleared: () => use.cleared?.times ?? 0,
    read: async (scopes) => ((await mayHold()) ? run('readonly', scopes, (found) => found) : new Map()),
    change: (scopes, decide, durability) => run('readwrite', scopes, decide, durability),
  };
}

/** Records for the life of the page, when the device will not store any. */
export function memoryShelf(): Shelf {
  const records = new Map<string, unknown>();
  const read = (scopes: readonly string[]): Found => {
    const matches = (key: string): boolean =>
      scopes.some((scope) => (scope.endsWith('/') ? key.startsWith(scope) : key === scope));
    return new Map([...records].filter(([key]) => matches(key)).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return {
    durable: false,
    mayHold: async () => records.size > 0,
    cleared: () => 0,
    read: async (scopes) => read(scopes),
    change: async (scopes, decide) => {
      const changes: [string, unknown][] = [];
      const result = decide(read(scopes), (key, value) => changes.push([key, value]));
      for (const [key, value] of changes) {
        if (value === undefined) records.delete(key);
        else records.set(key, value);
      }
      return result;
    },
  };
}
