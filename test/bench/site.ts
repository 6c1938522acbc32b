import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  map: 'application/json',
};
const compress = promisify(brotliCompress);
const zip = promisify(gzip);

export interface Asset {
  type: string;
  plain: Buffer;
  brotli: Buffer;
  gzip: Buffer;
}

export interface Site {
  url: string;
  /** What was asked for since the last call. */
  served(): Asset[];
  close(): void;
}

async function asset(path: string, text: string | Buffer): Promise<Asset> {
  const plain = Buffer.from(text);
  const type = types[path.split('.').at(-1)!] ?? types['html']!;
  const brotli = await compress(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
  return { type, plain, brotli, gzip: await zip(plain, { level: 9 }) };
}

/** Serves files of this folder as a CDN does, compressed, on this machine alone. Each is read once: a rebuild beside the run changes nothing. */
export async function openSite(
  pages: Readonly<Record<string, string>>,
  files: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const shelf = new Map<string, Asset>();
  for (const [path, text] of Object.entries(pages)) shelf.set(path, await asset(path, text));
  for (const file of files) shelf.set(`/${file}`, await asset(file, await readFile(file)));
  for (const [path, file] of Object.entries(others)) shelf.set(path, await asset(file, await readFile(file)));
  let served: Asset[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const found = shelf.get(new URL(url, 'http://localhost').pathname);
    if (!found) return response.writeHead(404).end();
    served.push(found);
    response
      .writeHead(200, { 'content-type': found.type, 'content-encoding': 'br', 'cache-control': 'no-store' })
      .end(found.brotli);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    served: () => {
      const all = served;
      served = [];
      return all;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
