import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Locks this process holds, or is about to. */
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
  if (held.has(lock)) throw inUse(folder, String(process.pid));
  held.add(lock);
  try {
    await claim(folder, lock);
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  return async () => {
    await rm(lock, { force: true });
    held.delete(lock);
  };
}

async function claim(folder: string, lock: string): Promise<void> {
  const mine = join(folder, `attune.lock.${randomUUID()}`);
  await writeFile(mine, `${process.pid}\n`, { mode: 0o600, flag: 'wx' });
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, so nobody ever reads a lock without its pid.
        return await link(mine, lock);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      await removeStale(folder, lock);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function removeStale(folder: string, lock: string): Promise<void> {
  const holder = await holderOf(lock);
  if (holder === undefined) return;
  if (isAlive(Number.parseInt(holder, 10))) throw inUse(folder, holder.trim());
  // Renaming first: of two that find the same stale lock, the slower must not remove the faster one's new lock.
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(ignoreMissing);
  const moved = await holderOf(aside);
  if (moved !== undefined && moved !== holder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

const holderOf = (lock: string): Promise<string | undefined> => readFile(lock, 'utf8').catch(ignoreMissing);

function isAlive(pid: number): boolean {
  // Our own pid, though we do not hold the lock: a container that restarts gives the same pid again.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const inUse = (folder: string, holder: string): Error =>
  new Error(`${folder} is in use by the process ${holder}. Stop it, or give this receiver a folder of its own.`);

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
