import { readFileSync, readlinkSync } from 'node:fs';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';

export interface LockTimes {
  /** How often a holder says that it lives, milliseconds. */
  beatMs: number;
  /** How long a lock is watched in silence before it counts as left behind, milliseconds. */
  silentMs: number;
}
const usual: LockTimes = { beatMs: 2_000, silentMs: 30_000 };

/** Who holds a lock. Where the system does not say, a place is empty, and equals nothing. */
interface Holder {
  /** Drawn anew for each lock taken. */
  token: string;
  host: string;
  /** One life of the machine, and the process numbers of one container in it: only there a number names a process. */
  boot: string;
  namespace: string;
  pid: number;
}

export interface FolderLock {
  /** @throws {Error} where this process was silent for so long that another has taken the folder over. */
  assertHeld(): Promise<void>;
  /** Gives the folder back. */
  release(): Promise<void>;
}

/** The locks this process holds, or is about to. */
const held = new Set<string>();

/**
 * Takes a folder for this process alone; PGlite itself would let two processes write to one folder and ruin it.
 *
 * A holder renews its file's time. Another that wants the folder watches for that: a lock that is renewed is never taken
 * over, one that is not is left behind. So it holds across containers and machines, whatever their clocks say. Only a
 * process of the same machine, life and container is known to be gone at once.
 *
 * @throws {Error} naming the folder and its holder.
 */
export async function lockFolder(folder: string, times: LockTimes = usual): Promise<FolderLock> {
  const lock = resolve(folder, 'attune.lock');
  const mine: Holder = { token: randomUUID(), host: hostname(), ...placeOf(), pid: process.pid };
  held.add(mine.token);
  await claim(folder, lock, mine, times).catch((error: unknown) => {
    held.delete(mine.token);
    throw error;
  });
  let renewed = performance.now();
  const renew = async (): Promise<void> => {
    // Read before it is touched: a process that slept must not keep alive the lock of whoever took over.
    if ((await holderOf(lock))?.token !== mine.token) return void held.delete(mine.token);
    await utimes(lock, new Date(), new Date());
    renewed = performance.now();
  };
  const timer = setInterval(() => void renew().catch(() => undefined), times.beatMs).unref();
  return {
    assertHeld: async () => {
      if (held.has(mine.token) && performance.now() - renewed > times.silentMs / 2) await renew();
      if (held.has(mine.token)) return;
      // As a database says that it shuts down: the request may come again, to another process.
      throw Object.assign(new Error(`Another process has taken over ${folder}`), { code: '57P01' });
    },
    release: async () => {
      clearInterval(timer);
      if (held.delete(mine.token) && (await holderOf(lock))?.token === mine.token) await rm(lock, { force: true });
    },
  };
}

async function claim(folder: string, lock: string, mine: Holder, times: LockTimes): Promise<void> {
  const draft = join(folder, `attune.lock.${mine.token}`);
  await writeFile(draft, `${JSON.stringify(mine)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, so nobody ever reads a lock without its holder.
        return await link(draft, lock);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      await removeLeft(folder, lock, mine, times);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeLeft(folder: string, lock: string, mine: Holder, { beatMs, silentMs }: LockTimes): Promise<void> {
  const holder = await holderOf(lock);
  if (holder === undefined) return;
  if (held.has(holder.token)) throw inUse(folder, holder);
  const seen = await timeOf(lock);
  const from = performance.now();
  while (!isGone(holder, mine) && performance.now() - from < silentMs) {
    await new Promise((resolve) => setTimeout(resolve, beatMs / 2));
    const now = await holderOf(lock);
    if (now?.token !== holder.token) return;
    if ((await timeOf(lock)) !== seen) throw inUse(folder, holder);
  }
  // Renaming first: of two that find the same lock left behind, the slower must not remove the faster one's new lock.
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(ignoreMissing);
  const moved = await holderOf(aside);
  if (moved !== undefined && moved.token !== holder.token) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Whether a holder is gone for certain. Its number may have become another's: that it is taken says nothing. */
function isGone(holder: Holder, mine: Holder): boolean {
  if (!mine.boot || !mine.namespace || holder.boot !== mine.boot || holder.namespace !== mine.namespace) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Of a lock that an earlier release wrote, or a torn one, nothing is known but whether it is renewed. */
async function holderOf(lock: string): Promise<Holder | undefined> {
  const text = await readFile(lock, 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const unknown = { token: text, host: '', boot: '', namespace: '', pid: 0 };
  try {
    return { ...unknown, ...(JSON.parse(text) as object) };
  } catch {
    return unknown;
  }
}

const timeOf = async (lock: string): Promise<number | undefined> => (await stat(lock).catch(ignoreMissing))?.mtimeMs;

function placeOf(): Pick<Holder, 'boot' | 'namespace'> {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { boot, namespace: readlinkSync('/proc/self/ns/pid') };
  } catch {
    return { boot: '', namespace: '' };
  }
}

const inUse = (folder: string, { host, pid }: Holder): Error =>
  new Error(
    `${folder} is in use${host && ` by the process ${pid} on ${host}`}. Stop it, or give this receiver a folder of its own.`,
  );

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
