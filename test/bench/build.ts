import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds dist/ unless it is newer than every source file. */
export async function buildLibrary(): Promise<void> {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => join('src', path));
  const newest = Math.max(...sources.map(changedAt));
  for (let tries = 3; Math.min(changedAt('dist/attune.js'), changedAt('dist/autoloader.js')) < newest; tries--) {
    try {
      console.log('dist/ is older than src/: building it');
      execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
      return;
    } catch (error) {
      if (tries === 1) throw error;
      await setTimeout(10_000);
    }
  }
}

/** A script of a contender, bundled for the page. A library is one that has run before the page goes on. */
export async function script(source: URL, { library = false } = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    minify: true,
    format: library ? 'iife' : 'esm',
    target: 'es2022',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    // Two releases are installed beside each other; the newer one's UI asks for its core by the plain name.
    alias: { 'survey-core': 'survey-core-3' },
  });
  return outputFiles[0]!.text;
}

/** What a page may load of the library, in a folder as the build makes it. */
export function libraryFiles(folder = 'dist'): string[] {
  const scripts = (inside: string): string[] =>
    readdirSync(join(folder, inside)).flatMap((file) => (file.endsWith('.js') ? [join(folder, inside, file)] : []));
  return [...scripts('.'), ...scripts('cdn')];
}
