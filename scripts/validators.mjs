// node --import tsx scripts/validators.mjs [--check]: src/core/schema/generated/, the fast yes. Made from the zod schemas,
// which stay the one truth: code that says whether data is right, and nothing of what is wrong. `npm run build` begins with it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { validator } from '@exodus/schemasafe';
import * as z from 'zod/mini';
import { conditionSchema } from '../src/core/schema/condition.ts';
import { instrumentSchema } from '../src/core/schema/instrument.ts';
import { idSchema, isTag, localeSchema, textSchema } from '../src/core/schema/text.ts';

const validators = { instrument: instrumentSchema };
const folder = 'src/core/schema/generated';

// Named once and called: written out wherever they occur, the code would grow many times over.
const named = z.registry();
const names = { condition: conditionSchema, id: idSchema, locale: localeSchema, text: textSchema };
for (const [id, part] of Object.entries(names)) named.add(part, { id });

/** What JSON Schema cannot say by itself. Anything else that is only code would be left out without a word: it is refused. */
function complete({ zodSchema, jsonSchema }) {
  const { checks = [], discriminator } = zodSchema._zod.def;
  const inCode = checks.filter((check) => ['custom', 'overwrite'].includes(check._zod.def.check));
  // A tag that is rewritten is left to the schema itself: the fast yes is for tags as they should be.
  if (zodSchema === localeSchema) jsonSchema.format = 'language-tag';
  else if (inCode.length)
    throw new Error('A check is written as a function, which no generated validator can know: name it in scripts/validators.mjs');
  // NaN and the infinities are no numbers to zod.
  if (jsonSchema.type === 'number' && !jsonSchema.enum) {
    jsonSchema.minimum ??= -Number.MAX_VALUE;
    jsonSchema.maximum ??= Number.MAX_VALUE;
  }
  // What a constant says of its type is said twice.
  if ('const' in jsonSchema) delete jsonSchema.type;
  if (discriminator) jsonSchema.discriminator = { propertyName: discriminator };
}

function codeOf(name, schema) {
  const json = z.toJSONSchema(schema, { io: 'input', reused: 'ref', metadata: named, override: complete });
  const code = validator(json, { mode: 'lax', isJSON: true, formats: { 'language-tag': isTag } }).toModule();
  return `// @ts-nocheck
// Generated from ${name}Schema by scripts/validators.mjs; do not edit. Says whether data is right, never what is wrong.
export const ${name}IsRight: (value: unknown) => boolean = /* @__PURE__ */ ${code.replace(/;\s*$/, '')};
`;
}

const stale = Object.entries(validators).filter(([name, schema]) => {
  const file = `${folder}/${name}-is-right.ts`;
  const code = codeOf(name, schema);
  let written = '';
  try {
    written = readFileSync(file, 'utf8');
  } catch {
    // Not made yet.
  }
  if (written === code) return false;
  if (!process.argv.includes('--check')) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, code);
  }
  return true;
});
if (stale.length && process.argv.includes('--check')) {
  console.error(`${stale.map(([name]) => name)} changed: run "node --import tsx scripts/validators.mjs"`);
  process.exitCode = 1;
}
