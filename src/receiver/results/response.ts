import type { ResultResponse } from '../../core/schema/survey-results.js';
import { responseRate } from '../../core/stats/index.js';
import type { Disclosure, Place } from './disclosure.js';
import { bandOf } from './rounding.js';

/** Below this many invited a rate is told in steps of 5 %, and not at its ends: it would tell the count. */
const exactRatesFrom = 100;

/** How many of those asked have answered, once there are figures: exact above 20, and in a small group never nobody or everybody. */
export function responseOf(disclosure: Disclosure, place: Place): ResultResponse {
  const released = disclosure.tally('responses', place);
  const invited = invitedTo(disclosure, place) ?? null;
  if (!released) return { answered: null, invited, percent: null, bound: null, margin: null };
  const { n } = released;
  const answered = bandOf(n, disclosure.settled.survey.minimum);
  // More answers than invitations: the number invited is not that of those who could answer.
  if (invited === null || n > invited) return { answered, invited, percent: null, bound: null, margin: null };
  const { rate, worstCaseMoe } = responseRate(invited, n);
  const step = invited < exactRatesFrom ? 5 : 1;
  const percent = Math.round((rate * 100) / step) * step;
  if (step > 1 && (percent <= 10 || percent >= 90))
    return { answered, invited, ...(percent <= 10 ? atMost : atLeast), margin: null };
  return {
    answered,
    invited,
    percent,
    bound: null,
    margin: worstCaseMoe === null ? null : Math.round(worstCaseMoe * 100),
  };
}

const atMost = { percent: 10, bound: 'at-most' } as const;
const atLeast = { percent: 90, bound: 'at-least' } as const;

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
