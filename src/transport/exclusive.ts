import type { Timer } from './database.js';

/** How long locks may take to say whether one is free, milliseconds. They say so at once, or something is wrong. */
const lockTimeout = 3000;

/** A way to take turns: the browser's locks, and what tells time. */
export interface Locking {
  /** May throw, as in sandboxed frames. */
  locks: () => LockManager | undefined;
  timer: Timer;
}

/**
 * Runs `work` in one tab at a time. With Web Locks: at once or not at all, since the tab that holds the lock looks again
 * before it lets go; `stale` says that the holder has shown no sign of life for so long (a frozen tab keeps its
 * lock) that it may be taken from it. Where locks are missing, as on plain http, refused, or silent, `work` must take
 * turns by its lease.
 *
 * @param work never rejects; told whether no other tab can be at it
 * @returns false when another tab is at it
 */
export async function exclusively(
  { locks, timer }: Locking,
  name: string,
  stale: () => Promise<boolean>,
  work: (sole: boolean) => Promise<void>,
): Promise<boolean> {
  // Settled by what happens to the work: a manager may call back and then forget to say that it did.
  const ask = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve, reject) => {
      let late = false;
      const stop = timer(() => {
        late = true;
        reject(new DOMException('Locks did not answer in time', 'TimeoutError'));
      }, lockTimeout);
      const take = async (lock: Lock | null): Promise<void> => {
        stop();
        if (late) return;
        if (lock) await work(true);
        resolve(lock !== null);
      };
      // Through a function of its own: what throws at once is caught as well.
      (async () => locks()!.request(name, options, take))().catch(reject).finally(stop);
    });
  try {
    if (locks()) return (await ask({ ifAvailable: true })) || ((await stale()) && (await ask({ steal: true })));
  } catch (error) {
    // Taken from us while we were frozen; the lease keeps us from settling anything.
    if ((error as DOMException).name === 'AbortError') return false;
    // Refused altogether, as in sandboxed frames, or silent.
  }
  await work(false);
  return true;
}
