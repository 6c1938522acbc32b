import type { Result } from '../../../src/core/schema/event.js';

let subjects = 0;

/** A survey someone filled in. */
export function result(
  overrides: Partial<Result> & { privacy?: 'identified' | 'confidential' | 'anonymous'; why?: string } = {},
): Result {
  const { privacy = 'confidential', why = 'Because.', ...rest } = overrides;
  return {
    type: 'io.attune.survey.submitted.v1',
    subject: `resp/00000000-0000-4000-8000-${String(++subjects).padStart(12, '0')}`,
    sequence: 1,
    title: 'Pulse',
    data: {
      form: { id: 'pulse', version: '1', hash: '0123456789abcdef', locale: 'en' },
      status: 'final',
      answers: { enps: 9, why },
      timing: { activeMs: 81234, claimed: true },
      meta: { lib: '1.0.0', widget: 'attune-survey', privacy },
    },
    ...rest,
  };
}
