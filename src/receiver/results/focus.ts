import type { Scope } from '../bearer.js';
import { Refusal } from '../problem.js';
import type { Segment, Survey } from '../store/surveys.js';
import type { Place } from './disclosure.js';
import type { GroupTree } from './group-tree.js';

/** Whether a reader's token covers a place. Segments divide the company, and are for whoever may see its figures. */
export function covers(scope: Scope, place: Place, tree: GroupTree): boolean {
  if (scope === 'company') return true;
  if (place?.cut === 'group') return tree.isCovered(place.id, scope.groups);
  return scope.total;
}

/** The groups or segments a reader may ask for, as published. */
export function placesIn(cut: 'group' | 'segment', survey: Survey, tree: GroupTree, scope: Scope): readonly Segment[] {
  const all = cut === 'group' ? tree.groups : (survey.segments ?? []);
  return all.filter(({ id }) => covers(scope, { cut, id }, tree));
}

/**
 * Whose figures a reader asked for: `group.` or `segment.` and an id; without either the company's, or where these are
 * out of scope the reader's own first group's.
 *
 * @returns `undefined` when the survey has no group of this reader's.
 * @throws {Refusal} for a place that is not there or not for this reader: the two cannot be told apart.
 */
export function focusOf(asked: string | null, survey: Survey, tree: GroupTree, scope: Scope): Place | undefined {
  if (asked === null) {
    if (covers(scope, null, tree)) return null;
    const [own] = placesIn('group', survey, tree, scope);
    return own && { cut: 'group', id: own.id };
  }
  const [, cut, id] = /^(group|segment)\.(.+)$/.exec(asked) ?? [];
  const place = { cut: cut as 'group' | 'segment', id: id ?? '' };
  if (!cut || !placesIn(place.cut, survey, tree, scope).some((each) => each.id === id))
    throw new Refusal('cut-unknown', { path: 'cut', detail: 'Ask for one of those in "cuts", such as group.support.' });
  return place;
}
