import * as z from 'zod/mini';
import { privacySchema } from './event.js';
import { idSchema, textSchema } from './text.js';

const points = z.nullable(z.number());

/**
 * One released figure. When it is suppressed every number is null, and nothing tells "too few" from "none".
 * Points are 0–100, whole; `lo` and `hi` bound the 95 % interval; `n` is banded below 20 answers.
 */
export const cellSchema = z.strictObject({
  suppressed: z.boolean(),
  n: z.nullable(z.string()),
  mean: points,
  lo: points,
  hi: points,
});

/** One survey's results as any reader may see them: aggregated, suppressed and released by the receiver. */
export const surveyResultsSchema = z.strictObject({
  survey: z.strictObject({ id: idSchema, version: z.string(), title: textSchema, privacy: privacySchema }),
  /** `open`: not enough released yet, or the survey is still being answered. */
  status: z.enum(['open', 'released']),
  /** The least number of answers any figure rests on. */
  minimum: z.int(),
  responses: z.nullable(z.string()),
  dimensions: z.array(
    z.strictObject({
      id: idSchema,
      name: textSchema,
      total: cellSchema,
      groups: z.array(z.strictObject({ id: idSchema, ...cellSchema.shape })),
    }),
  ),
});

export type ResultCell = z.infer<typeof cellSchema>;
export type SurveyResults = z.infer<typeof surveyResultsSchema>;
