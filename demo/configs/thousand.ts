import { parseInstrument } from '../../src/core/schema/parse-instrument.js';

/** A thousand statements in ten sections: nobody should ask that much, and the page must bear it all the same. */
export const thousand = parseInstrument({
  id: 'thousand',
  version: '1.0.0',
  title: 'A thousand statements',
  scales: { agreement: { points: ['No', 'Rather not', 'Neither', 'Rather', 'Yes'], na: 'I don’t know' } },
  dimensions: [{ id: 'stamina', name: 'Stamina' }],
  sections: Array.from({ length: 10 }, (_, section) => ({
    id: `part-${section + 1}`,
    title: `Part ${section + 1}`,
    layout: 'matrix',
    items: Array.from({ length: 100 }, (_, index) => ({
      id: `Q${section * 100 + index + 1}`,
      kind: 'likert',
      scale: 'agreement',
      dimension: 'stamina',
      text: `Statement ${section * 100 + index + 1} sounds true to me.`,
    })),
  })),
});
