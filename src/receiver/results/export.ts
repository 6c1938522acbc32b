import type { ResultItem, SurveyResults } from '../../core/schema/survey-results.js';
import type { Place } from './disclosure.js';
import { placesIn } from './focus.js';
import { itemsResults } from './items.js';
import { resultsOf, type Asked } from './results.js';
import type { Waves } from './scores.js';

/** Everything of a survey that may leave the receiver, in one piece: the figures of its results, no row of anyone's. */
export interface SurveyExport {
  results: SurveyResults;
  /** The answers to each item of every other place the reader may ask for, such as `group.support`. */
  others: { of: string; items: ResultItem[] }[];
}

export function exportOf(waves: Waves, asked: Asked): SurveyExport {
  const results = resultsOf(waves, asked);
  const now = waves.at(-1)!;
  const places = (['group', 'segment'] as const).flatMap((cut) =>
    placesIn(cut, now.settled.survey, now.tree, asked.scope).map(({ id }): Exclude<Place, null> => ({ cut, id })),
  );
  const { focus } = results;
  return {
    results,
    others: places
      .filter(({ cut, id }) => cut !== focus?.cut || id !== focus.id)
      // Changes belong to the results; a table of answers does without.
      .map((place) => ({ of: `${place.cut}.${place.id}`, items: itemsResults([now], place) })),
  };
}
