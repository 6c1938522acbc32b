import { intro, points, sectionsOf, title } from '../questions.js';

export function instrument(size: number, id = 'bench') {
  return {
    id,
    version: '1.0.0',
    locale: 'en',
    title,
    intro,
    scales: { agreement: { min: 1, points } },
    sections: sectionsOf(size).map((section) => ({
      ...section,
      layout: 'matrix',
      items: section.items.map((item) => ({ ...item, kind: 'likert', scale: 'agreement' })),
    })),
  };
}
