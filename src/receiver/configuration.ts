import { readFile } from 'node:fs/promises';
import { FaultError } from '../core/schema/fault.js';
import { argumentsOf } from './command-line.js';
import { parseSites, type Site } from './site.js';
import type { StoreOptions } from './store/store.js';

export interface Configuration {
  port: number;
  host: string;
  trustProxy: boolean;
  store: StoreOptions;
  sites: Site[];
}

export const usage = `attune-receiver: keeps, scores and aggregates what Attune's elements send.

  --port          PORT           default 8080
  --host          HOST           default 127.0.0.1
  --data-dir      DATA_DIR       a folder of its own for PGlite, default ./attune-data
  --database-url  DATABASE_URL   PostgreSQL 15 or later, instead of a folder
  --sites         ATTUNE_SITES   a JSON file: [{ "key": "pk_acme", "name": "Acme", "origins": ["https://intranet.acme.example"] }]
  --trust-proxy   TRUST_PROXY=1  take the sender's address from X-Forwarded-For
  --version                      print the version
  --digest TOKEN                 print the SHA-256 that a sites file keeps of a token

attune-receiver sample [SURVEY.json]: publishes a survey (the built-in one unless a file is named) to a running
receiver, and sends it five made-up answers.

  --token  ATTUNE_ADMIN_TOKEN    the token whose digest is in the site's adminTokens
  --site   ATTUNE_SITES          the site's key; the only one in the sites file unless given
  --port   PORT                  the receiver's, on this machine
  --url    URL                   any other receiver
`;

/**
 * What the command line and the environment say; flags win.
 *
 * @throws {Error} in one line naming the setting and the remedy.
 */
export async function readConfiguration(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<Configuration> {
  const { values: flags } = argumentsOf(argv, options);
  const port = Number(flags.port ?? env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535');
  const dataDir = flags['data-dir'] ?? env['DATA_DIR'];
  const databaseUrl = flags['database-url'] ?? env['DATABASE_URL'];
  if (dataDir && databaseUrl) throw new Error('DATA_DIR and DATABASE_URL exclude each other; set one');
  const sitesFile = flags.sites ?? env['ATTUNE_SITES'];
  if (!sitesFile)
    throw new Error(
      'ATTUNE_SITES is not set; name a JSON file with your sites (see --help), such as ATTUNE_SITES=sites.json',
    );
  return {
    port,
    host: flags.host ?? env['HOST'] ?? '127.0.0.1',
    trustProxy: flags['trust-proxy'] ?? ['1', 'true'].includes(env['TRUST_PROXY'] ?? ''),
    store: databaseUrl ? { databaseUrl } : { dataDir: dataDir ?? './attune-data' },
    sites: await readSites(sitesFile),
  };
}

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  'data-dir': { type: 'string' },
  'database-url': { type: 'string' },
  sites: { type: 'string' },
  'trust-proxy': { type: 'boolean' },
} as const;

/** @throws {Error} in one line naming the file, the place and the remedy. */
export async function readSites(file: string): Promise<Site[]> {
  const value = await readJson('ATTUNE_SITES', file);
  try {
    return parseSites(value);
  } catch (error) {
    if (error instanceof FaultError) throw new Error(`ATTUNE_SITES: in ${file}, ${error.message}`, { cause: error });
    throw error;
  }
}

/** @throws {Error} in one line beginning with the setting that names the file. */
export async function readJson(setting: string, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${setting}: cannot read ${file} (${error.code}); check the path and its permissions`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${setting}: ${file} is not JSON (${(error as Error).message})`, { cause: error });
  }
}
