import { readFileSync, readlinkSync } from 'node:fs';
import { copyFile, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBeat, type Beat } from './folder-beat.js';

export interface LockTimes {
  /** How often a holder says that it lives, milliseconds. */
  beatMs: number;
  /** How long a lock is watched in silence before it counts as left behind, milliseconds. */
  silentMs: number;
}
const usual: LockTimes = { beatMs: 2_000, silentMs: 30_000 };

/** What the name of every lock begins with; an earlier release's has no other. */
const prefix = 'attune.lock';

/** Who holds a lock. Where the system does not say, a place is empty, and equals nothing. */
interface Holder {
  host: string;
  /** One life of the machine, and the process numbers of one container in it: only there a number names a process. */
  boot: string;
  namespace: string;
  pid: number;
}

export interface FolderLock extends Omit<Beat, 'stop'> {
  /** Gives the folder back. */
  release(): Promise<void>;
}

/** The folders this process holds, or is about to. */
const held = new Set<string>();

/**
 * Takes a folder for this process alone; PGlite itself would let two processes write to one folder and ruin it.
 *
 * Each puts down a file of its own name, and holds the folder if it then finds no other's: of two at least the later sees
 * the earlier. A holder renews its file's time. Another that wants the folder watches for that: a file that is renewed is
 * never touched, one that is not was left behind and is removed. So it holds across containers and machines, whatever
 * their clocks say. Only a process of the same machine, life and container is known to be gone at once.
 *
 * @throws {Error} naming the folder and its holder.
 */
export async function lockFolder(folder: string, times: LockTimes = usual): Promise<FolderLock> {
  const place = resolve(folder);
  const mine: Holder = { host: hostname(), ...placeOf(), pid: process.pid };
  if (held.has(place)) throw inUse(folder, mine);
  held.add(place);
  const lock = join(place, `${prefix}.${randomUUID()}`);
  try {
    while (!(await claim(place, lock, mine, times))) await pause(Math.random() * times.beatMs);
  } catch (error) {
    held.delete(place);
    throw error;
  }
  const { isHeld, lost, stop } = startBeat(folder, lock, times.beatMs);
  return {
    isHeld,
    lost,
    release: async () => {
      await stop();
      await rm(lock, { force: true });
      held.delete(place);
    },
  };
}

/** `false`: another tried at the same moment; both stand back, and try again. */
async function claim(folder: string, lock: string, mine: Holder, times: LockTimes): Promise<boolean> {
  let mayLive = false;
  for (const other of await locksIn(folder)) mayLive = (await removeLeft(folder, other, mine, times)) || mayLive;
  await writeFile(lock, `${JSON.stringify(mine)}\n`, { mode: 0o600, flag: 'wx' });
  const locks = await locksIn(folder);
  if (locks.length === 1 && locks[0] === lock) {
    if (mayLive) await cutOff(folder);
    return true;
  }
  await rm(lock, { force: true });
  return false;
}

/**
 * Puts a copy in the place of every file: what a former holder has open leads nowhere from now on. It may have been
 * stopped in the middle of a write, and would end it before it could ask whether the folder is still its own.
 */
async function cutOff(folder: string): Promise<void> {
  const copy = join(folder, 'attune.copy');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || file === copy || entry.name.startsWith(prefix)) continue;
    await copyFile(file, copy);
    await rename(copy, file);
  }
}

const locksIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith(prefix)).map((name) => resolve(folder, name));

/** Comes back when a lock is gone. `true`: for its silence; its holder may only be stopped. */
async function removeLeft(
  folder: string,
  lock: string,
  mine: Holder,
  { beatMs, silentMs }: LockTimes,
): Promise<boolean> {
  const seen = await timeOf(lock);
  const holder = await holderOf(lock);
  if (seen === undefined || holder === undefined) return false;
  if (isGone(holder, mine)) {
    await rm(lock, { force: true });
    return false;
  }
  const from = performance.now();
  while (performance.now() - from < silentMs) {
    await pause(beatMs / 2);
    const now = await timeOf(lock);
    if (now === undefined) return false;
    if (now !== seen) throw inUse(folder, holder);
    if (isGone(holder, mine)) break;
  }
  await rm(lock, { force: true });
  // A holder that only slept, and woke this instant, learns of it at its next beat.
  await pause(2 * beatMs);
  return true;
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
  const unknown = { host: '', boot: '', namespace: '', pid: 0 };
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
