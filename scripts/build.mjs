// npm run build: everything in dist/, and custom-elements.json. With --if-stale only where a source is newer than what is built.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const tools = {
  rollup: 'node_modules/rollup/dist/bin/rollup',
  tsc: 'node_modules/typescript/bin/tsc',
  cem: 'node_modules/@custom-elements-manifest/analyzer/cem.js',
};

async function run(tool, ...args) {
  try {
    const { stdout, stderr } = await execute(process.execPath, [tools[tool] ?? tool, ...args]);
    process.stdout.write(stdout + stderr);
  } catch (error) {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`;
    throw new Error(`${[tool, ...args].join(' ')} failed\n${said || error.message}`, { cause: error });
  }
}

/** What a build is made from. Folders count as well: one changes when a file in it is deleted. */
const sources = [
  ...['src', 'scripts'].flatMap((folder) => [
    folder,
    ...readdirSync(folder, { recursive: true }).map((path) => join(folder, path)),
  ]),
  ...[
    'package-lock.json',
    'rollup.config.mjs',
    'tsconfig.json',
    'tsconfig.build.json',
    'custom-elements-manifest.config.mjs',
  ],
];
/** Written once a build is whole; beside the packages, so that it goes with them. */
const stamp = 'node_modules/.cache/attune-built';
const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isStale = () => !existsSync('dist/attune.js') || sources.some((path) => timeOf(path) > timeOf(stamp));

if (process.argv.includes('--if-stale') && !isStale()) process.exit(0);
const started = performance.now();
const startedAt = new Date();
for (const path of ['dist', stamp]) rmSync(path, { recursive: true, force: true });
try {
  await run('--import', 'tsx', 'scripts/validators.mjs');
  await Promise.all([
    run('rollup', '-c', '--silent'),
    run('tsc', '-p', 'tsconfig.build.json'),
    run('cem', 'analyze', '--quiet'),
  ]);
  await Promise.all([run('scripts/schemas.mjs'), run('scripts/manifest.mjs')]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  // what was edited meanwhile is newer
  utimesSync(stamp, startedAt, startedAt);
  console.log(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
