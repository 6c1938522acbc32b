import { plural } from './en.first.js';
import type { PulseMore } from './en.pulse-more.js';

/**
 * What a pulse says at first sight. Figures and dates come as people of the language write them; a number beside one
 * is there for its plural.
 */
const pulse = {
  loading: 'Loading the results',
  whose: 'Results of',
  wave: 'Wave',
  everyone: 'The whole company',
  cuts: { group: 'Units', segment: 'Roles' } as Record<string, string>,
  released: (day: string) => `Figures released on ${day}.`,

  points: (n: number, shown: string) => `${shown} ${plural(Math.abs(n), 'point', 'points')}`,
  range: (lo: string, hi: string) => `${lo} to ${hi}`,
  giveOrTake: (shown: string) => `give or take ${shown}`,

  only: (name: string, points: string) => `${name}: ${points}.`,
  highest: (names: string, points: string) => `Highest: ${names}, ${points}.`,
  lowest: (names: string, points: string) => `Lowest: ${names}, ${points}.`,
  level: (points: string) => `All topics stand at ${points}.`,
  up: (changes: string, wave: string) => `Clearly up since ${wave}: ${changes}.`,
  down: (changes: string, wave: string) => `Clearly down since ${wave}: ${changes}.`,
  by: (name: string, points: string) => `${name} by ${points}`,
  still: (wave: string) => `No topic has clearly changed since ${wave}.`,
  slightly: (wave: string) => `There are only small changes since ${wave}.`,
  close: 'No topic clearly stands out.',
  questions: 'Below is what people answered, question by question.',
  withheld: 'Nothing is shown here, so that nobody’s answers can be guessed.',
  nothing: (_n: number, minimum: string) =>
    `Fewer than ${minimum} people answered here. Nothing is shown, so that nobody’s answers can be guessed.`,

  answered: (answered: string, invited: string) => `${answered} of ${invited} answered`,
  answers: (answered: string) => `${answered} answered`,
  few: (_n: number, minimum: string) => `Fewer than ${minimum} answered`,
  unverified: 'Anyone with the link could answer, and more than once.',
  atMost: (percent: string) => `≤ ${percent}`,
  atLeast: (percent: string) => `≥ ${percent}`,
  certainty:
    'Figures are rounded, so sums can differ by 1. “Give or take” is chance alone: it says nothing about those who did not answer.',

  topics: 'Topics',
  index: 'All topics together',
  indexWithin: 'all topics together',
  scale: 'Points from 0 to 100, not per cent. The bar on a line is the “give or take” (95% interval).',
  openDot: (wave: string) => `Open dot: ${wave}.`,
  dash: (_n: number, minimum: string) => `–: fewer than ${minimum} answers, or few that are all alike.`,
  verdict: {
    'too-few': 'too few answers to compare',
    'no-clear-change': 'no clear change',
  } as Record<string, string>,
  small: (points: string) => `small change, ${points}`,
  mixed: 'different people may have answered',
  about: (name: string, what: string) => `${name}: ${what}`,
  suppressed: 'not shown',

  renewed: (time: string) => `These figures are from ${time}; newer ones could not be fetched.`,
  trouble: {
    network: 'The results cannot be reached',
    auth: 'These results are not open to you',
    missing: 'There are no results here',
    other: 'The results cannot be shown right now',
  },
  remedy: {
    network: 'There is no connection, or the service is busy. They appear by themselves once it is back.',
    auth: 'You may need to sign in again, or to ask the people who run this page.',
    missing: 'The survey may not be published yet, or its address has changed.',
    other: 'Some setting of the page, or of the service behind it, is wrong.',
  },
  open: 'No results yet',
  openText: (_n: number, minimum: string) =>
    `They are shown once the answers are in and released, and only where at least ${minimum} people have answered.`,
};

export interface PulseMessages {
  pulse: typeof pulse;
  pulseMore: PulseMore;
}
export default pulse;
