/** Runs a callback later; returns what calls it off. */
export type Timer = (callback: () => void, ms: number) => () => void;

export type Store = {
  /** Runs the callback in one transaction. `strict` waits until the disk has it; `relaxed` until the browser has. */
  <T>(
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => T | PromiseLike<T>,
    durability?: IDBTransactionDurability,
  ): Promise<T>;
  /** Whether there may be anything to read. Missing where nobody can tell. */
  mayHold?: () => Promise<boolean>;
  /** Counts how often the database was seen to go while the page was open, and tells each time. */
  cleared?: { times: number; tell: () => void };
};

/** How long an open or a transaction may take before the page goes on without the disk, milliseconds. */
const timeLimit = 5000;
/** And how long after one that took longer: whoever asks next has seen that wait already. */
const shortLimit = 500;

/**
 * A store for idb-keyval that survives what browsers do to databases: a failed open is tried again by the next
 * operation, a connection closed underneath is reopened once, another tab may delete or upgrade the database, an
 * open that another tab blocks fails in time, yet counts as soon as it succeeds, and a transaction that another tab
 * keeps waiting is called off in time. It is not made to be read: a page whose visitors never answered anything does
 * without it.
 */
export function openStore(name: string, factory: () => IDBFactory, timer: Timer, storeName = 'kv'): Store {
  let begun = false;
  let opened = false;
  let opening: Promise<IDBDatabase> | undefined;
  let openPatience = timeLimit;
  let patience = timeLimit;
  const cleared: Store['cleared'] = { times: 0, tell: () => {} };
  const sayCleared = (): void => {
    cleared.times++;
    cleared.tell();
  };

  const open = (): Promise<IDBDatabase> => {
    const forget = (): void => {
      if (opening === mine) opening = undefined;
    };
    const mine = (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory().open(name);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(storeName);
        if (opened) sayCleared();
      };
      request.onerror = () => reject(request.error ?? new Error('The database did not open'));
      request.onsuccess = () => {
        const database = request.result;
        openPatience = timeLimit;
        opened = true;
        database.onclose = () => {
          forget();
          sayCleared();
        };
        database.onversionchange = ({ newVersion }) => {
          forget();
          database.close();
          if (newVersion === null) sayCleared();
        };
        resolve(database);
      };
    }));
    mine.catch(forget);
    return inTime(mine, openPatience, () => (openPatience = 0));
  };

  const inTime = <T>(asked: Promise<T>, limit: number, late: () => void): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = timer(() => {
        late();
        reject(new DOMException('The database did not answer in time', 'TimeoutError'));
      }, limit);
      asked.then(resolve, reject).finally(stop);
    });

  const mayHold = async (): Promise<boolean> => {
    try {
      if (begun) return true;
      const known = await inTime(factory().databases(), openPatience, () => {});
      return known.some((database) => database.name === name);
    } catch {
      return true; // Older browsers cannot say, and some frames may not ask.
    }
  };

  const begin = async (
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    again: boolean,
  ): Promise<IDBObjectStore> => {
    const database = await open();
    try {
      return database.transaction(storeName, mode, { durability }).objectStore(storeName);
    } catch (error) {
      if (!again || (error as DOMException).name !== 'InvalidStateError') throw error;
      opening = undefined;
      database.close();
      return begin(mode, durability, false);
    }
  };

  const use: Store = async (mode, callback, durability = 'strict') => {
    begun = true;
    const store = await begin(mode, durability, true);
    const done = Promise.resolve(callback(store));
    const result = await inTime(done, patience, () => {
      patience = shortLimit;
      try {
        // What was called off cannot be stored behind our back.
        store.transaction.abort();
      } catch {
        // It is being written at this moment. What comes of it is found by the next who looks.
      }
    });
    patience = timeLimit;
    return result;
  };
  return Object.assign(use, { mayHold, cleared });
}
