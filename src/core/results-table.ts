import { spoken } from './localised.js';
import type { ResultCell, ResultItem, SurveyResults } from './schema/survey-results.js';
import type { LocalisedText } from './schema/text.js';

export type TableRow = (string | number | null)[];

const header = ['kind', 'id', 'text', 'of', 'n', 'value', 'label', 'figure', 'unit', 'lo', 'hi'];

/** Wherever one figure needs few of the columns. */
type Entry = Partial<Record<'n' | 'value' | 'label' | 'figure' | 'unit' | 'lo' | 'hi', string | number | null>>;

/**
 * Results as one table, one figure a row, for spreadsheets. Suppressed figures are rows without numbers. `of` names
 * whose figure it is: empty for the company, else `group.` or `segment.` and an id.
 *
 * @param locale the language of the texts
 * @param others further places' answers to the items
 */
export function resultsTable(
  results: SurveyResults,
  locale: string,
  others: readonly { of: string; items: readonly ResultItem[] }[] = [],
): TableRow[] {
  const say = (text: LocalisedText): string => spoken(text, locale, results.survey.locale).text;
  const of = results.focus ? `${results.focus.cut}.${results.focus.id}` : '';
  const row = (kind: string, id: string, text: LocalisedText, whose: string, entry: Entry): TableRow => [
    ...[kind, id, say(text), whose],
    ...(['n', 'value', 'label', 'figure', 'unit', 'lo', 'hi'] as const).map((column) => entry[column] ?? null),
  ];
  const score = ({ n, mean, lo, hi }: ResultCell): Entry => ({ n, figure: mean, unit: 'points', lo, hi });
  const { title } = results.survey;
  const { percent, bound, answered } = results.response;
  const spreads = (whose: string, items: readonly ResultItem[]): TableRow[] =>
    items.flatMap((item) => itemEntries(item, say).map((entry) => row('item', item.id, item.text, whose, entry)));
  return [
    header,
    row('response', results.survey.id, title, of, { n: answered, figure: bound ?? percent, unit: 'percent' }),
    ...(results.index ? [row('index', results.survey.id, title, of, score(results.index))] : []),
    ...results.dimensions.map((each) => row('dimension', each.id, each.name, of, score(each))),
    ...results.cuts.flatMap(({ id: cut, values }) =>
      values.flatMap(({ id, dimensions }) =>
        dimensions.map((cell) => {
          const name = results.dimensions.find((each) => each.id === cell.id)?.name ?? cell.id;
          return row('dimension', cell.id, name, `${cut}.${id}`, score(cell));
        }),
      ),
    ),
    ...spreads(of, results.items),
    ...others.flatMap((each) => spreads(each.of, each.items)),
    ...results.comments.flatMap(({ item, text, comments }) =>
      comments.map((comment) => row('comment', item, text, of, { value: comment })),
    ),
    ...results.thread.map(({ id, said, did, status }) =>
      row('action', id, said, '', { value: say(did), label: status }),
    ),
  ];
}

function itemEntries(item: ResultItem, say: (text: LocalisedText) => string): Entry[] {
  const { n, options, favourable, nps } = item;
  const shares = options.map(({ value, label, percent, extreme }): Entry => ({
    ...{ n, value, label: say(label), figure: extreme ?? percent, unit: 'percent' },
  }));
  return [
    ...shares,
    ...(favourable
      ? [
          {
            n,
            label: 'favourable',
            figure: favourable.extreme ?? favourable.percent,
            unit: 'percent',
            lo: favourable.lo,
            hi: favourable.hi,
          },
        ]
      : []),
    ...(nps ? [{ n, label: 'nps', figure: nps.score, unit: 'nps', lo: nps.lo, hi: nps.hi }] : []),
  ];
}
