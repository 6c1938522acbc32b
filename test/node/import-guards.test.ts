import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The offending files exist only here, so no project knows them: rules that need types are left out.
const eslint = new ESLint({
  overrideConfig: [
    ...[tseslint.configs.disableTypeChecked].flat(),
    { languageOptions: { parserOptions: { projectService: false } } },
  ] as ESLint.Options['overrideConfig'],
});

async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve('src', file) });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const path = 'import-x/no-restricted-paths';
const imports = '@typescript-eslint/no-restricted-imports';
const globals = 'no-restricted-globals';
const properties = 'no-restricted-properties';
const syntax = 'no-restricted-syntax';
const template = (markup: string): string => `import { html } from 'lit';\nexport const view = html\`${markup}\`;\n`;

/** Each line: the file that sins, how, and the rule that must say so. */
const sins: [file: string, code: string, rule: string][] = [
  ['core/sin.ts', `import '../events/result.js';`, path],
  ['core/sin.ts', `import '../content/catalogue.js';`, path],
  ['core/sin.ts', `export type { Transport } from '../transport/transport.js';`, path],
  ['core/sin.ts', `import 'lit';`, imports],
  ['core/sin.ts', `import 'node:fs';`, imports],
  ['core/sin.ts', `import * as z from 'zod/mini';\nexport const x = z.string();`, imports],
  ['core/schema/sin.ts', `import 'zod';`, imports],
  ['core/conditions.ts', `export { itemsOf } from './instrument.js';`, 'import-x/no-cycle'],
  ['content/sin.ts', `import '../events/result.js';`, path],
  ['content/sin.ts', `export { holds } from '../core/conditions.js';`, imports],
  ['events/sin.ts', `export { holds } from '../core/conditions.js';`, imports],
  ['events/sin.ts', `import '../transport/transport.js';`, path],
  ['transport/sin.ts', `import '../define.js';`, path],
  ['transport/sin.ts', `import 'lit';`, imports],
  ['controllers/sin.ts', `import '../transport/transport.js';`, imports],
  ['controllers/sin.ts', `import '../define.js';`, path],
  ['locales/sin.ts', `import '../core/conditions.js';`, path],
  ['styles/sin.ts', `import '../locales/en.js';`, path],
  ['elements/survey/sin.ts', `import '../../transport/transport.js';`, path],
  ['elements/survey/sin.ts', `void import('../../transport/transport.js');`, path],
  ['elements/survey/sin.ts', `import '../../content/catalogue.js';`, path],
  ['elements/survey/sin.ts', `import 'idb-keyval';`, imports],
  ['elements/survey/sin.ts', `import { AttuneOutbox } from '../outbox/outbox.js';\nvoid AttuneOutbox;`, syntax],
  ['elements/survey/sin.ts', `import { customElement } from 'lit/decorators.js';\nvoid customElement;`, imports],
  ['elements/survey/sin.ts', `import 'lit/directives/unsafe-html.js';`, imports],
  ['elements/survey/sin.ts', `import 'lit/directives/unsafe-svg.js';`, imports],
  ['elements/survey/sin.ts', `import 'lit/directives/style-map.js';`, imports],
  ['elements/survey/sin.model.ts', `import '../../controllers/context.js';`, path],
  ['elements/survey/sin.model.ts', `import './survey.styles.js';`, path],
  ['elements/survey/sin.model.ts', `import 'lit';`, imports],
  ['receiver/sin.ts', `import '../transport/transport.js';`, path],
  ['receiver/sin.ts', `import '../elements/survey/survey.js';`, path],
  ['receiver/sin.ts', `import 'lit';`, imports],
  ['receiver/sin.ts', `import 'zod';`, imports],
  ...['fetch("/")', 'indexedDB.open("x")', 'localStorage.x', 'new Date()', 'crypto.randomUUID()'].flatMap((use) =>
    ['core/sin.ts', 'elements/survey/sin.ts'].map((file): [string, string, string] => [
      file,
      `export const x = ${use};`,
      globals,
    ]),
  ),
  ['transport/sin.ts', `export const x = localStorage.x;`, globals],
  ['core/sin.ts', `export const x = Math.random();`, properties],
  ['elements/survey/sin.ts', `export const x = globalThis.fetch;`, properties],
  ['elements/survey/sin.ts', `export const f = (node: Element): void => { node.innerHTML = ''; };`, properties],
  ['transport/sin.ts', `navigator.sendBeacon('/');`, properties],
  ['elements/survey/sin.ts', template('<p style="color: red"></p>'), syntax],
  ['elements/survey/sin.ts', template('<style>p { color: red }</style>'), syntax],
  ['elements/survey/sin.ts', template('<script></script>'), syntax],
  ['elements/survey/sin.ts', template('<button onclick="go()"></button>'), syntax],
  ['controllers/sin.ts', template('<p style="color: red"></p>'), syntax],
  ['transport/sin.ts', '{}\n'.repeat(201), 'max-lines'],
  ['elements/survey/sin.ts', '{}\n'.repeat(251), 'max-lines'],
  ['elements/survey/sin.model.ts', '{}\n'.repeat(201), 'max-lines'],
  ['elements/survey/sin.styles.ts', '{}\n'.repeat(151), 'max-lines'],
];

