import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lockFolder } from '../../src/receiver/store/folder-lock.js';
import { openStore } from '../../src/receiver/store/store.js';
import { acme, onPostgres } from './fixture.js';

const sourceOf = (path: string): string => fileURLToPath(new URL(`../../src/receiver/${path}`, import.meta.url));

describe('a data folder that another process has taken over', { skip: onPostgres && 'PGlite only' }, () => {
  let folder: string;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-lost-'));
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** What the one that takes over does first. */
  async function takeOver(): Promise<void> {
    for (const name of await readdir(folder))
      if (name.startsWith('attune.lock')) await rm(join(folder, name), { force: true });
  }

  /** Every file and what is in it. */
  async function contents(): Promise<string[]> {
    const entries = await readdir(join(folder, 'pglite'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const digest = async (file: string) =>
      `${file} ${createHash('sha256')
        .update(await readFile(file))
        .digest('hex')}`;
    return Promise.all(files.sort().map(digest));
  }

  const write =
    "INSERT INTO attune.event (tenant, key, fingerprint) VALUES ('pk_a', gen_random_uuid()::text::bytea, 'y')";
  const goneOver = { code: '57P01', message: /was taken over by another process .* Start it again when/ };

  it('is written to no more by whoever held it: no answer, no cleaning up, no close', async () => {
    const store = await openStore({ dataDir: folder });
    await store.as('pk_a', (query) => query(write));
    await takeOver();
    const before = await contents();
    await assert.rejects(
      store.as('pk_a', (query) => query(write)),
      goneOver,
    );
    await assert.rejects(store.vacuum(), goneOver);
    await assert.rejects(store.tryWrite(), goneOver);
    assert.match((await store.lost!).message, goneOver.message);
    await store.close();
    assert.deepEqual(await contents(), before);
  });

  it('is written to no more by work that was under way, and whoever waits for it is told', async () => {
    const store = await openStore({ dataDir: folder });
    let before: string[] = [];
    const outcomes = await Promise.allSettled([
      store.as('pk_a', async (query) => {
        await query(write);
        await takeOver();
        before = await contents();
      }),
      store.as('pk_a', (query) => query(write)),
      store.vacuum(),
    ]);
    const codes = outcomes.map((each) => each.status === 'rejected' && (each.reason as { code?: string }).code);
    assert.deepEqual(codes, ['57P01', '57P01', '57P01']);
    await store.close();
    assert.deepEqual(await contents(), before);
  });

  async function receiver(): Promise<{ process: ChildProcess; said: string[]; ended: Promise<unknown[]> }> {
    await writeFile(join(folder, 'sites.json'), JSON.stringify([acme]));
    const process_ = spawn(process.execPath, ['--import', 'tsx', sourceOf('cli.ts')], {
      env: { PATH: process.env['PATH'], ATTUNE_SITES: join(folder, 'sites.json'), DATA_DIR: folder, PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = process_;
    const said: string[] = [];
    const lines = createInterface({ input: process_.stderr });
    const started = new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        said.push(line);
        if (line.includes('receiver on')) resolve();
      });
    });
    const ended = once(process_, 'close');
    await Promise.race([started, ended]);
    return { process: process_, said, ended };
  }

  for (const signal of [undefined, 'SIGTERM'] as const)
    it(`is left by a receiver that was stopped meanwhile, ${signal ? 'which is asked to end' : 'by itself'}`, async () => {
      const { process, said, ended } = await receiver();
      process.kill('SIGSTOP');
      await takeOver();
      const before = await contents();
      if (signal) process.kill(signal);
      process.kill('SIGCONT');
      const [code] = await ended;
      assert.ok(signal || code === 1, `${String(code)}`);
      if (code === 1) assert.match(said.at(-1)!, /^attune-receiver: .* was taken over by another process/);
      assert.deepEqual(await contents(), before);
    });

  it('is not found in the place of what its former holder has open, who may be in the middle of a write', async () => {
    await mkdir(join(folder, 'pglite/base'), { recursive: true });
    const file = join(folder, 'pglite/base/1');
    await writeFile(file, 'kept');
    await writeFile(join(folder, 'attune.lock'), '');
    const former = await open(file, 'r+');
    const lock = await lockFolder(folder, { beatMs: 50, silentMs: 200 });
    await former.writeFile('lost');
    await former.close();
    assert.equal(await readFile(file, 'utf8'), 'kept');
    await lock.release();
    assert.deepEqual(await readdir(folder), ['pglite']);
  });

  it('is not taken from a process that is busy for longer than a silence may last', async () => {
    const times = { beatMs: 50, silentMs: 2_000 };
    const busy = join(folder, 'busy');
    child = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', '--input-type=module', '-e'],
        `import { lockFolder } from ${JSON.stringify(sourceOf('store/folder-lock.ts'))};
         import { writeFileSync } from 'node:fs';
         await lockFolder(${JSON.stringify(folder)}, ${JSON.stringify(times)});
         setTimeout(() => {
           writeFileSync(${JSON.stringify(busy)}, '');
           Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
         }, 500);`,
      ],
      { stdio: 'ignore' },
    );
    while (!existsSync(busy)) await new Promise((resolve) => setTimeout(resolve, 50));
    const from = performance.now();
    while (performance.now() - from < 2 * times.silentMs)
      await assert.rejects(lockFolder(folder, times), /is in use by the process/);
  });
});
