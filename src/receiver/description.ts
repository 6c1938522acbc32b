import { itemsOf } from '../core/instrument.js';
import type { SurveyDescription } from '../core/schema/survey-description.js';
import type { LocalisedText } from '../core/schema/text.js';
import { leastAnswers } from './rules.js';
import type { Survey } from './store/surveys.js';

/** The rules of a survey as its respondents may know them. Costs the same whatever was answered. */
export function descriptionOf(survey: Survey, now: number): SurveyDescription {
  const { id, privacy, participation, opensAt, closesAt, groups = [], segments = [], instruments, hash } = survey;
  const iso = (time: number | undefined): string | null => (time === undefined ? null : new Date(time).toISOString());
  return {
    ...{ id, privacy, minimum: leastAnswers(survey) },
    participation: participation === 'token' ? 'invitation' : 'open',
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
    status:
      opensAt !== undefined && now < opensAt
        ? 'not-yet-open'
        : closesAt !== undefined && now >= closesAt
          ? 'closed'
          : 'open',
    groups: groups.map(named),
    segments: segments.map(named),
    wordings: [...instruments.keys()],
    keepsComments: itemsOf(instruments.get(hash)!).some(({ kind }) => kind === 'text'),
    now: new Date(now).toISOString(),
  };
}

const named = ({ id, name = id }: { id: string; name?: LocalisedText }): { id: string; name: LocalisedText } => ({
  id,
  name,
});
