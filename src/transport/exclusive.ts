/**
 * Runs `work` in one tab at a time. With Web Locks: at once or not at all, since the tab that holds the lock looks again
 * before it lets go; `stale` says that the holder has shown no sign of life for so long (a frozen tab keeps its
 * lock) that it may be taken from it. Where locks are missing, as on plain http, `work` must take turns by its lease.
 *
 * @param work never rejects; told whether no other tab can be at it
 * @returns false when another tab is at it
 */
export async function exclusively(
  locks: LockManager | undefined,
  name: string,
  stale: () => Promise<boolean>,
  work: (sole: boolean) => Promise<void>,
): Promise<boolean> {
  const ask = (options: LockOptions): Promise<boolean> =>
    locks!.request(name, options, async (lock) => {
      if (lock) await work(true);
      return lock !== null;
    });
  if (locks) {
    try {
      return (await ask({ ifAvailable: true })) || ((await stale()) && (await ask({ steal: true })));
    } catch (error) {
      // Taken from us while we were frozen; the lease keeps us from settling anything.
      if ((error as DOMException).name === 'AbortError') return false;
      // Refused altogether, as in sandboxed frames.
    }
  }
  await work(false);
  return true;
}
