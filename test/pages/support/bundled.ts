import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' }).js.code,
    }));
  },
};

/** One of the apps, bundled for visitors. `react-18` gets the React of that name. */
export async function bundled(app: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`test/pages/apps/${app}.mjs`],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [svelte],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      ngDevMode: 'false',
    },
    ...(app === 'react-18' && { alias: { react: 'react-18', 'react-dom': 'react-dom-18' } }),
  });
  return outputFiles[0]!.text;
}
