import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import centricity from '../src/content/centricity.js';
import {
  createReceiver,
  openStore,
  Refusal,
  startServer,
  type Publication,
  type Receiver,
} from '../src/receiver/index.js';
import { furnish, series } from './company/furnish.js';

// The demo: an intranet page in someone else's style sheet, served under a strict policy, beside a real receiver.

const site = 'pk_demo';
const root = join(import.meta.dirname, '..');
const port = Number(process.env['PORT'] ?? 8080);
const databaseUrl = process.env['DATABASE_URL'];
const tokens = { read: 'demo-read-token', manager: 'demo-manager-token', admin: 'demo-admin-token' };
const day = 86_400_000;
const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:", // Bootstrap draws its select's arrow from a data URL.
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const files: Readonly<Record<string, string>> = {
  '/': 'demo/pages/intranet.html',
  '/assets/intranet.css': 'demo/pages/intranet.css',
  '/assets/intranet.js': 'demo/pages/intranet.js',
  '/assets/icon.svg': 'demo/pages/icon.svg',
  ...Object.fromEntries(
    ['attune.js', 'attune.ar.js', 'attune.de.js'].flatMap((file) =>
      [file, `${file}.map`].map((each) => [`/assets/${each}`, `dist/${each}`]),
    ),
  ),
  '/assets/bootstrap.css': 'node_modules/bootstrap/dist/css/bootstrap.min.css',
};
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

async function page(path: string): Promise<Response> {
  const file = Object.hasOwn(files, path) ? files[path] : undefined;
  if (!file) return new Response('Not found\n', { status: 404 });
  const headers = {
    'content-type': types[extname(file)]!,
    'content-security-policy': strict,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return new Response(await readFile(join(root, file)), { headers });
}

/** The survey on the page: whoever opens it may answer, and so it has figures of the company alone, after its end. */
async function openAutumn(receiver: Receiver): Promise<void> {
  const autumn: Publication = {
    instrument: centricity,
    privacy: 'anonymous',
    wave: { series, name: 'Autumn 2026', start: '2026-10-05' },
    closesAt: new Date(Date.now() + 14 * day).toISOString(),
  };
  await receiver.publish(site, 'autumn', autumn).catch((error: unknown) => {
    // Its figures have come out in an earlier run: it stays closed.
    if (!(error instanceof Refusal && error.code === 'rules-fixed')) throw error;
  });
}

async function main(): Promise<void> {
  if (!existsSync(join(root, 'dist/attune.js')))
    throw new Error('dist/attune.js is missing; run "npm run build" first');
  const store = await openStore(
    databaseUrl ? { databaseUrl } : { dataDir: process.env['DATA_DIR'] ?? join(root, 'data') },
  );
  void store.lost?.then(({ message }) => {
    console.error(message);
    process.exit(1);
  });
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  const sites = [
    {
      key: site,
      name: 'Northwind',
      origins,
      readTokens: [
        { sha256: sha256(tokens.read) },
        { sha256: sha256(tokens.manager), groups: ['finance'], total: true },
      ],
      adminTokens: [{ sha256: sha256(tokens.admin) }],
      submissionSecret: randomBytes(32).toString('hex'),
    },
  ];
  const receiver = await createReceiver({ store, sites });
  const answerSurveys = await furnish({ store, sites, site, adminToken: tokens.admin });
  await openAutumn(receiver);
  const server = await startServer({
    port,
    handler: (request, context) => {
      const { pathname } = new URL(request.url);
      return pathname === '/health' || pathname.startsWith('/v1/') ? receiver.fetch(request, context) : page(pathname);
    },
  });
  console.log(`
  The customer room   ${server.url}/
  Receiver            ${server.url}/v1/${site}/events   (${store.kind})
  Health              ${server.url}/health
  Results             curl -H "Authorization: Bearer ${tokens.read}" ${server.url}/v1/${site}/surveys/${series}/results
  One division's      curl -H "Authorization: Bearer ${tokens.manager}" "${server.url}/v1/${site}/surveys/${series}/results?cut=group.finance"
  Export              curl -H "Authorization: Bearer ${tokens.read}" "${server.url}/v1/${site}/surveys/${series}/export?format=csv"
  Demo tokens         read ${tokens.read}, manager ${tokens.manager}, admin ${tokens.admin}: for this machine only

  Stop with Ctrl-C.
`);
  answerSurveys().then(
    () => console.log("  The company's earlier surveys are in: three of them, with their results."),
    (error: Error) => console.error(`  The company's earlier surveys did not get in: ${error.message}`),
  );
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void server.close().then(() => receiver.close());
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(`The demo did not start: ${(error as Error).message}`);
  process.exitCode = 1;
});
