import * as z from 'zod/mini';
import { privacySchema } from './event.js';
import { idSchema, localeSchema, textSchema } from './text.js';

/** How many, as it may be shown: exact from 20 on, below that a band such as "5–9". */
const count = z.string().check(z.maxLength(20));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as "2026-11-22"'));
const whole = z.nullable(z.int());

/**
 * A mean of 0–100 points, whole, with its 95 % interval, its ends rounded outward; without one where all have the same
 * score. When it is suppressed every number is null, and nothing tells "too few" from "none".
 */
export const cellSchema = z.strictObject({
  suppressed: z.boolean(),
  n: z.nullable(count),
  mean: whole,
  lo: whole,
  hi: whole,
});

/** Instead of nobody and everybody in a small group, which would be to show each person's answer. */
const extreme = z.nullable(z.enum(['almost-none', 'almost-all']));

/** A share in whole per cent with its Wilson interval, its ends rounded outward. `extreme` stands in for numbers that may not be shown. */
export const shareSchema = z.strictObject({ percent: whole, lo: whole, hi: whole, extreme });

const partSchema = z.strictObject({ percent: whole, extreme });

/**
 * What changed since an earlier wave, computed before rounding: points (or, of a recommendation score, its own points)
 * and Hedges' g, with the interval that the verdict was made from: 95 % for all changes that are read together, its ends
 * rounded outward. Whole numbers, but for those that would be a 0 they are not; no interval where all answered alike in
 * each wave. `mixed`: the response rate moved by more than 10 points, so different people may have answered.
 */
export const changeSchema = z.strictObject({
  since: idSchema,
  verdict: z.enum(['too-few', 'no-clear-change', 'small-change', 'change']),
  diff: z.nullable(z.number()),
  lo: z.nullable(z.number()),
  hi: z.nullable(z.number()),
  effect: z.nullable(z.number()),
  mixed: z.boolean(),
});

/** One wave's figure on a trend. `break`: why it cannot be compared with the wave before it. */
const pointSchema = z.strictObject({
  wave: idSchema,
  ...cellSchema.shape,
  break: z.nullable(z.enum(['wording', 'scale', 'order'])),
});

/** Alpha and omega of a dimension's items, two decimals, with Feldt's interval. Only for the company. */
const reliabilitySchema = z.strictObject({
  n: count,
  alpha: z.nullable(z.number()),
  lo: z.nullable(z.number()),
  hi: z.nullable(z.number()),
  omega: z.nullable(z.number()),
  verdict: z.enum(['too-few', 'check-keying', 'not-estimable', 'good', 'usable', 'weak']),
});

const scoreSchema = z.strictObject({
  ...cellSchema.shape,
  /** Oldest first, this wave last. Empty without earlier waves. */
  trend: z.array(pointSchema),
  change: z.optional(changeSchema),
});

const dimensionSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  ...scoreSchema.shape,
  reliability: z.optional(reliabilitySchema),
});

/** How the answers to one item are spread. Suppressed: `options` say what could be answered, their shares are null. */
const itemSchema = z.strictObject({
  id: idSchema,
  text: textSchema,
  kind: z.enum(['likert', 'rating', 'single', 'multiple', 'ranking']),
  dimension: z.optional(idSchema),
  /** Agreeing is the worse answer. `favourable` has it turned round already; `options` are as they were shown. */
  reversed: z.boolean(),
  suppressed: z.boolean(),
  n: z.nullable(count),
  /** From the scale's lowest point up; of a ranking, how often each came first. */
  options: z.array(z.strictObject({ value: z.string(), label: textSchema, ...partSchema.shape })),
  /**
   * Likert items: answers in the best points of the scale (two, and one of fewer than five points), in the worst, and
   * in those between, where there are any. Each comes from its own count, so that their sum may differ from 100 by 1.
   */
  favourable: z.optional(shareSchema),
  neutral: z.optional(shareSchema),
  unfavourable: z.optional(shareSchema),
  /**
   * Ratings that say what they recommend: the Net Promoter Score, −100 to 100, with its adjusted-Wald interval, and the
   * shares of 9 and 10, of 7 and 8, and of 0 to 6, each from its own count.
   */
  nps: z.optional(
    z.strictObject({
      ...{ score: whole, lo: whole, hi: whole, measure: z.string() },
      ...{ promoters: partSchema, passives: partSchema, detractors: partSchema },
    }),
  ),
  /** Since the wave before, where the item's wording and scale are the same. Likert items on 0–100, turned round. */
  change: z.optional(changeSchema),
});

