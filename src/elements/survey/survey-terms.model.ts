import type { Privacy } from '../../core/schema/event.js';
import type { SurveyDescription } from '../../core/schema/survey-description.js';
import type { LocalisedText } from '../../core/schema/text.js';

/** What the page says of the person and of what becomes of the answers. */
interface Said {
  privacy?: Privacy | undefined;
  group?: string | undefined;
  groupName?: string | undefined;
  segment?: string | undefined;
  shared: boolean;
}

/** What is promised to the person. */
export interface Terms {
  privacy: Privacy;
  /** Under which words; `undefined` while the receiver has not answered and the page says nothing. */
  promise: Privacy | 'unnamed' | undefined;
  group: string | undefined;
  segment: string | undefined;
  /** The group that the answers count for, in words, as its publisher or the page calls it. */
  groupName: LocalisedText | undefined;
  /** How many answers a result needs, where that is known. */
  minimum: number | undefined;
  shared: boolean;
  /** Whether a receiver keeps comments, so that a receipt leads back to one. */
  keepsComments: boolean;
}

/**
 * The receiver's word leads; where there is none the page's holds. That answers go out with a name is said only where
 * the page says so, or where something that tells who is asking goes with them.
 */
export function termsOf(
  { privacy: own, group, groupName, segment, shared }: Said,
  { described, pending }: { described: SurveyDescription | undefined; pending: Promise<void> | undefined },
  { getAuth, submit, transport }: Readonly<Record<string, unknown>>,
): Terms {
  const privacy = described?.privacy ?? own ?? 'identified';
  const named = own === 'identified' || described?.participation === 'invitation' || getAuth || submit || transport;
  return {
    privacy,
    promise: pending && !own ? undefined : privacy === 'identified' && !named ? 'unnamed' : privacy,
    group,
    segment,
    // Where the receiver guards figures, a group's are made of signed invitations alone: the page's word counts for none.
    groupName:
      described && privacy !== 'identified'
        ? undefined
        : (groupName ?? described?.groups.find(({ id }) => id === group)?.name ?? group),
    minimum: privacy === 'identified' ? undefined : described?.minimum,
    shared,
    keepsComments: described?.keepsComments === true,
  };
}
