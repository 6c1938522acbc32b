import * as z from 'zod/mini';
import { conditionSchema } from './condition.js';
import { defaults, limits } from './limits.js';
import { idSchema, localeSchema, textSchema } from './text.js';

export { limits };

const optionSchema = z.strictObject({ id: idSchema, label: textSchema });
const optionsSchema = z.array(optionSchema).check(z.minLength(2), z.maxLength(limits.options));

/**
 * An agreement-style scale. `points` runs from the lowest value up, one label each; the first point is worth
 * `min` and each next one more. `na` is the separate "don't know" choice, which counts as missing.
 */
const scaleSchema = z.strictObject({
  min: z._default(z.int(), defaults.min),
  points: z.array(textSchema).check(z.minLength(2), z.maxLength(11)),
  na: z.optional(textSchema),
});

const common = {
  id: idSchema,
  text: textSchema,
  hint: z.optional(textSchema),
  /** Whether the survey can be sent without it. Nothing is mandatory unless its author says so. */
  required: z.optional(z.boolean()),
  /** Part of the short form. */
  short: z.optional(z.boolean()),
  when: z.optional(conditionSchema),
};

const likertSchema = z.strictObject({
  ...common,
  kind: z.literal('likert'),
  scale: idSchema,
  /** The dimension whose score this item counts in. Without one it is shown but not scored. */
  dimension: z.optional(idSchema),
  /** −1 where agreeing is worse: the receiver reverses it before scoring. */
  key: z.optional(z.literal([1, -1])),
});
const ratingSchema = z.strictObject({
  ...common,
  kind: z.literal('rating'),
  low: z.optional(textSchema),
  high: z.optional(textSchema),
  na: z.optional(textSchema),
  /**
   * That the rating asks how likely one is to recommend something, and what: us as a place to work (`employee-nps`), our
   * products and services (`employee-product-nps`), or anything else (`nps`). Only such a rating has a Net Promoter
   * Score, and different ones are never mixed. Without it the answers are shown as they are.
   */
  measure: z.optional(z.enum(['employee-nps', 'employee-product-nps', 'nps'])),
});
const singleSchema = z.strictObject({ ...common, kind: z.literal('single'), options: optionsSchema });
const multipleSchema = z.strictObject({
  ...common,
  kind: z.literal('multiple'),
  options: optionsSchema,
  max: z.optional(z.int().check(z.positive())),
});
const rankingSchema = z.strictObject({ ...common, kind: z.literal('ranking'), options: optionsSchema });
const openSchema = z.strictObject({
  ...common,
  kind: z.literal('text'),
  /** Shown above the field, such as "Please do not write names". */
  notice: z.optional(textSchema),
  maxLength: z._default(z.int().check(z.minimum(1), z.maximum(limits.comment)), defaults.maxLength),
  lines: z._default(z.int().check(z.minimum(1), z.maximum(20)), defaults.lines),
});

export const itemSchema = z.discriminatedUnion('kind', [
  likertSchema,
  ratingSchema,
  singleSchema,
  multipleSchema,
  rankingSchema,
  openSchema,
]);

const sectionSchema = z.strictObject({
  id: idSchema,
  title: z.optional(textSchema),
  intro: z.optional(textSchema),
  /** `matrix` sets Likert items of one scale in rows on a wide page and in cards on a narrow one. */
  layout: z.optional(z.enum(['matrix', 'list'])),
  when: z.optional(conditionSchema),
  items: z.array(itemSchema).check(z.minLength(1), z.maxLength(limits.items)),
});

/** The shape of an instrument; `parseInstrument` also checks that its parts fit together. */
export const instrumentSchema = z.strictObject({
  $schema: z.optional(z.string()),
  id: idSchema,
  /** Changes whenever a wording, scale or order changes. */
  version: z.string().check(z.regex(/^[\w.+-]{1,32}$/, 'must be a version such as "1.0.0"')),
  /** The language of plain texts, and the fallback of localised ones. */
  locale: z._default(localeSchema, defaults.locale),
  /** Whether the content was validated with real people, or is a sample still to be validated. */
  status: z.optional(z.enum(['sample', 'validated'])),
  title: textSchema,
  intro: z.optional(textSchema),
  scales: z._default(z.record(idSchema, scaleSchema), {}),
  dimensions: z._default(z.array(z.strictObject({ id: idSchema, name: textSchema })).check(z.maxLength(20)), []),
  sections: z.array(sectionSchema).check(z.minLength(1), z.maxLength(limits.sections)),
});

export type Instrument = z.infer<typeof instrumentSchema>;
/** As its author writes it: what has a default may be left out. */
export type WrittenInstrument = z.input<typeof instrumentSchema>;
export type Section = Instrument['sections'][number];
export type Item = z.infer<typeof itemSchema>;
export type Option = z.infer<typeof optionSchema>;
export type Scale = z.infer<typeof scaleSchema>;
