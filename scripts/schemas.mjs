// dist/schemas/: the JSON Schema of everything that enters or leaves the library, from the same zod schemas that check it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { acknowledgementSchema, problemSchema } from '../dist/core/schema/acknowledgement.js';
import { conditionSchema } from '../dist/core/schema/condition.js';
import { eventSchema } from '../dist/core/schema/event.js';
import { instrumentSchema } from '../dist/core/schema/instrument.js';
import { surveyResultsSchema } from '../dist/core/schema/survey-results.js';
import { idSchema, localeSchema, textSchema } from '../dist/core/schema/text.js';
import { publicationSchema } from '../dist/receiver/publication-schema.js';
import { sitesSchema } from '../dist/receiver/site.js';
import { actionsSchema } from '../dist/receiver/thread-routes.js';

/** Configs are described as their authors write them: what has a default may be left out. */
const schemas = {
  instrument: ['input', instrumentSchema, 'A survey as its author writes it.'],
  publication: [
    'input',
    z.extend(publicationSchema, { instrument: instrumentSchema }),
    'What is published at a receiver: a survey, and the rules for answers to it.',
  ],
  sites: ['input', sitesSchema, "A receiver's sites file: who may send, publish and read."],
  actions: ['input', actionsSchema, 'What is done about what people said.'],
  event: ['output', eventSchema, 'What an endpoint receives: a CloudEvents 1.0 envelope around one result.'],
  results: ['output', surveyResultsSchema, "One survey's results, aggregated and suppressed."],
  acknowledgement: ['output', acknowledgementSchema, "A receiver's word that an event is stored."],
  problem: ['output', problemSchema, 'RFC 9457 problem details, as the receiver refuses.'],
};

// Names for the parts that recur; inlined, nested conditions would grow by powers of three.
for (const [id, part] of Object.entries({
  condition: conditionSchema,
  id: idSchema,
  locale: localeSchema,
  text: textSchema,
})) {
  z.globalRegistry.add(part, { id });
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
mkdirSync('dist/schemas', { recursive: true });
for (const [name, [io, schema, description]] of Object.entries(schemas)) {
  const { $schema, ...body } = z.toJSONSchema(schema, { io, reused: 'ref' });
  const file = `dist/schemas/${name}.schema.json`;
  const $id = `https://unpkg.com/attune-elements@${version}/${file}`;
  const document = { $schema, $id, title: `attune ${name}`, description, ...body };
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
}
