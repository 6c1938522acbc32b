export const plural = (n: number, one: string, other: string): string => (n === 1 ? one : other);

/** What a survey says before anyone has acted. A page needs no more to show one. */
const first = {
  loading: 'Loading the questions',
  errorTitle: 'This cannot be shown right now',
  errorText: 'Something in the page’s settings needs mending. Nothing you entered is lost.',
  notLoaded: 'A part of it did not come through. Nothing you entered is lost.',
  reload: 'Try again',
  errorDetails: 'For the person who runs this page',
  required: 'needs an answer',

  actions: { review: 'Review and send', next: 'Next', back: 'Back', startOver: 'Start over' },

  answered: (n: number, total: number) => `${n} of ${total} answered`,
  step: (n: number, total: number) => `Question ${n} of ${total}`,
  part: (n: number, total: number) => `Part ${n} of ${total}`,
  minutesLeft: (n: number) => (n < 1 ? 'less than a minute left' : `about ${n} ${plural(n, 'minute', 'minutes')} left`),
  kept: {
    'cut-off':
      'No connection: nothing can be kept or sent just now. Your answers are on this page alone. If this stays once you are online, only a reload helps, and it loses them.',
    'in-tab':
      'No connection: nothing can be sent just now. Your answers stay in this tab. If this stays once you are online, reload the page: they will be here.',
  } as Record<string, string>,
  keepNothing: 'I am on a shared computer: keep no draft on it',
  resumed: 'Your earlier answers are still here. Carry on where you left off.',
  charactersLeft: (n: number) => `${n} ${plural(n, 'character', 'characters')} left`,
  chooseAny: 'Choose all that apply.',
  chooseUpTo: (n: number) => `Choose up to ${n}.`,
  rankHint: 'Put the most important first.',
  moveUp: (label: string) => `Move “${label}” up`,
  moveDown: (label: string) => `Move “${label}” down`,
  keepOrder: 'This order is right',

  privacyTitle: {
    unnamed: 'Without your name.',
    identified: 'With your name.',
    confidential: 'Confidential.',
    anonymous: 'Anonymous.',
  },
  privacyText: {
    unnamed: 'Your name is not sent. But the people who run this survey may be able to tell which answers are yours.',
    identified: 'The people who run this survey can see which answers are yours.',
    confidential:
      'Your answers are stored with a code that a few administrators could trace back to you. Results are shown for groups only.',
    anonymous: 'Nobody, not even an administrator, can link your answers to you. Results are shown for groups only.',
  },
  countsFor: (group: string) => `Your answers count for: ${group}.`,
  shownFrom: (minimum: number) => `Results are shown only where at least ${minimum} people answered.`,
};

export default first;
