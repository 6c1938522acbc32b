import * as z from 'zod/mini';
import { unitsPerCharacter } from '../characters.js';
import { idSchema } from './text.js';
import { limits } from './instrument.js';

/**
 * One answer. A number for Likert and rating items, an option id for a single choice, option ids for a multiple
 * choice or a ranking (best first), text for an open question, `null` for "don't know / does not apply".
 * An item nobody answered has no entry.
 */
export const answerSchema = z.union(
  [
    z.null(),
    z.number(),
    z.string().check(z.maxLength(limits.comment * unitsPerCharacter)),
    z.array(idSchema).check(z.maxLength(limits.options)),
  ],
  'must be a number, a text, a list of option ids, or null',
);

/** Answers by item id. */
export const answersSchema = z
  .record(idSchema, answerSchema)
  .check(
    z.refine((answers) => Object.keys(answers).length <= limits.items, `must hold at most ${limits.items} answers`),
  );

export type Answer = z.infer<typeof answerSchema>;
export type Answers = Readonly<Record<string, Answer>>;
