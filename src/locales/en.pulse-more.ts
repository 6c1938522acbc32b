import { plural } from './en.first.js';

/** What a pulse says beneath the topics. */
const pulseMore = {
  since: (day: string) => `New since your visit on ${day}:`,
  moved: (name: string, from: string, to: string) => `${name} from ${from} to ${to}`,
  unmoved: 'more answers; the topics stand where they were',
  wasAtVisit: (points: string) => `new: was ${points} at your last visit`,

  trend: 'Over time',
  broken: {
    wording: (wave: string) => `The wording changed in ${wave}: what came before cannot be compared.`,
    scale: (wave: string) => `The answer scale changed in ${wave}: what came before cannot be compared.`,
    order: (wave: string) => `The order of the questions changed in ${wave}: what came before cannot be compared.`,
  },
  gap: (waves: string, _n: number, minimum: string) => `Not shown for ${waves}: fewer than ${minimum} answers.`,

  questions: 'Questions',
  favourable: (percent: string) => `${percent} favourable`,
  neutral: (percent: string) => `${percent} neutral`,
  unfavourable: (percent: string) => `${percent} unfavourable`,
  tones: {
    worst: 'very unfavourable',
    worse: 'unfavourable',
    neutral: 'neutral',
    better: 'favourable',
    best: 'very favourable',
  },
  'almost-all': 'almost everyone',
  'almost-none': 'almost no one',
  allFavourable: 'almost all gave a good answer',
  noneFavourable: 'almost no one gave a good answer',
  reversed: 'here it is better to disagree',
  strongest: 'Strongest',
  weakest: 'Weakest',
  changes: {
    falls: (wave: string) => `What got worse since ${wave}`,
    rises: (wave: string) => `What got better since ${wave}`,
    both: (wave: string) => `What changed since ${wave}`,
    none: (wave: string) => `What changed since ${wave}`,
  },
  changesNote: {
    falls: 'The largest changes first. No question clearly got better.',
    rises: 'The largest changes first. No question clearly got worse.',
    both: 'First what got worse, then what got better; the largest changes of each.',
    none: 'No question has clearly changed.',
  },
  everyQuestion: (n: number, shown: string) => `All ${shown} ${plural(n, 'question', 'questions')}`,
  barNote: 'The upright line is the middle. “Don’t know” counts as no answer.',
  shareNote: 'Share of the answers.',
  firstNote: 'How often each came first.',
  manyNote: 'Several could be chosen.',
  others: 'Other questions',

  nps: 'Would they recommend us?',
  npsNote: 'Net Promoter Score from −100 to 100: 9 and 10 less 0 to 6. Not to be compared with the points above.',
  npsRough: 'Too few answers for one number; read the interval.',
  measure: {
    'employee-nps': 'As a place to work (eNPS)',
    'employee-product-nps': 'Our products and services',
  } as Record<string, string>,
  score: (score: string) => `Score ${score}`,
  rating: { promoters: '9 and 10', passives: '7 and 8', detractors: '0 to 6' },

  cut: { group: 'By unit', segment: 'By role' },
  company: 'the whole company',
  cutNote: (whose: string) => `The upright line is ${whose}.`,
  hidden: (_n: number, minimum: string) =>
    `–: fewer than ${minimum} answers, or hidden so that they cannot be worked out from the others.`,
  showAll: (shown: string) => `Show all ${shown}`,
  showFewer: 'Show fewer',

  sure: 'How sure can we be?',
  sureNumbers: 'The figures behind it: alpha and omega',
  sureNote: 'How well the questions of a topic go together.',
  alpha: 'Alpha, from 0 to 1',
  omega: 'Omega',
  reliability: {
    good: 'good for group comparisons',
    usable: 'usable',
    weak: 'read the questions, not the score',
    'too-few': 'too few answers',
    'check-keying': 'check the keying of its questions',
    'not-estimable': 'cannot be estimated reliably',
  },

  comments: 'In their own words',
  commentsNote: (_n: number, minimum: string) =>
    `Shown where at least ${minimum} people wrote something, in random order.`,

  thread: 'You said, we did',
  threadEmpty: 'Nothing has been decided yet on what people said.',
  said: 'You said',
  did: { planned: 'We will', doing: 'We are on it', done: 'We did', declined: 'We will not' },
  dated: (status: string, day: string) =>
    ({ planned: `by ${day}`, doing: `by ${day}`, done: `done on ${day}` })[status] ?? day,
  owner: (role: string) => `Who sees to it: ${role}`,
  receiptTitle: 'Have a receipt code? See what became of your comment.',
  receiptLabel: 'Receipt code',
  follow: 'Look it up',
  follows: {
    unknown: 'This code is not known here, or not yet. Please check it against the one you were given.',
    waiting: 'Your comment has arrived and has not been read yet.',
    read: 'Your comment has been read. Nothing has been decided on it yet.',
    answered: 'Your comment has been answered:',
    failed: 'It could not be looked up just now. Please try again.',
    empty: 'Please type the code you were given.',
  },

  asTable: 'Show as a table',
  columns: {
    topic: 'Topic',
    points: 'Points',
    interval: '95% interval',
    answers: 'Answers',
    before: 'Before',
    change: 'Change',
    question: 'Question',
    answer: 'Answer',
    share: 'Share',
    score: 'Score',
    unit: 'Whose',
    response: 'Response',
  },
  download: 'Download the figures',
};

export type PulseMore = typeof pulseMore;
export default pulseMore;
