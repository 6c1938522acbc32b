import type { UseStore } from 'idb-keyval';

/** Runs a callback later; returns what calls it off. */
export type Timer = (callback: () => void, ms: number) => () => void;

/** Whether there may be anything to read. Missing where nobody can tell. */
export type Store = UseStore & { mayHold?: () => Promise<boolean> };

/** How long an open may take before the page goes on without the disk, milliseconds. */
const openTimeout = 5000;

/**
 * A store for idb-keyval that survives what browsers do to databases: a failed open is tried again by the next
 * operation, a connection closed underneath is reopened once, another tab may delete or upgrade the database, and an
 * open that another tab blocks fails in time, yet counts as soon as it succeeds. It is not made to be read: a page
 * whose visitors never answered anything does without it.
 */
export function openStore(name: string, factory: () => IDBFactory, timer: Timer, storeName = 'kv'): Store {
  let begun = false;
  let opening: Promise<IDBDatabase> | undefined;
  let patience = openTimeout;

  const open = (): Promise<IDBDatabase> => {
    const forget = (): void => {
      if (opening === mine) opening = undefined;
    };
    const mine = (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory().open(name);
      request.onupgradeneeded = () => request.result.createObjectStore(storeName);
      request.onerror = () => reject(request.error ?? new Error('The database did not open'));
      request.onsuccess = () => {
        const database = request.result;
        patience = openTimeout;
        database.onclose = forget;
        database.onversionchange = () => {
          forget();
          database.close();
        };
        resolve(database);
      };
    }));
    mine.catch(forget);
    return inTime(mine);
  };

  const inTime = <T>(asked: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = timer(() => {
        // Whoever asks next has seen this wait already.
        patience = 0;
        reject(new DOMException('The database did not open in time', 'TimeoutError'));
      }, patience);
      asked.then(resolve, reject).finally(stop);
    });

  const mayHold = async (): Promise<boolean> => {
    try {
      return begun || (await inTime(factory().databases())).some((database) => database.name === name);
    } catch {
      return true; // Older browsers cannot say, and some frames may not ask.
    }
  };

  const begin = async (mode: IDBTransactionMode, again: boolean): Promise<IDBObjectStore> => {
    const database = await open();
    try {
      return database.transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName);
    } catch (error) {
      if (!again || (error as DOMException).name !== 'InvalidStateError') throw error;
      opening = undefined;
      database.close();
      return begin(mode, false);
    }
  };

  const use: UseStore = async (mode, callback) => {
    begun = true;
    return callback(await begin(mode, true));
  };
  return Object.assign(use, { mayHold });
}
