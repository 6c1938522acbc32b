import type { ResultResponse } from '../../core/schema/survey-results.js';
import { responseRate } from '../../core/stats/index.js';
import type { Disclosure, Place } from './disclosure.js';
import { bandOf, exactFrom } from './rounding.js';

/** From this many invited on, a group's response rate may be shown while its survey is open (A6). */
const ratesFrom = 10;

/** How many of those asked have answered: exact above 20, and in a small group neither nobody nor everybody (A9, A10). */
export function responseOf(disclosure: Disclosure, place: Place): ResultResponse {
  const { minimum } = disclosure.settled.survey;
  const released = disclosure.tally('responses', place);
  const invited = invitedTo(disclosure, place) ?? null;
  const answered = released ? bandOf(released.n, minimum) : null;
  const n = disclosure.arrived(place);
  // More answers than invitations: the number invited is not that of those who could answer.
  if (invited === null || invited < ratesFrom || n > invited)
    return { answered, invited, percent: null, bound: null, margin: null };
  const { rate, worstCaseMoe } = responseRate(invited, n);
  if (invited < exactFrom && (n === 0 || n === invited)) {
    return { answered, invited, percent: null, bound: n === 0 ? 'at-most' : 'at-least', margin: null };
  }
  const margin = released && worstCaseMoe !== null ? Math.round(worstCaseMoe * 100) : null;
  return { answered, invited, percent: Math.round(rate * 100), bound: null, margin };
}

/** How many were asked: as published for the place itself, or else the sum of its parts if each is known. */
function invitedTo(disclosure: Disclosure, place: Place): number | undefined {
  const { settled, tree } = disclosure;
  if (place?.cut === 'segment') return settled.survey.segments?.find(({ id }) => id === place.id)?.invited;
  const own = place ? tree.groups.find(({ id }) => id === place.id)?.invited : settled.survey.invited;
  if (own !== undefined) return own;
  const parts = tree.children(place?.id).map((id) => invitedTo(disclosure, { cut: 'group', id }));
  if (!parts.length || !parts.every((each) => each !== undefined)) return undefined;
  return parts.reduce((sum, each) => sum + each, 0);
}
