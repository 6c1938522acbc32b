// npm run build: everything in dist/, and custom-elements.json.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
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

const started = performance.now();
rmSync('dist', { recursive: true, force: true });
try {
  await Promise.all([
    run('rollup', '-c', '--silent'),
    run('tsc', '-p', 'tsconfig.build.json'),
    run('cem', 'analyze', '--quiet'),
  ]);
  await Promise.all([run('scripts/schemas.mjs'), run('scripts/manifest.mjs')]);
  console.log(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
