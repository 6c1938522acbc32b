import first, { plural } from './en.first.js';

/** Every string people read, in English. Its shape is the contract: other languages satisfy it. */
const en = {
  ...first,

  kept: {
    ...first.kept,
    true: 'Saved on this device',
    false: 'This browser keeps no drafts here. Please finish in one go.',
    full: 'So much waits on this device to be sent that no draft can be kept. Please finish in one go.',
    'not-stored': 'Your answers could not be stored. They are still on this page: please try again.',
  } as Record<string, string>,
  movedTo: (label: string, n: number, total: number) => `${label}, now ${n} of ${total}`,

  reviewTitle: 'Check your answers',
  reviewText: (n: number, total: number) =>
    n === total
      ? 'You answered every question.'
      : `You answered ${n} of ${total} questions. You can send it like this.`,
  change: 'Change',
  changeItem: (text: string) => `Change your answer to: ${text}`,
  notAnswered: 'Not answered',
  sendEmpty: 'Answer at least one question, then send.',
  errorsTitle: (n: number) => `${n} ${plural(n, 'answer needs', 'answers need')} another look`,
  faults: {
    missing: 'Please answer this question.',
    'too-long': (limit: number) => `Please shorten this to ${limit} characters.`,
    'too-many': (limit: number) => `Please choose ${limit} at most.`,
    other: 'Please answer this question again.',
  },

  sentTitle: {
    saved: 'Your answers are saved on this device',
    sending: 'Sending your answers',
    delivered: 'Your answers have arrived',
    waiting: 'Your answers are saved and waiting',
    paused: 'Your answers are saved and waiting',
    unconfirmed: 'Your answers were sent, without a receipt',
    dead: 'Your answers are saved here but could not be delivered',
    unsaved: 'Your answers are not sent yet',
    damaged: 'The stored copy of your answers is damaged',
  },
  deliveryText: {
    saved: 'They are on their way. You can close this page.',
    sending: 'They stay on this device until their arrival is confirmed.',
    delivered: (code: string) => `The receipt code is ${code}. Keep it: with it you can see later what became of what you wrote.`,
    waiting: 'We try again by ourselves. You can close this page and come back later.',
    paused: 'Nothing is lost. They go out as soon as the cause is mended.',
    unconfirmed: 'The address that takes them cannot confirm it. A copy stays on this device.',
    dead: 'Nothing is lost. Download them, or tell the people who run this page the code below.',
    unsaved: 'This browser could not store them. Keep this page open until they have arrived, or download them.',
    damaged: 'They cannot be sent. Download what is left of them for the people who run this page.',
  },
  handedOverTitle: 'This page has taken over your answers',
  handedOverText: 'Where they go from here is up to the page.',
  reasons: {
    offline: 'No connection.',
    network: 'The network did not carry it through.',
    timeout: 'The address for results did not answer in time.',
    'not-acknowledged': 'Something answered, but not the place your answers go to.',
    'captive-portal': 'The network asks you to sign in first.',
    redirect: 'The address for results points somewhere else.',
    busy: 'The address for results is busy.',
    'server-error': 'The address for results has a fault of its own.',
    'in-progress': 'It is being stored right now.',
    auth: 'You need to sign in again.',
    forbidden: 'The address for results does not let this page in.',
    'endpoint-missing': 'The address for results answers “not found”.',
    gone: 'The address for results has been closed.',
    rejected: 'The address for results does not accept these answers.',
    'too-large': 'The answers are longer than the address for results takes.',
    corrupt: 'The stored copy is damaged.',
    'newer-version': 'A newer version of this page stored it; open that version to send it.',
    full: 'So much waits on this device that there was no room to store them.',
    cors: 'The browser may not read the confirmation.',
    'no-endpoint': 'This page does not say where answers go.',
  } as Record<string, string>,
  nextTry: (time: string) => `Next try at ${time}.`,
  code: (code: string) => `Code: ${code}`,

  ownResultTitle: 'Your own answers, by topic',
  ownResultText: 'Points from 0 to 100, worked out on this device. Only you see them; 50 is the middle of the scale.',
  ownResultNone: 'too few answers',
  points: (n: number) => `${n} points`,

  errorTitle: 'This cannot be shown right now',
  errorText: 'Something in the page’s settings needs mending. Nothing you entered is lost.',
  errorDetails: 'For the person who runs this page',

  outboxTitle: 'Your answers on this device',
  lost: (n: number) =>
    `This browser has cleared answers that had not been sent: ${n} ${plural(n, 'submission', 'submissions')}. They cannot be brought back; if you can, please answer again.`,
  lostTold: 'Understood',
  untitled: 'Answers without a title',
  outboxEmpty: 'Nothing is waiting. What you send from this device shows up here until it has arrived.',
  stateName: {
    saved: 'Saved here',
    sending: 'Sending',
    delivered: 'Delivered',
    waiting: 'Saved here, waiting',
    paused: 'Saved here, on hold',
    unconfirmed: 'Sent, not confirmed',
    dead: 'Needs a hand',
    unsaved: 'Only on this page',
    damaged: 'Damaged',
  },
  savedAt: (time: string) => `Saved ${time}.`,
  deliveredAt: (time: string) => `Arrived ${time}.`,
  downloadAll: 'Download everything',
  receipt: (code: string) => `Receipt code ${code}.`,
  discard: 'Delete',
  discardTitle: 'Delete it from this device?',
  discardText: 'It has not been delivered. Once deleted it cannot be brought back.',
  discardYes: 'Delete for good',
  discardNo: 'Keep it',
  outboxNotKept: 'This browser could not store everything. Keep this page open until it has all arrived.',
  about: (action: string, title: string) => `${action}: ${title}`,
};

export type Messages = typeof en;
export default en;
