import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { SurveyEvent } from '../../src/receiver/admission.js';
import { acme, digestOf, eventOf, instrument, onPostgres, openDatabase, type TestDatabase } from './fixture.js';

const cli = fileURLToPath(new URL('../../src/receiver/cli.ts', import.meta.url));

interface Running {
  child: ChildProcess;
  url: string;
  said: string[];
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

describe('attune-receiver', () => {
  let folder: string;
  let database: TestDatabase | undefined;
  let environment: Record<string, string>;
  const children = new Set<ChildProcess>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-cli-'));
    await writeFile(join(folder, 'sites.json'), JSON.stringify([acme]));
    if (onPostgres) database = await openDatabase();
    const store = database?.url ? { DATABASE_URL: database.url } : { DATA_DIR: join(folder, 'data') };
    environment = { ...store, ATTUNE_SITES: join(folder, 'sites.json'), PORT: '0' };
  });
  after(async () => {
    for (const child of children) child.kill('SIGKILL');
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  function run(
    args: readonly string[],
    env: Record<string, string>,
  ): { child: ChildProcess; ended: Promise<number | string>; said: string[] } {
    const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => said.push(line));
    const ended = once(child, 'close').then(([code, signal]) => {
      children.delete(child);
      return (code ?? signal) as number | string;
    });
    return { child, ended, said };
  }

  async function start(): Promise<Running> {
    const running = run([], environment);
    const url = await Promise.race([lineOf(running, /receiver on (http:\S+)/), running.ended.then(() => undefined)]);
    assert.ok(url, running.said.join('\n'));
    return { ...running, url };
  }

  function lineOf({ child, said }: Pick<Running, 'child' | 'said'>, pattern: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = said.map((line) => pattern.exec(line)).find(Boolean);
        if (found) resolve(found[1] ?? found[0]);
      };
      for (const stream of [child.stdout!, child.stderr!]) stream.on('data', () => setImmediate(look));
      look();
    });
  }

  const post = async (url: string, event: SurveyEvent): Promise<string> => {
    const response = await fetch(`${url}/v1/${acme.key}/events`, { method: 'POST', body: JSON.stringify(event) });
    return ((await response.json()) as { status: string }).status;
  };
  const identified = (): SurveyEvent =>
    eventOf({ data: { meta: { lib: '1', widget: 'attune-survey', privacy: 'identified' } } });
  async function publish(url: string): Promise<void> {
    const body = JSON.stringify({ instrument, privacy: 'identified' });
    const response = await fetch(`${url}/v1/${acme.key}/surveys/pulse`, {
      method: 'PUT',
      body,
      headers: { Authorization: 'Bearer acme-admin' },
    });
    assert.equal(response.status, 200);
  }

  it('has every acknowledged answer, once, after being killed in the middle of its work', async () => {
    const acknowledged: SurveyEvent[] = [];
    const unsure: SurveyEvent[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { child, url, ended } = await start();
      await publish(url);
      const enough = acknowledged.length + 40 + round * 25;
      const sender = async (): Promise<void> => {
        for (;;) {
          const event = identified();
          try {
            assert.equal(await post(url, event), 'accepted');
            acknowledged.push(event);
            if (acknowledged.length === enough) child.kill('SIGKILL');
          } catch (error) {
            if (error instanceof assert.AssertionError) throw error;
            unsure.push(event);
            return;
          }
        }
      };
      await Promise.all(Array.from({ length: 8 }, sender));
      assert.equal(await ended, 'SIGKILL');
    }
    assert.ok(unsure.length > 0, 'it was killed with answers under way');

    const { child, url, ended } = await start();
    for (const event of acknowledged) assert.equal(await post(url, event), 'duplicate');
    for (const event of unsure) assert.match(await post(url, event), /accepted|duplicate/);
    const response = await fetch(`${url}/v1/${acme.key}/surveys/pulse/export?rows=true`, {
      headers: { Authorization: 'Bearer acme-admin' },
    });
    const { rows } = (await response.json()) as { rows: { subject: string }[] };
    const subjects = [...acknowledged, ...unsure].map(({ subject }) => subject.slice(5));
    assert.deepEqual(rows.map(({ subject }) => subject).sort(), subjects.sort());
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
  });

  it('finishes what is under way when asked to stop, takes nothing new, and leaves with 0', async () => {
    const running = await start();
    await publish(running.url);
    const event = identified();
    const body = JSON.stringify(event);
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += String(data)));
    const closed = once(socket, 'close');
    socket.write(
      `POST /v1/${acme.key}/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
    );
    // Its answer proves that the server has read the headers above.
    await fetch(`${running.url}/health`);
    running.child.kill('SIGTERM');
    await lineOf(running, /"stopping"/);
    await assert.rejects(fetch(`${running.url}/health`));
    socket.write(body);
    await closed;
    assert.match(answer, /^HTTP\/1\.1 200 [^]*"status":"accepted"/);
    assert.equal(await running.ended, 0);
    assert.match(running.said.at(-1)!, /"stopped"/);

    const again = await start();
    assert.equal(await post(again.url, event), 'duplicate');
    again.child.kill('SIGINT');
    assert.equal(await again.ended, 0);
  });

  it('leaves at once when asked a second time', async () => {
    const running = await start();
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`POST /v1/${acme.key}/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n`);
    await fetch(`${running.url}/health`);
    running.child.kill('SIGTERM');
    await lineOf(running, /"stopping"/);
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 1);
    socket.destroy();
  });

  it('prints where it listens, and writes its log as JSON lines', async () => {
    const running = await start();
    assert.equal((await fetch(`${running.url}/health`)).status, 200);
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 0);
    assert.ok(running.said.includes(`  ${running.url}/v1/${acme.key}/events`));
    const lines = running.said
      .filter((line) => line.startsWith('{'))
      .map((line) => (JSON.parse(line) as { code: string }).code);
    assert.deepEqual(lines, ['started', 'stopping', 'stopped']);
  });

  it('says in one line what is wrong with its settings, and leaves with 1', async () => {
    const file = async (name: string, text: string): Promise<string> => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    };
    const { ATTUNE_SITES, ...noSites } = environment;
    const cases: [Record<string, string>, RegExp, string[]?][] = [
      [noSites, /ATTUNE_SITES is not set; name a JSON file/],
      [
        { ...environment, ATTUNE_SITES: join(folder, 'none.json') },
        /cannot read .*none\.json \(ENOENT\); check the path/,
      ],
      [{ ...environment, ATTUNE_SITES: await file('broken.json', '[{') }, /broken\.json is not JSON/],
      [
        { ...environment, ATTUNE_SITES: await file('wrong.json', '[{"key":"pk_a","name":"A","origins":["*"]}]') },
        /wrong\.json, sites\[0\]\.origins\[0\] must be an origin/,
      ],
      [{ ...environment, PORT: 'eighty' }, /PORT must be a number/],
      [
        { ...environment, DATA_DIR: folder, DATABASE_URL: 'postgres://x' },
        /DATA_DIR and DATABASE_URL exclude each other/,
      ],
      [environment, /there is no option --prot: perhaps --port; --help names all/, ['--prot', '1']],
      [environment, /there is no option --versoin: perhaps --version/, ['--versoin']],
      [environment, /there is no command sampel: perhaps sample/, ['sampel', 'survey.json']],
      [environment, /--digest comes first/, ['digest', 'my-token']],
      [environment, /there is no option --tokn: perhaps --token/, ['sample', '--tokn', 'x']],
      [environment, /--digest needs a token .* without spaces/, ['--digest', 'my token']],
      [environment, /--digest needs a token/, ['--digest']],
      [{ ATTUNE_SITES: ATTUNE_SITES!, DATABASE_URL: 'postgres://attune@127.0.0.1:1/x', PORT: '0' }, /ECONNREFUSED/],
    ];
    const outcomes = cases.map(async ([env, pattern, args = []]) => {
      const { ended, said } = run(args, env);
      assert.equal(await ended, 1, said.join('\n'));
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0]!, pattern);
      assert.match(said[0]!, /^attune-receiver: /);
    });
    await Promise.all(outcomes);
  });

  it('explains itself, and makes the digest a list of sites keeps of a token', async () => {
    const help = run(['--help'], {});
    assert.equal(await help.ended, 0);
    for (const name of ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'ATTUNE_SITES', 'TRUST_PROXY'])
      assert.ok(
        help.said.some((line) => line.includes(name)),
        name,
      );
    const digest = run(['--digest', 'a-token'], {});
    assert.equal(await digest.ended, 0);
    assert.deepEqual(digest.said, [digestOf('a-token')]);
  });
});
