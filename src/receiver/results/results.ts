import { itemsOf } from '../../core/instrument.js';
import { fnv1a32, seededShuffle } from '../../core/random.js';
import type { Action, ResultCut, SurveyResults } from '../../core/schema/survey-results.js';
import type { Scope } from '../bearer.js';
import { masked } from '../masking.js';
import type { ReleasedComment } from '../store/comments.js';
import type { Segment, SeriesWave } from '../store/surveys.js';
import type { Disclosure } from './disclosure.js';
import { type Place } from './disclosure.js';
import { focusOf, placesIn } from './focus.js';
import { itemsResults } from './items.js';
import { responseOf } from './response.js';
import { cellOf } from './rounding.js';
import { instrumentOf, scoresOf, type Waves } from './scores.js';

export interface Asked {
  scope: Scope;
  /** Such as `group.support`; null where the reader did not say. */
  cut: string | null;
  /** Every wave a reader may choose. */
  known: readonly SeriesWave[];
  comments: readonly ReleasedComment[];
  thread: readonly Action[];
}

/**
 * A survey's results as a reader of some scope may see them. What is out of scope is absent.
 *
 * @throws {Refusal} for a cut that is not there or not for this reader.
 */
export function resultsOf(waves: Waves, { scope, cut, known, comments, thread }: Asked): SurveyResults {
  const now = waves.at(-1)!;
  const { survey } = now.settled;
  const { version, title, locale } = instrumentOf(now);
  const place = focusOf(cut, survey, now.tree, scope);
  const seen = place === undefined ? [] : waves;
  const { index, dimensions } = seen.length ? scoresOf(waves, place!) : { index: undefined, dimensions: [] };
  const response = place === undefined ? nobody : responseOf(now, place);
  const released = response.answered !== null || dimensions.some(({ suppressed }) => !suppressed);
  return {
    survey: { id: survey.id, version, title, privacy: survey.privacy, locale },
    waves: known.map(({ id, name, start }) => ({ id, name, start })),
    status: released ? 'released' : 'open',
    released: survey.releasedOn ?? null,
    minimum: survey.minimum,
    commentsMinimum: survey.commentsMinimum,
    ...(survey.participation === 'open' && { unverified: true }),
    focus: place ? { ...place, name: nameOf(placesIn(place.cut, survey, now.tree, scope), place.id) } : null,
    response,
    ...(index && { index }),
    dimensions,
    items: seen.length ? itemsResults(waves, place!) : [],
    cuts: cutsOf(now, scope),
    comments: place === undefined ? [] : commentsOf(now, place, { scope, comments }),
    thread: [...thread],
  };
}

const nobody = { answered: null, invited: null, percent: null, bound: null, margin: null };

const nameOf = (parts: readonly Segment[], id: string) => parts.find((part) => part.id === id)?.name ?? id;

function cutsOf(disclosure: Disclosure, scope: Scope): ResultCut[] {
  const { survey } = disclosure.settled;
  const { dimensions } = instrumentOf(disclosure);
  return (['group', 'segment'] as const).flatMap((cut) => {
    const parts = placesIn(cut, survey, disclosure.tree, scope);
    if (!parts.length) return [];
    const covered = new Set(parts.map(({ id }) => id));
    const values = parts.map((part) => {
      const place: Place = { cut, id: part.id };
      const parent = 'parent' in part && covered.has(part.parent as string) ? { parent: part.parent as string } : {};
      return {
        ...{ id: part.id, name: part.name ?? part.id, ...parent },
        response: responseOf(disclosure, place),
        dimensions: dimensions.map(({ id }) => ({
          id,
          ...cellOf(disclosure.tally(`dimension ${id}`, place), survey.minimum),
        })),
      };
    });
    return [{ id: cut, values }];
  });
}

/** The company's, for whoever may read its figures: a comment beside its writer's unit would be half a signature. */
function commentsOf(
  { settled: { survey } }: Disclosure,
  place: Place,
  { scope, comments }: Pick<Asked, 'scope' | 'comments'>,
): SurveyResults['comments'] {
  const instrument = survey.instruments.get(survey.hash)!;
  const mayRead = scope === 'company' && place === null;
  return itemsOf(instrument)
    .filter(({ kind }) => kind === 'text')
    .map(({ id: item, text }) => {
      const mine = comments.filter((each) => mayRead && each.item === item);
      const enough = mine.length >= survey.commentsMinimum;
      // Sorted first: the order then depends on what is shown and on nothing else.
      const said = enough
        ? seededShuffle(mine.map(({ body }) => masked(body)).sort(), fnv1a32(`${survey.id} ${item}`))
        : [];
      return { item, text, comments: said };
    });
}
