import * as z from 'zod/mini';
import { privacySchema } from './event.js';
import { idSchema, textSchema } from './text.js';

const moment = z.iso.datetime();

/**
 * What anyone may know of a published survey before answering it: the rules, and nothing that depends on how many have
 * answered. Moments are ISO 8601 in UTC.
 */
export const surveyDescriptionSchema = z.strictObject({
  id: idSchema,
  privacy: privacySchema,
  /** `invitation`: each answer needs one, and each counts once. */
  participation: z.enum(['open', 'invitation']),
  opensAt: z.nullable(moment),
  closesAt: z.nullable(moment),
  status: z.enum(['open', 'not-yet-open', 'closed']),
  /** The least number of answers any figure rests on. */
  minimum: z.int(),
  /** The groups it was published for, in the order published; empty where it named none. */
  groups: z.array(z.strictObject({ id: idSchema, name: textSchema })),
  /** The segments, such as roles, that invitations may name. Earlier receivers do not say. */
  segments: z.optional(z.array(z.strictObject({ id: idSchema, name: textSchema }))),
  /** Content hashes of all that was published under its id: answers to other questions are refused. Earlier receivers do not say. */
  wordings: z.optional(z.array(z.string())),
  /** Whether comments are kept, so that a receipt will find what became of one. */
  keepsComments: z.boolean(),
  /** The receiver's clock. */
  now: moment,
});

export type SurveyDescription = z.infer<typeof surveyDescriptionSchema>;
