// The README's first hour: its blocks are run as they stand, in an empty folder, with the package as it is packed.
import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';
import { Person } from '../pages/support/person.js';
import { chromeArgs, getBrowser } from '../support/browsers.mjs';
import { freePort } from '../support/free-port.mjs';
import { serve } from '../support/serve.mjs';

const readme = readFileSync('README.md', 'utf8');
const hour = readme.slice(readme.indexOf('\n## The first hour'), readme.indexOf('\n## Attributes'));
const blocks = [...hour.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language, text]) => ({ language, text: text! }));
const run = promisify(execFile);

/** The packed package in `node_modules`, as npm puts it there; what it needs is taken from here and not from a registry. */
async function install(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'attune-elements');
  mkdirSync(own, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder]);
  await run('tar', ['-xzf', join(folder, stdout.trim()), '--strip-components=1', '-C', own]);
  const needs = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as {
    dependencies: object;
    bin: Record<string, string>;
  };
  const asked = /^npm init .*npm i attune-elements (.*)$/m.exec(hour)![1]!.split(' ');
  for (const name of [...Object.keys(needs.dependencies), ...asked]) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name), 'junction');
  }
  mkdirSync(join(modules, '.bin'));
  for (const [name, path] of Object.entries(needs.bin)) {
    await run('chmod', ['+x', join(own, path)]);
    symlinkSync(join(own, path), join(modules, '.bin', name));
  }
  writeFileSync(join(folder, 'package.json'), '{}');
}

describe("the README's first hour", { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-first-hour-'));
  const children: ChildProcess[] = [];
  let pages: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let person: Person;
  let here: (text: string) => string;
  let receiver: string;
  let env: NodeJS.ProcessEnv;

  before(async () => {
    await install(folder);
    pages = await serve(folder);
    const [own, port] = [await freePort(), await freePort()];
    receiver = `http://127.0.0.1:${port}`;
    here = (text) =>
      text
        .replaceAll('http://127.0.0.1:5000', pages.url)
        .replaceAll('8090', String(own))
        .replaceAll('127.0.0.1:8080', `127.0.0.1:${port}`);
    env = { PATH: process.env['PATH'], HOME: folder, PORT: String(port) };
    browser = await puppeteer.launch({ executablePath: await getBrowser(), args: chromeArgs, timeout: 90_000 });
    person = new Person(await browser.newPage());
    person.tab.setDefaultTimeout(30_000);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const block = (language: string, holds: string): string => {
    const found = blocks.filter((each) => each.language === language && each.text.includes(holds));
    assert.equal(found.length, 1, `one ${language} block with ${holds}`);
    return here(found[0]!.text);
  };
  const shell = async (text: string): Promise<string> => (await run('sh', ['-ec', text], { cwd: folder, env })).stdout;
  /** Starts what is left running. */
  const start = (command: string): ChildProcess => {
    const [program, ...args] = command.split(' ');
    const child = spawn(program!, args, {
      cwd: folder,
      env: { ...env, ATTUNE_SITES: 'sites.json' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  };
  async function until(what: string, look: () => Promise<unknown>): Promise<void> {
    for (const end = Date.now() + 60_000; !(await look().catch(() => false));) {
      if (Date.now() > end) throw new Error(`never: ${what}`);
      await new Promise((wait) => setTimeout(wait, 100));
    }
  }
  const answer = async (): Promise<void> => {
    await person.tab.goto(`${pages.url}/index.html`);
    await person.choose('taste', 4);
    await person.send();
    await person.reads('Your answers have arrived');
  };

  it('stores an answer at an endpoint of its own', async () => {
    const [install, ...rest] = block('sh', 'cat > survey.json').split('\n');
    assert.match(install!, /^npm init/);
    const serving = rest.findIndex((line) => line.startsWith('npx http-server'));
    await shell(rest.slice(0, serving).join('\n'));
    writeFileSync(join(folder, 'endpoint.mjs'), block('js', 'createServer'));
    start('node endpoint.mjs');
    const own = here('http://127.0.0.1:8090/');
    const said = async (body: string): Promise<number> => (await fetch(own, { method: 'POST', body })).status;
    // What is no JSON is refused, and the next answer is taken all the same.
    await until('the endpoint', async () => (await said('taste=4')) === 400);
    await answer();
    const [line, ...more] = readFileSync(join(folder, 'answers.jsonl'), 'utf8').trim().split('\n');
    assert.equal(more.length, 0);
    const { data } = JSON.parse(line!) as { data: { form: { id: string }; answers: object } };
    assert.equal(data.form.id, 'lunch');
    assert.deepEqual(data.answers, { taste: 4 });
  });

  it('comes from sites.json and publishing to a page that sends to the receiver and shows the first figure', async () => {
    const setUp = block('sh', 'cat > sites.json');
    const starting = setUp.indexOf('ATTUNE_SITES=');
    await shell(setUp.slice(0, starting));
    assert.match(setUp.slice(starting), /^ATTUNE_SITES=sites\.json npx attune-receiver\s/);
    const running = start('npx attune-receiver');
    await until('the receiver', async () => (await fetch(`${receiver}/health`)).ok);
    assert.match(await shell(block('sh', '-X PUT')), /"id":"lunch"/);
    const sample = await shell(block('sh', 'sample survey.json'));
    assert.match(sample, /Published "sample-lunch" and sent 5 made-up answers/);
    assert.match(sample, /"status":"released"/);

    const index = join(folder, 'index.html');
    const written = readFileSync(index, 'utf8');
    const old = /<attune-survey[^]*<\/attune-outbox>\n/;
    assert.match(written, old);
    writeFileSync(index, written.replace(old, block('html', 'attune-pulse')));
    await answer();
    const rows = await fetch(`${receiver}/v1/pk_acme/surveys/lunch/export?rows=true`, {
      headers: { Authorization: 'Bearer my-admin-token' },
    });
    const kept = ((await rows.json()) as { rows: { answers: object }[] }).rows;
    assert.deepEqual(
      kept.map(({ answers }) => answers),
      [{ taste: 4 }],
    );
    const seen = await person.beside('attune-pulse').reads(/Food: \d+ points/);
    assert.match(seen, /How is lunch\?.*5–9 answered/);

    const stopped = new Promise<void>((resolve) => {
      running.stdout!.on('data', (said: Buffer) => void (/"stopped"/.test(String(said)) && resolve()));
    });
    running.kill('SIGTERM');
    await stopped;
    // Nobody holds the folder: another starts on it at once.
    start('npx attune-receiver');
    await until('the receiver again', async () => (await fetch(`${receiver}/health`)).ok);
  });

  it('names files that are there', () => {
    const files = [...readme.matchAll(/\b(?:schemas|cdn|attune)\/[\w.-]+\.(?:json|js)\b/g)].map(([path]) => path);
    assert.ok(files.length > 4);
    for (const path of files) assert.ok(existsSync(join('dist', path.replace('attune/', ''))), path);
  });
});
