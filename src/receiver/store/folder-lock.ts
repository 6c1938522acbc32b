import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Locks this process holds: its own pid in a lock file says nothing when a container restarts with the same pid. */
const held = new Set<string>();

/**
 * Takes a folder for this process alone; PGlite itself would let two processes write to one folder and ruin it.
 * A lock left by a process that is gone is taken over.
 *
 * @returns a function that gives the folder back.
 * @throws {Error} naming the folder and the process that holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = resolve(folder, 'attune.lock');
  const mine = join(folder, `attune.lock.${randomUUID()}`);
  await writeFile(mine, `${process.pid}\n`, { mode: 0o600, flag: 'wx' });
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, so nobody ever reads a lock without its pid.
        await link(mine, lock);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      await removeStale(folder, lock);
    }
  } finally {
    await rm(mine, { force: true });
  }
  held.add(lock);
  return async () => {
    held.delete(lock);
    await rm(lock, { force: true });
  };
}

async function removeStale(folder: string, lock: string): Promise<void> {
  const holder = await holderOf(lock);
  if (holder === undefined) return;
  if (isAlive(holder, lock)) {
    throw new Error(
      `${folder} is in use by the process ${holder}. Stop it, or give this receiver a folder of its own.`,
    );
  }
  // Renaming first: of two processes that find the same stale lock, the slower must not remove the faster one's new lock.
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(ignoreMissing);
  const moved = await holderOf(aside);
  if (moved !== undefined && moved !== holder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

async function holderOf(lock: string): Promise<number | undefined> {
  const text = await readFile(lock, 'utf8').catch(ignoreMissing);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

function isAlive(pid: number, lock: string): boolean {
  if (pid === process.pid) return held.has(lock);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
