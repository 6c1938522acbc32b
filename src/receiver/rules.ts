import type { Survey, SurveyRules } from './store/surveys.js';

const day = 86_400_000;

/** How long after the end an answer is still taken that an invitation from before the end covers. */
export const graceMs = day;

/** From this many answers on a unit is divided into its parts, and a survey that anyone may answer has figures. */
export const plenty = 30;

/** Whether respondents were promised that nobody reads their own answers. */
export const isGuarded = ({ privacy }: Pick<SurveyRules, 'privacy'>): boolean => privacy !== 'identified';

/** Whether figures come out: of identified surveys as answers come if so published, of all others once, after the last. */
export function givesFigures({ results, closesAt, participation }: SurveyRules, now: number): boolean {
  if (results === 'at-once' || closesAt === undefined) return results === 'at-once';
  return now >= closesAt + (participation === 'token' ? graceMs : 0);
}

/**
 * A survey by the rules its readers get figures by. Which group somebody is in is known from an invitation alone, and
 * where anyone may answer, and more than once, a figure needs more answers. Segments overlap with groups, so that one
 * could be subtracted from the other: they are told of identified surveys only.
 */
export function forReaders(survey: Survey): Survey {
  const { groups, segments, ...rules } = survey;
  const invited = survey.participation === 'token';
  return {
    ...rules,
    minimum: leastAnswers(survey),
    ...(groups && invited && { groups }),
    ...(segments && invited && !isGuarded(survey) && { segments }),
  };
}

/** The least number of answers any figure of a survey rests on. */
export const leastAnswers = (rules: SurveyRules): number =>
  isGuarded(rules) && rules.participation === 'open' ? Math.max(rules.minimum, plenty) : rules.minimum;
