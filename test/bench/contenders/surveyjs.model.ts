import { intro, points, sectionsOf, title } from '../questions.js';

const columns = points.map((text, index) => ({ value: index + 1, text }));

/** `best`: a matrix for each section instead of a question for each statement, the layout that costs it least. */
export function surveyJson(size: number, best: boolean) {
  const sections = sectionsOf(size).map(({ id, title, items }) =>
    best
      ? { type: 'matrix', name: id, title, columns, rows: items.map((item) => ({ value: item.id, text: item.text })) }
      : {
          type: 'panel',
          name: id,
          title,
          elements: items.map((item) => ({
            type: 'radiogroup',
            name: item.id,
            title: item.text,
            choices: columns,
            colCount: 0,
          })),
        },
  );
  return {
    title,
    description: intro,
    showProgressBar: true,
    progressBarType: 'questions',
    showQuestionNumbers: false,
    elements: sections,
  };
}