/** What the house allows, so that a rule that fires at everything is seen as well. */
const virtues: [file: string, code: string][] = [
  ['core/schema/sin.ts', `import * as z from 'zod/mini';\nexport const x = z.string();`],
  ['core/sin.ts', `import type * as z from 'zod/mini';\nexport type X = z.ZodMiniType;`],
  ['content/sin.ts', `export type { Instrument } from '../core/schema/instrument.js';`],
  ['controllers/delivery.ts', `import '../transport/transport.js';`],
  ['controllers/sin.ts', `import type { Transport } from '../transport/transport.js';\nexport type T = Transport;`],
  ['elements/survey/sin.model.ts', `import './survey.model.js';`],
  ['elements/survey/sin.ts', `import '../outbox/outbox.js';\nimport { define } from '../../define.js';\nvoid define;`],
  ['elements/survey/sin.ts', template('<p class="style" data-style=${1}>one</p>')],
  [
    'transport/sin.ts',
    `import { holds } from '../core/conditions.js';\nimport { get } from 'idb-keyval';\nvoid [holds, get, Date.now()];`,
  ],
  ['receiver/sin.ts', `import 'node:http';\nimport 'hono/cors';\nimport * as z from 'zod/mini';\nvoid z;`],
];

describe('the lint', () => {
  for (const [file, code, rule] of sins) {
    it(`forbids ${code
      .split('\n')
      .find((line) => line && !line.includes("from 'lit'"))!
      .slice(0, 80)} in src/${file}`, async () => {
      const broken = await rulesBroken(file, code);
      assert.ok(broken.includes(rule), `${rule} said nothing; these did: ${broken.join(', ') || 'none'}`);
    });
  }

  for (const [file, code] of virtues) {
    it(`allows ${code.split('\n')[0]!.slice(0, 80)} in src/${file}`, async () => {
      assert.deepEqual(await rulesBroken(file, code), []);
    });
  }
});

describe('compiling without a DOM', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-pure-'));
  after(() => rmSync(folder, { recursive: true }));
  const tsc = (...args: string[]): string[] => [resolve('node_modules/typescript/bin/tsc'), ...args];

  it('refuses a model that reaches for the page', () => {
    writeFileSync(join(folder, 'sin.model.ts'), 'export const title = document.title;\n');
    const config = { extends: resolve('tsconfig.pure.json'), include: ['*.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { status, stdout } = spawnSync(process.execPath, tsc('-p', folder), { encoding: 'utf8' });
    assert.notEqual(status, 0);
    assert.match(stdout, /Cannot find name 'document'/);
  });

  it('covers core, content and the models', () => {
    const files = execFileSync(process.execPath, tsc('-p', 'tsconfig.pure.json', '--listFilesOnly'), {
      encoding: 'utf8',
    });
    for (const room of [/src\/core\/conditions\.ts/, /src\/content\/\w+\.ts/, /src\/elements\/survey\/\w+\.model\.ts/])
      assert.match(files, room);
  });
});
