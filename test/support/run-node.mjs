// npm run test:node [folder or file …]: the tests that need no page, in Node's own runner.
// Node 20 takes no patterns of files, so they are listed here.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['core', 'charts', 'content', 'transport', 'receiver', 'faults', 'node', 'pages', 'size', 'csp', 'demo'];
const wanted = process.argv.slice(2);

const files = (wanted.length ? wanted : folders.map((folder) => join('test', folder))).flatMap((path) => {
  const is = statSync(path, { throwIfNoEntry: false });
  if (is?.isFile()) return [path];
  if (is)
    return readdirSync(path, { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(path, file))
      .sort();
  if (wanted.length) throw new Error(`${path} is neither a test file nor a folder of them`);
  return [];
});

// Without a file Node would run whatever it finds under test/.
const { status } =
  files.length === 0
    ? { status: 0 }
    : spawnSync(
        process.execPath,
        [
          '--import',
          'tsx',
          '--import',
          './test/support/clock.mjs',
          '--test',
          '--test-concurrency=2',
          '--test-timeout=300000',
          '--test-reporter=spec',
          ...files,
        ],
        { stdio: 'inherit' },
      );
process.exitCode = status ?? 1;
