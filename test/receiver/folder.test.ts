import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { lockFolder } from '../../src/receiver/store/folder-lock.js';
import { openStore } from '../../src/receiver/store/store.js';
import { onPostgres } from './fixture.js';

/** Quick, but with room for a machine that is busy with other things. */
const times = { beatMs: 100, silentMs: 3_000 };

/** Only who may make processes of other namespaces can be in two containers at once. */
const unshare = ['unshare', '--pid', '--fork', '--kill-child'];
const hasNamespaces = spawnSync(unshare[0]!, [...unshare.slice(1), 'true']).status === 0;

/** A process that takes the folder and says so, and says again when it has lost it. */
const holder = (folder: string): string => `
  import { lockFolder } from ${JSON.stringify(new URL('../../src/receiver/store/folder-lock.ts', import.meta.url).href)};
  const lock = await lockFolder(${JSON.stringify(folder)}, ${JSON.stringify(times)});
  console.log('held');
  lock.lost.then(() => console.log('lost'));
  setInterval(() => {}, 1000);
`;

describe('a data folder', { skip: onPostgres && 'PGlite only' }, () => {
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-folder-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const locks = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.startsWith('attune.lock'));
  const holderIn = async (): Promise<Record<string, unknown>> => {
    const [lock, ...others] = await locks();
    assert.deepEqual(others, []);
    return JSON.parse(await readFile(join(folder, lock!), 'utf8')) as Record<string, unknown>;
  };

  function start(around: readonly string[] = []): ChildProcess {
    const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', holder(folder)];
    const [command, ...args] = [...around, ...node];
    const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return child;
  }
  async function hold(around: readonly string[] = []): Promise<ChildProcess> {
    const child = start(around);
    assert.equal(await said(child), 'held');
    return child;
  }
  const said = async (child: ChildProcess): Promise<string> => String((await once(child.stdout!, 'data'))[0]).trim();
  /** What a process says first, or that it left. */
  const outcome = (child: ChildProcess): Promise<string> =>
    Promise.race([said(child), once(child, 'exit').then(([code]) => `left with ${code}`)]);

  it('belongs to one store at a time, and opens again with what it held', async () => {
    const first = await openStore({ dataDir: folder });
    const inUse = new RegExp(`${folder} is in use by the process ${process.pid} on `);
    await assert.rejects(openStore({ dataDir: folder }), inUse);
    await first.as('pk_a', (query) =>
      query("INSERT INTO attune.event (tenant, key, fingerprint) VALUES ('pk_a', 'x', 'y')"),
    );
    await first.close();
    const second = await openStore({ dataDir: folder });
    assert.equal((await second.as('pk_a', (query) => query('SELECT 1 FROM attune.event'))).length, 1);
    await second.close();
    assert.deepEqual(await readdir(folder), ['pglite']);
  });

  it('is never taken from a process that lives, and at once from one that was killed', async () => {
    const child = await hold();
    await assert.rejects(lockFolder(folder, times), new RegExp(`in use by the process ${child.pid} on `));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { release } = await lockFolder(folder, { beatMs: 100, silentMs: 3_600_000 });
    assert.equal((await holderIn())['pid'], process.pid);
    await release();
    assert.deepEqual(await readdir(folder), []);
  });

  it(
    'is never taken from a living process of another container, where its number is another’s or nobody’s',
    { skip: !hasNamespaces && 'no namespaces here' },
    async () => {
      const child = await hold(unshare);
      const { pid, namespace } = await holderIn();
      assert.ok(pid !== child.pid && typeof namespace === 'string' && namespace !== '', 'it is in a world of its own');
      for (let time = 0; time < 2; time += 1)
        await assert.rejects(lockFolder(folder, times), /is in use by the process/);
      assert.equal(await outcome(start(unshare)), 'left with 1', 'nor by a second container');
      child.kill('SIGKILL');
      await (await lockFolder(folder, times)).release();
    },
  );

  it('is taken over from a lock left behind, whatever the number in it has become', async () => {
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    children.push(living);
    const { release } = await lockFolder(folder, times);
    const mine = await holderIn();
    await release();
    const left = [
      JSON.stringify({ ...mine, pid: living.pid }),
      JSON.stringify(mine),
      JSON.stringify({ ...mine, boot: 'an earlier life of this machine' }),
      `${living.pid}\n`,
      '',
    ];
    for (const text of left) {
      // By that name alone an earlier release knew one.
      await writeFile(join(folder, 'attune.lock'), text);
      const taken = await lockFolder(folder, { beatMs: 50, silentMs: 200 });
      assert.equal((await holderIn())['pid'], process.pid);
      await taken.release();
    }
    assert.deepEqual(await readdir(folder), []);
  });

  it('is given up by a process that slept until another had taken it', async () => {
    const child = await hold();
    child.kill('SIGSTOP');
    const taken = await lockFolder(folder, times);
    child.kill('SIGCONT');
    assert.equal(await said(child), 'lost');
    assert.ok(taken.isHeld());
    await taken.release();
  });

  it('goes to one of many who find a lock left behind at the same time, and no file of a holder is touched', async () => {
    await writeFile(join(folder, 'attune.lock'), '');
    const many = Array.from({ length: 5 }, () => start());
    const outcomes = await Promise.all(many.map(outcome));
    const [first, ...others] = [...outcomes].sort();
    assert.deepEqual([first, new Set(others)], ['held', new Set(['left with 1'])]);
    const [name] = await locks();
    const touched: (string | null)[] = [];
    // Names that come, go or change; renewing one is none of these.
    const watcher = watch(folder, (kind, file) => kind === 'rename' && touched.push(file));
    for (const each of ['attune.lock', 'attune.lock.left']) await writeFile(join(folder, each), '');
    const late = await Promise.all(Array.from({ length: 3 }, () => outcome(start())));
    assert.deepEqual(new Set(late), new Set(['left with 1']));
    watcher.close();
    assert.ok(touched.includes('attune.lock'), 'the watch works');
    assert.ok(!touched.includes(name!));
    await assert.rejects(lockFolder(folder, times), /is in use by the process/);
  });

  it('is refused at once to a second store of the same process', async () => {
    const [first, second] = await Promise.allSettled([lockFolder(folder, times), lockFolder(folder, times)]);
    assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected']);
    if (first.status === 'fulfilled') await first.value.release();
    await (await lockFolder(folder, times)).release();
    assert.deepEqual(await readdir(folder), []);
  });
});
