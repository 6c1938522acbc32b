import type { SurveyDescription } from '../../../src/core/schema/survey-description.js';

/** What a receiver says of a survey that is open. */
export const described: SurveyDescription = {
  id: 'pulse',
  privacy: 'anonymous',
  participation: 'open',
  opensAt: null,
  closesAt: null,
  status: 'open',
  minimum: 7,
  groups: [{ id: 'north', name: 'Sales North' }],
  keepsComments: true,
  now: '2026-11-24T09:00:00.000Z',
};
