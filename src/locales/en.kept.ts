import first from './en.first.js';

/** What a survey says of its draft, from the first answer on. */
const kept = {
  kept: {
    ...first.kept,
    true: 'Saved on this device',
    false: 'This browser keeps no drafts here. Please finish in one go.',
    full: 'So much waits on this device to be sent that no draft can be kept. Please finish in one go.',
    'not-stored': 'Your answers could not be stored. They are still on this page: please try again.',
    'held-up':
      'No connection: this cannot go on just now; please try again. Your answers are on this page alone. If this stays once you are online, only a reload helps, and it loses them.',
    'held-up-saved':
      'No connection: this cannot go on just now; please try again. Your answers are saved. If this stays once you are online, reload the page: they will be here.',
  } as Record<string, string>,
};

export default kept;
