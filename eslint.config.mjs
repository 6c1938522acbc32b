import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The house's allowed imports: which other rooms a room may import, and which packages. All else is an error. */
const rooms = {
  core: { rooms: [], packages: ['leven'] },
  content: { rooms: ['core'], packages: [], onlyTypes: ['core'] },
  events: { rooms: ['core'], packages: [], onlyTypes: ['core'] },
  transport: { rooms: ['core', 'events'], packages: ['idb-keyval'] },
  controllers: {
    rooms: ['core', 'content', 'events', 'locales', 'transport'],
    packages: ['lit', '@lit/context'],
    onlyTypes: ['transport'],
  },
  charts: { rooms: [], packages: ['lit'] },
  locales: { rooms: [], packages: [] },
  styles: { rooms: [], packages: ['lit'] },
  elements: {
    rooms: ['charts', 'core', 'controllers', 'define.ts', 'events', 'locales', 'styles'],
    packages: ['lit', '@lit/context'],
  },
  receiver: {
    rooms: ['core', 'content'],
    packages: ['@electric-sql/pglite', '@hono/node-server', 'hono', 'node:', 'pg', 'zod/mini'],
  },
};

const zones = [
  ...Object.entries(rooms).map(([room, { rooms }]) => zone(`src/${room}`, [room, ...rooms])),
  zone('src/elements/**/*.model.ts', ['core', 'elements']),
  {
    target: './src/elements/**/*.model.ts',
    from: './src/elements/**/!(*.model).ts',
    message: 'A model may import only core and other models.',
  },
  {
    target: ['charts', 'core', 'controllers', 'elements', 'events', 'locales', 'styles', 'transport', 'content/*.ts', '*.ts'].map(
      (path) => `./src/${path}`,
    ),
    from: './src/content/keys',
    message: 'Answer keys are for the receiver alone.',
  },
];

function zone(target, allowed) {
  return {
    target: `./${target}`,
    from: './src',
    except: allowed.map((path) => `./${path}`),
    message: `${target} may import from src only: ${allowed.join(', ')}.`,
  };
}

const never = [
  { name: 'zod', message: "Three times the size of 'zod/mini', and it evaluates code, which a strict page forbids." },
  ...['unsafe-html', 'unsafe-svg', 'unsafe-mathml'].map((name) => ({
    name: `lit/directives/${name}.js`,
    message: 'Text from a config is text, never markup.',
  })),
  {
    name: 'lit/directives/style-map.js',
    message: 'Writes a style attribute, which a strict page forbids. Use setProperty.',
  },
  ...['lit/decorators.js', 'lit/decorators/custom-element.js'].map((name) => ({
    name,
    importNames: ['customElement'],
    message: 'Throws when a page loads the library twice. Use define().',
  })),
];

/** Which packages `files` may import; of the rooms in `onlyTypes` it may import no values. */
function packages(files, allowed, { onlyTypes = [] } = {}) {
  const names = [...allowed, 'zod/mini'].map((name) => name.replace(/[/.]/g, '\\$&')).join('|');
  const paths = allowed.includes('zod/mini')
    ? never
    : [
        ...never,
        {
          name: 'zod/mini',
          allowTypeImports: true,
          message: 'Schemas live in core/schema, and load only where foreign data comes in.',
        },
      ];
  const patterns = [
    {
      regex: `^(?!\\.{1,2}/)(?!(?:${names})(?:/|$|(?<=:)))`,
      message: `${files} may import only: ${allowed.join(', ') || 'no package'}.`,
    },
    ...onlyTypes.map((room) => ({
      regex: `/${room}/`,
      allowTypeImports: true,
      message: `${files} may import only types from ${room}.`,
    })),
  ];
  return { files: [files], rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] } };
}

const inTemplates = 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement';
const strictPage = [
  {
    selector: `${inTemplates}[value.raw=/\\sstyle\\s*=/]`,
    message: 'A strict page forbids style attributes. Use a class, or setProperty.',
  },
  {
    selector: `${inTemplates}[value.raw=/<(style|script)\\b/]`,
    message: 'A strict page forbids inline styles and scripts.',
  },
  {
    selector: `${inTemplates}[value.raw=/\\son[a-z]+\\s*=/]`,
    message: 'A strict page forbids inline handlers. Use @event.',
  },
];
const ownFolder = {
  selector: 'ImportDeclaration[importKind!="type"][specifiers.length>0][source.value=/^[.]{2}.(?![.])|.elements./]',
  message: 'Another element is a tag, not a value: import its module for the side effect alone.',
};
const noMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map((property) => ({
  property,
  message: 'Text from a config is text, never markup.',
}));
const noBeacon = { property: 'sendBeacon', message: 'It cannot tell whether anything arrived.' };
const ambient = ['fetch', 'indexedDB', 'localStorage', 'sessionStorage', 'Date', 'crypto'];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'storybook-static', 'custom-elements.json', 'data', 'src/core/schema/generated'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/require-await': 'off', // what implements an interface of promises may answer at once
      '@typescript-eslint/unbound-method': 'off', // Lit binds @event handlers to the element itself
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['{src,stories}/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings, // without these it does not look inside .ts files, and sees no cycle
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
    },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'max-lines': lines(200),
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: 'Synchronous, small and shared with the page.' },
      ],
      'no-restricted-properties': ['error', ...noMarkup, noBeacon],
      'no-restricted-syntax': ['error', ...strictPage],
    },
  },
  ...Object.entries(rooms).map(([room, { packages: allowed, onlyTypes }]) =>
    packages(`src/${room}/**/*.ts`, allowed, { onlyTypes }),
  ),
  // the two doors from elements to transport: what is submitted, and what became of it
  packages('src/controllers/{delivery,sending}.ts', rooms.controllers.packages),
  packages('src/core/schema/**/*.ts', ['zod/mini']),
  packages('src/*.ts', []),
  packages('src/elements/**/*.model.ts', []),
  {
    files: ['src/{core,elements}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...ambient.map((name) => ({ name, message: 'Time, chance, network and storage come in as arguments.' })),
      ],
      'no-restricted-properties': [
        'error',
        ...noMarkup,
        noBeacon,
        { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
        ...['globalThis', 'window', 'self'].flatMap((object) => ambient.map((property) => ({ object, property }))),
      ],
    },
  },
  { files: ['src/elements/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...strictPage, ownFolder] } },
  { files: ['src/elements/**/*.ts'], rules: { 'max-lines': lines(250) } },
  { files: ['src/**/*.model.ts'], rules: { 'max-lines': lines(200) } },
  { files: ['src/**/*.styles.ts'], rules: { 'max-lines': lines(150) } },
  // data: as long as what it says
  {
    files: ['src/{content,locales}/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': lines(300),
      '@typescript-eslint/no-unsafe-argument': 'off', // tests read JSON that they wrote themselves
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-floating-promises': 'off', // chai-a11y-axe types each assertion as a promise, node:test each test
      '@typescript-eslint/no-unused-expressions': 'off', // expect(…).to.be.true
    },
  },
  { files: ['**/*.mjs', 'demo/pages/*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);

function lines(max) {
  return ['error', { max, skipBlankLines: true, skipComments: true }];
}
