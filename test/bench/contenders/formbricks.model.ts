import { points, sectionsOf, title } from '../questions.js';

/** One question a page, which is all it does. */
export function formbricksSurvey(size: number, id: string) {
  const questions = sectionsOf(size).flatMap(({ items }) =>
    items.map((item) => ({
      id: item.id,
      type: 'multipleChoiceSingle',
      headline: item.text,
      required: false,
      shuffleOption: 'none',
      choices: points.map((label, index) => ({ id: String(index + 1), label })),
      buttonLabel: 'Next',
    })),
  );
  const off = { enabled: false };
  return { id, name: title, questions, welcomeCard: off, thankYouCard: off, hiddenFields: off };
}
