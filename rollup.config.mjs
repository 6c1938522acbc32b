import { readdirSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const modules = readdirSync('src', { recursive: true })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && path !== 'src/autoloader.ts');

const extensions = ['.ts', '.mjs', '.js'];
const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });
// A file that holds only types becomes an empty module: its .d.ts needs one to stand beside it.
const onwarn = (warning, warn) => warning.code !== 'EMPTY_BUNDLE' && warn(warning);

/** After terser the only indented lines left are those of templates and styles. The breaks stay: source maps count them. */
const flush = {
  name: 'flush-left',
  renderChunk: (code) => ({ code: code.replace(/[ \t]*\n[ \t]+/g, '\n'), map: null }),
};

/** Style sheets without the comments and spaces that only people need. */
const tight = {
  name: 'tight-styles',
  transform: (code, id) =>
    id.endsWith('.styles.ts')
      ? {
          code: code.replace(/`[^`]*`/g, (css) =>
            css
              .replace(/\/\*[^]*?\*\//g, '')
              .replace(/\s+/g, ' ')
              .replace(/ ?([{};,>]) ?/g, '$1')
              .replace(/(?<![\w.])0\./g, '.')
              .replace(/;}/g, '}')
              .replace(/: /g, ':'),
          ),
          map: null,
        }
      : undefined,
};

/** Asks V8 to compile all functions beside the download: one by one, when first called, costs the main thread a fifth of a mount. */
const compiledAtOnce = '//# allFunctionsCalledOnLoad';

/** What a page loads without a bundler: Lit and all else inside, in Lit's production build. */
const browser = {
  onwarn,
  treeshake: { moduleSideEffects: (id) => !id.includes('/node_modules/zod/') },
  plugins: [
    nodeResolve({ extensions, exportConditions: ['production'], browser: true }),
    tight,
    typescript(),
    terser({
      ecma: 2022,
      module: true,
      compress: { passes: 6 },
      format: { comments: false, preamble: compiledAtOnce },
    }),
    flush,
  ],
};

/** What every element needs, and what surveys share with their schema. One file, so that a first tag takes two requests. */
const shared =
  /\/node_modules\/(@lit\/reactive-element|lit|lit-element|lit-html)\/|\/src\/(styles\/(?!receipt)|define|locales\/en\.first|core\/(conditions|localised|settings|schema\/fault-error)\.|events\/error|controllers\/(deliverable|early|error-card|localize|properties|width|words))/;
/** zod and what every schema is made of stay whole: in two files they would compress worse for surveys, the commonest. */
const schema = /\/node_modules\/zod\/|\/src\/core\/schema\/(condition|fault|instrument|parse-instrument|text)\.ts/;
/** How elements hear of a provider around them: too small for files of its own parts. */
const context =
  /\/node_modules\/@lit\/context\/.*(context-consumer|context-request-event|create-context)|\/src\/controllers\/context\.ts/;
/** What keeps answers, in one file that follows the first look; and what sends them, which follows that, in another. */
const keeps =
  /\/node_modules\/(idb-keyval|@lit\/context\/lib\/context-root)|\/src\/(transport\/(database|drafts|foundation|ids|item|journal|records|room|shelf|signals|surroundings)|events\/(delivery|outbox-full|result)|core\/(canonical|given|hashes)|controllers\/(autosave|delivery|early-found|submission)|locales\/en\.kept|elements\/survey\/(survey\.later|survey\.visit|survey-given\.model))\.ts/;
const sending = /\/src\/(transport\/|controllers\/sending\.)/;
/** What gives an instrument other words, and what tells whether its words have changed. */
const texts = /\/src\/core\/(texts|translate)\.ts/;
const named = { shared, texts, 'parse-instrument': schema, context, 'survey.later': keeps, sending };

/** Words and questions in a language that is not English: a page speaks one, so the others are files of their own. */
const translated = /\/src\/(?:locales|content)\/(?:\w+\.)?(?!en)([a-z]{2})(?:\.[\w-]+)?\.ts$/;

export default [
  {
    // npm: a module for each source file. lit, zod … stay imports, so that an app's own copies are shared.
    input: modules,
    onwarn,
    external: (id) => !/^[./\0]/.test(id) && !id.startsWith(import.meta.dirname),
    output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'src', sourcemap: true },
    plugins: [nodeResolve({ extensions }), typescript()],
  },
  {
    ...browser,
    input: 'src/index.ts',
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: 'attune.js',
      chunkFileNames: 'attune.[name].js',
      manualChunks: (id) => translated.exec(id)?.[1] ?? 'index',
      // Names of their own, which stay: a browser may still have the languages of an earlier release.
      minifyInternalExports: false,
    },
  },
  {
    ...browser,
    input: 'src/autoloader.ts',
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'cdn/[name]-[hash].js',
      onlyExplicitManualChunks: true,
      manualChunks: (id) => Object.keys(named).find((name) => named[name].test(id)),
    },
  },
];
