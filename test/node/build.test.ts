import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';

describe('npm start', () => {
  // A house of one source, built at noon: the real one is read by tests beside this one.
  const folder = mkdtempSync(join(tmpdir(), 'attune-build-'));
  const noon = Date.parse('2026-11-22T12:00:00Z') / 1000;
  const put = (path: string, at: number): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), path);
    for (const each of [path, join(path, '..')]) utimesSync(join(folder, each), at, at);
  };
  for (const path of ['src/one.ts', 'scripts/two.mjs', 'dist/attune.js']) put(path, noon - 60);
  put('node_modules/.cache/attune-built', noon);
  after(() => rmSync(folder, { recursive: true, force: true }));

  const build = () =>
    spawnSync(process.execPath, [resolve('scripts/build.mjs'), '--if-stale'], { cwd: folder, encoding: 'utf8' });

  it('builds what is stale, before it starts the demo', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    assert.match(scripts['start']!, /^node scripts\/build\.mjs --if-stale && node .*demo\/server\.ts$/);
  });

  it('leaves what is built as it is', () => {
    const before = statSync(join(folder, 'dist/attune.js'));
    const { status, stdout, stderr } = build();
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
    const now = statSync(join(folder, 'dist/attune.js'));
    assert.deepEqual([now.mtimeMs, now.ino], [before.mtimeMs, before.ino]);
  });

  it('builds anew where a source is newer', () => {
    put('src/one.ts', noon + 60);
    // There are no tools here: that it goes for them says that it would build.
    const { status, stderr } = build();
    assert.equal(status, 1);
    assert.match(stderr, /validators\.mjs failed/);
  });
});
