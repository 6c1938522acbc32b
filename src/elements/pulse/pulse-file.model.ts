import type { LocalisedText } from '../../core/schema/text.js';
import type { SurveyResults } from '../../core/schema/survey-results.js';

type Cell = string | number | null;

/** The headings of the file and the names of its figures, in the reader's language. */
export interface FileWords {
  unit: string;
  wave: string;
  figure: string;
  question: string;
  answer: string;
  value: string;
  low: string;
  high: string;
  answers: string;
  response: string;
  points: string;
  favourable: string;
  unfavourable: string;
  share: string;
  score: string;
  everyone: string;
  index: string;
}

/** Every figure on the page as a row. Comments are not among them: beside figures they could be told apart. */
export function fileOf(
  results: SurveyResults,
  wave: string,
  words: FileWords,
  say: (text: LocalisedText) => string,
): Cell[][] {
  const { focus, response, dimensions, index, items, cuts, waves } = results;
  const whose = focus ? say(focus.name) : words.everyone;
  const waveName = (id: string): string => {
    const found = waves.find((each) => each.id === id);
    return found ? say(found.name) : id;
  };
  const row = (
    unit: string,
    at: string,
    what: [figure: string, question: string, answer: string],
    numbers: { value: Cell; lo?: Cell; hi?: Cell; n?: Cell },
  ): Cell[] => [unit, at, ...what, numbers.value, numbers.lo ?? null, numbers.hi ?? null, numbers.n ?? null];
  const now = waveName(wave);
  const rated = (unit: string, { answered, percent, bound }: typeof response): Cell[] => {
    const value = bound && percent !== null ? `${bound === 'at-most' ? '≤' : '≥'} ${percent}` : percent;
    return row(unit, now, [words.response, '', ''], { value, n: answered });
  };
  const scores = [
    ...dimensions.map((each) => ({ name: say(each.name), score: each })),
    ...(index ? [{ name: words.index, score: index }] : []),
  ];
  return [
    [
      words.unit,
      words.wave,
      words.figure,
      words.question,
      words.answer,
      words.value,
      words.low,
      words.high,
      words.answers,
    ],
    rated(whose, response),
    ...scores.flatMap(({ name, score }) =>
      (score.trend.length ? score.trend : [{ wave, ...score }]).map((point) =>
        row(whose, waveName(point.wave), [words.points, name, ''], { ...point, value: point.mean }),
      ),
    ),
    ...items.flatMap((item) => {
      const text = say(item.text);
      const share = (figure: string, found: typeof item.favourable): Cell[][] =>
        found ? [row(whose, now, [figure, text, ''], { ...found, value: found.percent, n: item.n })] : [];
      return [
        ...share(words.favourable, item.favourable),
        ...share(words.unfavourable, item.unfavourable),
        ...(item.nps
          ? [row(whose, now, [words.score, text, ''], { ...item.nps, value: item.nps.score, n: item.n })]
          : []),
        ...item.options.map(({ label, percent }) =>
          row(whose, now, [words.share, text, say(label)], { value: percent, n: item.n }),
        ),
      ];
    }),
    ...cuts.flatMap(({ values }) =>
      values.flatMap((unit) => [
        rated(say(unit.name), unit.response),
        ...unit.dimensions.map((cell) => {
          const name = dimensions.find(({ id }) => id === cell.id)?.name ?? cell.id;
          return row(say(unit.name), now, [words.points, say(name), ''], { ...cell, value: cell.mean });
        }),
      ]),
    ),
  ];
}
