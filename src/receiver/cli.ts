#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { version } from '../core/version.js';
import { isToken } from './command-line.js';
import { readConfiguration, usage } from './configuration.js';
import { jsonLines } from './log.js';
import { createReceiver } from './receiver.js';
import { sample } from './sample.js';
import { startServer } from './server.js';
import { whenOrphaned } from './orphan.js';
import { openStore } from './store/store.js';

async function main(argv: readonly string[]): Promise<void> {
  const [flag, value] = argv;
  if (argv.includes('--help') || flag === '-h') return void process.stdout.write(usage);
  if (flag === '--version') return void process.stdout.write(`${version}\n`);
  if (flag === '--digest') return void process.stdout.write(`${digestOf(value)}\n`);
  if (flag === 'sample') return void process.stdout.write(await sample(argv.slice(1), process.env));
  const { port, host, trustProxy, store: where, sites } = await readConfiguration(argv, process.env);
  const store = await openStore(where);
  void store.lost?.then((error) => {
    jsonLines({ level: 'error', code: 'folder-lost' });
    failed(error);
    // At once: what is under way was stopped where it stood, and will never end.
    process.exit();
  });
  const receiver = await createReceiver({ store, sites });
  const server = await startServer({ handler: receiver.fetch, port, host, trustProxy }).catch(
    async (error: unknown) => {
      await receiver.close();
      throw error;
    },
  );
  jsonLines({ level: 'info', code: 'started' });
  process.stderr.write(`Attune receiver on ${server.url} (${store.kind})\n`);
  for (const { key } of sites) process.stderr.write(`  ${server.url}/v1/${key}/events\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    jsonLines({ level: 'info', code: 'stopping' });
    void server
      .close()
      .then(() => receiver.close())
      .then(() => {
        jsonLines({ level: 'info', code: 'stopped' });
        process.exit(0);
      }, failed);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  // Ctrl-C reaches both: it is asked once.
  whenOrphaned(() => stopping || stop());
}

/** @throws {Error} where no request could ever carry the token. */
function digestOf(token = ''): string {
  if (!isToken(token))
    throw new Error('--digest needs a token of letters, digits and signs without spaces: --digest my-read-token');
  return createHash('sha256').update(token).digest('hex');
}

function failed(error: unknown): void {
  process.stderr.write(`attune-receiver: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch(failed);
