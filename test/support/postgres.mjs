// A PostgreSQL server of our own for the tests: loopback only, in a temporary folder, gone when stopped.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort } from './free-port.mjs';

/**
 * Starts a server with whatever PostgreSQL is installed. As root it runs under the user `postgres`, because
 * PostgreSQL refuses to run as root.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` connects as a superuser.
 * @throws {Error} in one line, when there is no PostgreSQL or it does not start.
 */
export async function startPostgres() {
  const bin = findBinaries();
  const user = process.getuid?.() === 0 ? accountOf('postgres') : {};
  const folder = await mkdtemp(join(tmpdir(), 'attune-postgres-'));
  if (user.uid) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder };
  await promisify(execFile)(join(bin, 'initdb'), ['-D', data, '-U', 'attune', '-A', 'trust', '-E', 'UTF8', '--no-locale'], options);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, max_connections: 200 };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(server, 'exit');
  const kill = () => server.kill('SIGINT');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://attune@127.0.0.1:${port}/postgres`, stop };
}

function findBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  const found = folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
  if (!found) throw new Error('PostgreSQL is not installed here (apt-get install postgresql)');
  return found;
}

function accountOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new Error(`PostgreSQL does not run as root, and there is no user "${name}" to run it as`);
  }
}

async function ready(server) {
  const said = [];
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line);
    if (line.includes('database system is ready to accept connections')) {
      server.stderr.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start: ${said.at(-1) ?? 'it said nothing'}`);
}
