import type { ResultDimension, SurveyResults } from '../../core/schema/survey-results.js';
import type { Topic } from './pulse.model.js';

export const meansOf = (dimensions: readonly ResultDimension[]): Record<string, number> =>
  Object.fromEntries(dimensions.flatMap(({ id, mean }) => (mean === null ? [] : [[id, mean]])));

/** The topics whose figures are others than a person saw before, with what they were. */
export function movedSince(
  topics: readonly Topic[],
  seen: Readonly<Record<string, number>>,
): { topic: Topic; from: number; to: number }[] {
  return topics.flatMap((topic) => {
    const from = Object.hasOwn(seen, topic.id) ? seen[topic.id] : undefined;
    const to = topic.figure?.mean;
    return from === undefined || to === undefined || from === to ? [] : [{ topic, from, to }];
  });
}

/** The place that one person's last visit is remembered by. */
export const visitKey = ({ survey, focus }: SurveyResults): string =>
  focus ? `${survey.id}/${focus.cut}.${focus.id}` : survey.id;