/** Who answered. `bound`: where few were asked, the rate is at most 10 % or at least 90 %; `margin` is sampling error alone, in points. */
const responseSchema = z.strictObject({
  answered: z.nullable(count),
  invited: z.nullable(z.int()),
  percent: whole,
  bound: z.nullable(z.enum(['at-most', 'at-least'])),
  margin: whole,
});

/** A way the company is divided, fixed when the survey was published. Values in the order published, never ranked. */
const cutSchema = z.strictObject({
  id: z.enum(['group', 'segment']),
  values: z.array(
    z.strictObject({
      id: idSchema,
      name: textSchema,
      parent: z.optional(idSchema),
      response: responseSchema,
      dimensions: z.array(z.strictObject({ id: idSchema, ...cellSchema.shape })),
    }),
  ),
});

/** Something done, or not done and why, about what people wrote. */
export const actionSchema = z.strictObject({
  id: idSchema,
  /** What people said, in the words of whoever answers for it. */
  said: textSchema,
  /** What was, is or will be done; or why nothing is. */
  did: textSchema,
  status: z.enum(['planned', 'doing', 'done', 'declined']),
  /** The role that answers for it, never only a name. */
  owner: z.string().check(z.minLength(1), z.maxLength(120)),
  /** When it was or will be done. */
  date: z.optional(day),
});

/** What became of the comments a receipt is for. `waiting`: kept, but too few to be shown yet; `read`: shown, not answered yet. */
export const threadAnswerSchema = z.strictObject({
  status: z.enum(['unknown', 'waiting', 'read', 'answered']),
  actions: z.array(actionSchema),
});

/** One survey's results as a reader of some scope may see them: aggregated, suppressed and released by the receiver. */
export const surveyResultsSchema = z.strictObject({
  survey: z.strictObject({
    id: idSchema,
    version: z.string(),
    title: textSchema,
    privacy: privacySchema,
    locale: localeSchema,
  }),
  /** Every wave of the series with figures, and this one, oldest first; empty for a survey without a series. */
  waves: z.array(z.strictObject({ id: idSchema, name: textSchema, start: day })),
  /** `open`: not enough released yet, or the survey is still being answered. */
  status: z.enum(['open', 'released']),
  /** The day figures last changed. */
  released: z.nullable(day),
  /** The least number of answers any figure rests on, and of comments shown together. */
  minimum: z.int(),
  commentsMinimum: z.int(),
  /** Anyone with the link could answer, and more than once. */
  unverified: z.optional(z.boolean()),
  /** Whose figures these are: null is the company. */
  focus: z.nullable(z.strictObject({ cut: z.enum(['group', 'segment']), id: idSchema, name: textSchema })),
  response: responseSchema,
  /** The overall index: the mean of the dimensions' scores of those who have all of them. */
  index: z.optional(scoreSchema),
  dimensions: z.array(dimensionSchema),
  items: z.array(itemSchema),
  /** What this reader may also focus on. */
  cuts: z.array(cutSchema),
  /** In an order that says nothing. Empty below `commentsMinimum`; unless it is identified, also while there are no figures. */
  comments: z.array(z.strictObject({ item: idSchema, text: textSchema, comments: z.array(z.string()) })),
  /** "You said, we did": newest first. */
  thread: z.array(actionSchema),
});

export type ResultCell = z.infer<typeof cellSchema>;
export type ResultShare = z.infer<typeof shareSchema>;
export type ResultChange = z.infer<typeof changeSchema>;
export type ResultPoint = z.infer<typeof pointSchema>;
export type ResultScore = z.infer<typeof scoreSchema>;
export type ResultDimension = z.infer<typeof dimensionSchema>;
export type ResultItem = z.infer<typeof itemSchema>;
export type ResultResponse = z.infer<typeof responseSchema>;
export type ResultCut = z.infer<typeof cutSchema>;
export type ResultReliability = z.infer<typeof reliabilitySchema>;
export type Action = z.infer<typeof actionSchema>;
export type ThreadAnswer = z.infer<typeof threadAnswerSchema>;
export type SurveyResults = z.infer<typeof surveyResultsSchema>;
