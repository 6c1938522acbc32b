import { existsSync, utimesSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** What tells others that the holder of a folder lives, and the holder that it holds it no more. */
export interface Beat {
  /** Whether the folder is still this process's, as of now. `false`: nothing may be written there any more, ever. */
  isHeld(): boolean;
  /** Resolves when this process was stopped for so long that another has taken the folder over; else never. */
  readonly lost: Promise<Error>;
  stop(): Promise<unknown>;
}

/** It beats in a thread of its own: a long query keeps the first one busy, which must not look as if nobody lived here. */
const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const { existsSync, utimesSync } = require('node:fs');
setInterval(() => {
  try {
    utimesSync(workerData.lock, new Date(), new Date());
  } catch {
    if (!existsSync(workerData.lock)) parentPort.postMessage('lost');
  }
}, workerData.beatMs);`;

/** Renews the time of a folder's lock every `beatMs`. Nobody else makes a file of this name: once removed it stays away. */
export function startBeat(folder: string, lock: string, beatMs: number): Beat {
  let isLost = false;
  let tell!: (error: Error) => void;
  const lost = new Promise<Error>((resolve) => (tell = resolve));
  const lose = (error: Error): void => {
    isLost = true;
    tell(error);
  };
  const worker = new Worker(thread, { eval: true, execArgv: [], workerData: { lock, beatMs } });
  worker.unref();
  worker.on('message', () => lose(takenOver(folder))).on('error', lose);
  const isHeld = (): boolean => {
    try {
      if (!isLost) utimesSync(lock, new Date(), new Date());
    } catch {
      // On a full disk it may be there and not be renewed.
      if (!existsSync(lock)) lose(takenOver(folder));
    }
    return !isLost;
  };
  return { isHeld, lost, stop: () => worker.terminate() };
}

const takenOver = (folder: string): Error =>
  // As a database says that it shuts down: the request may come again, to another process.
  Object.assign(
    new Error(
      `${folder} was taken over by another process while this one was stopped. This one writes nothing there any more. Start it again when the other has ended, or give it a folder of its own.`,
    ),
    { code: '57P01' },
  );
