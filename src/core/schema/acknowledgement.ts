import * as z from 'zod/mini';

/**
 * The receiver's word on an event: `accepted` and kept, a `duplicate` of one that was, or `superseded`: nothing was kept,
 * because a later snapshot of the response is there or the response has been counted.
 */
export const acknowledgementSchema = z.object({
  id: z.string(),
  status: z.enum(['accepted', 'duplicate', 'superseded']),
  /** The receiver's clock, milliseconds since 1970. */
  now: z.number(),
});

/** RFC 9457 problem details. `code` is for programs, `detail` for people; neither repeats what was sent. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  /** Where in the request the fault is, such as `data.answers.C1`. */
  path: z.optional(z.string()),
  /** ISO 8601: when the survey opens, on `survey-not-open`; when it closed, on `survey-closed`. */
  opensAt: z.optional(z.string()),
  closesAt: z.optional(z.string()),
  /** Seconds to wait before trying again; also sent as the `Retry-After` header. */
  retryAfter: z.optional(z.number()),
  /** On 415: the event types this receiver takes. */
  supported: z.optional(z.array(z.string())),
  now: z.number(),
});

export type Acknowledgement = z.infer<typeof acknowledgementSchema>;
export type Problem = z.infer<typeof problemSchema>;
