// A small static server for tests, on a free port of this machine alone.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves `folder`; `pages` are documents by path that exist in no folder, `headers` go with every answer.
 *
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serve(folder, { pages = {}, headers = {} } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const page = pages[pathname];
    const path = join(root, normalize(decodeURIComponent(pathname)));
    try {
      if (page === undefined && path !== root && !path.startsWith(root + sep)) throw new Error('outside');
      const body = page ?? (await readFile(path.endsWith(sep) ? join(path, 'index.html') : path));
      const type = types[page === undefined ? extname(path) : extname(pathname) || '.html'];
      response.writeHead(200, { 'content-type': type ?? 'application/octet-stream', ...headers }).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
