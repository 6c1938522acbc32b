import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

const word = `Donau${'dampfschifffahrts'.repeat(12)}gesellschaft`;
const sentence =
  'When you think of all that happened between the first call and the last letter, and of everybody who had a part in it, would you say that it went as you hoped it would? '.repeat(
    3,
  );

/** Words without a break and questions without an end, in every place that holds a text. */
export const longTexts = parseInstrument({
  id: 'long-texts',
  version: '1.0.0',
  title: word,
  intro: sentence,
  scales: { long: { points: [word, sentence, 'Neither', 'Agree', word], na: sentence } },
  dimensions: [{ id: 'length', name: word }],
  sections: [
    {
      id: 'rows',
      title: word,
      intro: sentence,
      layout: 'matrix',
      items: [
        { id: 'L1', kind: 'likert', scale: 'long', dimension: 'length', text: sentence, hint: word },
        { id: 'L2', kind: 'likert', scale: 'long', dimension: 'length', text: word, required: true },
      ],
    },
    {
      id: 'others',
      items: [
        { id: 'R1', kind: 'rating', text: sentence, low: word, high: sentence, na: word },
        { id: 'S1', kind: 'single', text: word, options: [option('a', sentence), option('b', word)] },
        { id: 'M1', kind: 'multiple', text: sentence, options: [option('a', word), option('b', sentence)] },
        { id: 'K1', kind: 'ranking', text: word, options: [option('a', word), option('b', sentence)] },
        { id: 'T1', kind: 'text', text: sentence, notice: word },
      ],
    },
  ],
});

function option(id: string, label: string) {
  return { id, label };
}
