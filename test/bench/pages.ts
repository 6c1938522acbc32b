import { basename } from 'node:path/posix';
import { script } from './build.js';
import type { Contender } from './contenders/contender.js';
import { styles } from './contenders/plain.form.js';

const host = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; background: #f6f7f9; color: #1d2433; }
body > * { max-inline-size: 64rem; margin: 0 auto; padding: 1rem; }
`;
const around = (head: string, main: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Customer room</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/bench/host.css">
${head}
</head>
<body>
<header><h1>Customer room</h1><p>What we hear from our customers, and what we make of it. This month we ask you.</p></header>
<main>${main}</main>
</body>
</html>`;

const scriptPath = (source: URL): string => `/bench/${basename(source.pathname)}.js`;
export const coldPath = ({ name }: Contender): string => `/cold/${name}.html`;
export const emptyPath = ({ name }: Contender): string => `/empty/${name}.html`;

/** Each contender twice: in a page just opened, as its documentation says, and loaded in an empty page that waits for it. */
export async function pagesOf(contenders: readonly Contender[]): Promise<Record<string, string>> {
  const pages: Record<string, string> = {
    '/bench/host.css': host,
    '/bench/plain.css': styles.replaceAll('\n', ''),
    '/bench/plain.site.js': await script(new URL('./contenders/plain.site.ts', import.meta.url)),
  };
  for (const contender of contenders) {
    const { head, body, library, script: own, options } = contender;
    pages[coldPath(contender)] = around(head, body);
    if (library) pages[scriptPath(library)] ??= await script(library, { library: true });
    if (!own) continue;
    const told = `<script>window.benchOptions = ${JSON.stringify(options ?? {})}</script>`;
    pages[emptyPath(contender)] = around(
      `${head}${told}<script type="module" src="${scriptPath(own)}"></script>`,
      '',
    );
    pages[scriptPath(own)] ??= await script(own);
  }
  return pages;
}
