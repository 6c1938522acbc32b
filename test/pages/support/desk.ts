const agree = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];

/** A small survey as an office might ask it, under an id of the test's own. */
export function desk(id: string) {
  return {
    id,
    version: '1.0.0',
    title: 'Your desk',
    scales: { agree: { points: [...agree] } },
    sections: [
      {
        id: 'all',
        items: [
          { id: 'chair', kind: 'likert', scale: 'agree', text: 'My chair suits me.' },
          { id: 'light', kind: 'likert', scale: 'agree', text: 'I have enough light.' },
          { id: 'wish', kind: 'text', text: 'What would you like to change?' },
        ],
      },
    ],
  };
}

/** The element with the questions inside it, as people paste it into a page. */
export const embedded = (survey: object, attributes: string): string =>
  `<attune-survey privacy="anonymous" ${attributes}><script type="application/json">${JSON.stringify(survey)}</script></attune-survey>`;
