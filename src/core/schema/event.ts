import * as z from 'zod/mini';
import { answersSchema } from './answers.js';
import { idSchema, isTag } from './text.js';

/** Who can link an answer to a person. Fixed when a survey is published, and told to the respondent in words. */
export const privacySchema = z.enum(['identified', 'confidential', 'anonymous']);
export type Privacy = z.infer<typeof privacySchema>;

/** What a survey element hands over: raw answers, never a score. */
export const surveyDataSchema = z.strictObject({
  form: z.strictObject({
    /** The survey as published: the receiver finds its instrument, rules and wave by it. */
    id: idSchema,
    version: z.string().check(z.maxLength(32)),
    /** Content hash of the instrument shown, so that a change of wording is seen. */
    hash: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
    /** What the page spoke, as `en-US` or, as servers write it, `en_US`. */
    locale: z.string().check(
      z.maxLength(100),
      z.refine((tag) => isTag(tag.replaceAll('_', '-')), 'must be a language tag such as "en" or "pt-BR"'),
    ),
  }),
  status: z.enum(['partial', 'final']),
  answers: answersSchema,
  /** Question texts by item id, for endpoints that only make a table of what arrives. */
  labels: z.optional(z.record(idSchema, z.string().check(z.maxLength(500)))),
  /** The respondent's group for reporting, such as a unit. Never a person. */
  group: z.optional(idSchema),
  /** A second way the results are divided, such as by level: whoever answers for what. Never a person. */
  segment: z.optional(idSchema),
  timing: z.optional(z.strictObject({ activeMs: z.int().check(z.nonnegative()), claimed: z.literal(true) })),
  meta: z.strictObject({
    lib: z.string().check(z.maxLength(32)),
    widget: z.string().check(z.maxLength(64)),
    privacy: privacySchema,
  }),
});

const uuid = z
  .string()
  .check(
    z.regex(
      /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      'must be a UUID of version 4 or 7',
    ),
  );

/** A CloudEvents 1.0 envelope, structured JSON, one event a request. `data` depends on `type`. */
const envelope = {
  specversion: z.literal('1.0'),
  /** Minted once, on the respondent's device. The same id never counts twice. */
  id: uuid,
  source: z.string().check(z.minLength(1), z.maxLength(2048)),
  /** The response this is a snapshot of: `resp/` and a UUID. */
  subject: z.string().check(z.regex(/^resp\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be "resp/" and a UUID')),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.optional(z.string().check(z.maxLength(2048))),
  partitionkey: z.string().check(z.maxLength(128)),
  /** Orders the snapshots of one subject; ten digits, so that text order is number order. */
  sequence: z.string().check(z.regex(/^\d{10}$/, 'must be ten digits')),
};

const surveyEvent = { ...envelope, data: surveyDataSchema };

/** Every event type the protocol knows, each with its data. Types end in their version. */
export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('io.attune.survey.submitted.v1'), ...surveyEvent }),
  z.strictObject({ type: z.literal('io.attune.survey.progress.v1'), ...surveyEvent }),
  z.strictObject({ type: z.literal('io.attune.test.ping.v1'), ...envelope, data: z.strictObject({}) }),
]);

export type SurveyData = z.infer<typeof surveyDataSchema>;
export type AttuneEvent = z.infer<typeof eventSchema>;
export type EventType = AttuneEvent['type'];
export const eventTypes: readonly EventType[] = [
  'io.attune.survey.submitted.v1',
  'io.attune.survey.progress.v1',
  'io.attune.test.ping.v1',
];

/** What an element reports when a person acts: the event's type and data. Id, source and time are added when it is stored. */
export interface Result {
  type: 'io.attune.survey.submitted.v1';
  /** The response this is a snapshot of, `resp/` and a UUID; the same for every snapshot of one response. */
  subject: string;
  /** Counts the snapshots of one subject from 1. */
  sequence: number;
  /** What the person's outbox calls it, in their language. Not sent. */
  title: string;
  data: SurveyData;
}
