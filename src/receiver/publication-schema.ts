import * as z from 'zod/mini';
import { privacySchema } from '../core/schema/event.js';
import { idSchema, textSchema } from '../core/schema/text.js';

/** The times a survey may name, in milliseconds since 1970: up to the end of the year 9999. */
const lastMoment = 253_402_300_799_999;
const noMoment = 'must be a time such as "2026-11-22T12:00:00Z", from 1970 to 9999';
const moment = z.iso
  .datetime({ offset: true, error: noMoment })
  .check(z.refine((text) => Date.parse(text) >= 0 && Date.parse(text) <= lastMoment, noMoment));
const noDay = 'must be a day such as "2026-11-22", from 1970 on';
const day = z.iso.date(noDay).check(z.refine((text) => Date.parse(text) >= 0, noDay));

const floor = 3;
const least = z.int().check(z.minimum(floor, `must be at least ${floor}`), z.maximum(1000));

const notAGroup = 'must be an id, or an object with id and, if you like, name, parent and invited';
const invited = z
  .int()
  .check(z.minimum(1), z.maximum(10_000_000), z.describe('How many were asked; response rates come of it.'));
const segment = { id: idSchema, name: z.optional(textSchema), invited: z.optional(invited) };
const maxGroups = 1000;
const maxSegments = 20;

/** What is published: an instrument and the rules for answers to it. Descriptions are for whoever writes one in an editor. */
export const publicationSchema = z.strictObject({
  $schema: z.optional(z.string()),
  /** Checked by itself, so that its faults are told as those of an instrument. */
  instrument: z.unknown().check(z.describe('The questions, as in instrument.schema.json.')),
  privacy: privacySchema.check(
    z.describe(
      'Who can link answers to a person; respondents read it, and it is never loosened. Figures of "identified" surveys come as answers do, of "confidential" and "anonymous" ones after the end.',
    ),
  ),
  minimum: z.optional(least).check(z.describe('The least number of answers a figure rests on. 5 unless given.')),
  commentsMinimum: z
    .optional(least)
    .check(z.describe('The least number of comments shown together. 10 unless given, never below minimum.')),
  participation: z
    ._default(z.enum(['open', 'token']), 'open')
    .check(
      z.describe(
        '"open": whoever reaches the page may answer. "token": only whoever has an invitation, and once each.',
      ),
    ),
  results: z
    .optional(z.enum(['at-once', 'after-close']))
    .check(
      z.describe(
        'When figures come. Without it, an identified survey that has an end keeps them until then; all that are not identified always do.',
      ),
    ),
  groups: z
    .optional(
      z
        .array(
          z.union(
            [
              idSchema,
              z.strictObject({
                ...segment,
                parent: z.optional(idSchema).check(z.describe('The id of the group this one is part of.')),
              }),
            ],
            notAGroup,
          ),
        )
        .check(z.minLength(1), z.maxLength(maxGroups)),
    )
    .check(
      z.describe('The groups an invitation may name, such as units: ids, or objects with name, parent and invited.'),
    ),
  segments: z
    .optional(z.array(z.strictObject(segment)).check(z.minLength(2), z.maxLength(maxSegments)))
    .check(z.describe('The second way to divide the answers, such as by level. Told of identified surveys only.')),
  invited: z.optional(invited),
  wave: z
    .optional(z.strictObject({ series: idSchema, name: textSchema, start: day }))
    .check(z.describe('The series of surveys this one is a wave of, what the wave is called, and its first day.')),
  opensAt: z.optional(moment).check(z.describe('From when answers are taken, such as "2026-11-22T12:00:00Z".')),
  closesAt: z
    .optional(moment)
    .check(
      z.describe(
        'Until when. Required for figures of anonymous and confidential surveys: they come then, or a day later where people are invited.',
      ),
    ),
});

export type Publication = z.input<typeof publicationSchema>;
