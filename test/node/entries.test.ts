import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';

/** What can stand for the `*` of an entry such as `./elements/*`. */
const stars: Record<string, () => string[]> = {
  './elements/*': () => readdirSync('dist/elements'),
  './content/*': () =>
    readdirSync('dist/content')
      .filter((file) => file.endsWith('.js'))
      .map((file) => basename(file, '.js')),
  './schemas/*': () => readdirSync('dist/schemas'),
};

const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  name: string;
  exports: Record<string, unknown>;
};
const entries = Object.entries(exports)
  .filter(([, target]) => target !== null)
  .flatMap(([entry]) => (entry.includes('*') ? stars[entry]!().map((star) => entry.replace('*', star)) : [entry]))
  .map((entry) => entry.replace('.', name));
// a page's file: it brings Lit's browser build, which has no business elsewhere
const modules = entries.filter((entry) => !/\.json$|\/attune\.js$/.test(entry));

/** A plain Node, as a user has it: nothing that understands TypeScript, no DOM. */
function inNode(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
}

describe('the package in Node', () => {
  it('has all its entries', () => {
    for (const entry of [
      '',
      '/core',
      '/transport',
      '/receiver',
      '/autoloader',
      '/elements/survey',
      '/content/centricity',
    ]) {
      assert.ok(modules.includes(name + entry), `${name + entry} is not there`);
    }
  });

  it('can be imported, each entry, and leaves nothing running', () => {
    const code = `for (const entry of ${JSON.stringify(modules)}) await import(entry);
      if (globalThis.window !== undefined || globalThis.document !== undefined) throw new Error('made itself a page');`;
    inNode(code);
  });

  it('hands out its schemas and its manifest', () => {
    const json = entries.filter((entry) => entry.endsWith('.json'));
    assert.ok(json.length > 5);
    inNode(`import { createRequire } from 'node:module';
      const require = createRequire(${JSON.stringify(process.cwd() + '/')});
      for (const entry of ${JSON.stringify(json)}) require(entry);`);
  });

  it('keeps answer keys to the receiver', () => {
    const { stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', `await import('${name}/content/keys/any')`],
      { encoding: 'utf8' },
    );
    assert.match(stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  it('starts its receiver from the command line', () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
    for (const file of Object.values(bin)) assert.match(readFileSync(file, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});
