import type { CsvValue } from './csv.js';
import { spoken } from './localised.js';
import type {
  ResultCell,
  ResultChange,
  ResultItem,
  ResultReliability,
  ResultResponse,
  ResultShare,
  SurveyResults,
} from './schema/survey-results.js';
import type { LocalisedText } from './schema/text.js';

export type TableRow = CsvValue[];

const columns = ['n', 'value', 'label', 'figure', 'unit', 'lo', 'hi'] as const;
const header = ['kind', 'id', 'text', 'of', 'n', 'value', 'label', 'figure', 'unit', 'lo (95 %)', 'hi (95 %)'];

/** Wherever one figure needs few of the columns. */
type Entry = Partial<Record<(typeof columns)[number], CsvValue>>;
type Named = { kind: string; id: string; text: LocalisedText; of: string };

/**
 * Results as one table, one figure a row, for spreadsheets. Suppressed figures are rows without numbers. `of` names
 * whose figure it is: empty for the company, else `group.` or `segment.` and an id. `lo` and `hi` are the ends of 95 %
 * intervals; of a change for all changes that are read together. A change names the wave before as its `value` and its
 * verdict as its `label`.
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
  const row = ({ kind, id, text, of }: Named, entry: Entry): TableRow => [
    ...[kind, id, say(text), of],
    ...columns.map((column) => entry[column] ?? null),
  ];
  const rows = (named: Named, entries: readonly Entry[]): TableRow[] => entries.map((entry) => row(named, entry));
  const of = results.focus ? `${results.focus.cut}.${results.focus.id}` : '';
  const { id, title } = results.survey;
  const spreads = (whose: string, items: readonly ResultItem[]): TableRow[] =>
    items.flatMap((item) => {
      const named = { kind: 'item', id: item.id, text: item.text, of: whose };
      const change = changeEntries(item.change, item.nps ? 'nps' : 'points');
      return [...rows(named, itemEntries(item, say)), ...rows({ ...named, kind: 'change' }, change)];
    });
  const whole = { id, text: title, of };
  return [
    header,
    ...rows({ kind: 'response', ...whole }, responseEntries(results.response)),
    ...(results.index
      ? [
          row({ kind: 'index', ...whole }, scoreEntry(results.index)),
          ...rows({ kind: 'change', ...whole }, changeEntries(results.index.change, 'points')),
        ]
      : []),
    ...results.dimensions.flatMap((each) => {
      const named = { id: each.id, text: each.name, of };
      return [
        row({ kind: 'dimension', ...named }, scoreEntry(each)),
        ...rows({ kind: 'change', ...named }, changeEntries(each.change, 'points')),
        ...rows({ kind: 'reliability', ...named }, reliabilityEntries(each.reliability)),
      ];
    }),
    ...results.cuts.flatMap(({ id: cut, values }) =>
      values.flatMap(({ id: value, name, dimensions, response }) => [
        ...rows({ kind: 'response', id: value, text: name, of: `${cut}.${value}` }, responseEntries(response)),
        ...dimensions.map((cell) => {
          const text = results.dimensions.find((each) => each.id === cell.id)?.name ?? cell.id;
          return row({ kind: 'dimension', id: cell.id, text, of: `${cut}.${value}` }, scoreEntry(cell));
        }),
      ]),
    ),
    ...spreads(of, results.items),
    ...others.flatMap((each) => spreads(each.of, each.items)),
    ...results.comments.flatMap(({ item, text, comments }) =>
      comments.map((value) => row({ kind: 'comment', id: item, text, of }, { value })),
    ),
    ...results.thread.map((each) =>
      row({ kind: 'action', id: each.id, text: each.said, of: '' }, { value: say(each.did), label: each.status }),
    ),
  ];
}

/** A count as a number, so that a spreadsheet can reckon with it; a band such as "5–9" stays one. */
const countOf = (n: string | null): CsvValue => (n !== null && /^\d+$/.test(n) ? Number(n) : n);

const scoreEntry = ({ n, mean, lo, hi }: ResultCell): Entry => ({
  ...{ n: countOf(n), figure: mean, unit: 'points', lo, hi },
});

/** The margin is of a share among those invited: sampling error alone. */
function responseEntries({ answered, percent, bound, margin }: ResultResponse): Entry[] {
  const rate = { n: countOf(answered), figure: bound ?? percent, unit: 'percent' };
  return margin === null ? [rate] : [rate, { label: 'margin', figure: margin, unit: 'percentage points' }];
}

const changeEntries = (change: ResultChange | undefined, unit: string): Entry[] =>
  change
    ? [{ value: change.since, label: change.verdict, figure: change.diff, unit, lo: change.lo, hi: change.hi }]
    : [];

function reliabilityEntries(found: ResultReliability | undefined): Entry[] {
  if (!found) return [];
  const { n, alpha, lo, hi, omega, verdict } = found;
  const shared = { n: countOf(n), value: verdict, unit: '' };
  return [
    { ...shared, label: 'alpha', figure: alpha, lo, hi },
    { ...shared, label: 'omega', figure: omega },
  ];
}

function itemEntries(
  { n: count, kind, options, favourable, neutral, unfavourable, nps }: ResultItem,
  say: (text: LocalisedText) => string,
): Entry[] {
  const n = countOf(count);
  const isNumber = kind === 'likert' || kind === 'rating';
  const share = (label: string, found: Partial<ResultShare> | undefined, value: CsvValue = null): Entry[] =>
    found
      ? [
          {
            n,
            value,
            label,
            figure: found.extreme ?? found.percent ?? null,
            unit: 'percent',
            lo: found.lo ?? null,
            hi: found.hi ?? null,
          },
        ]
      : [];
  return [
    ...options.flatMap((each) => share(say(each.label), each, isNumber ? Number(each.value) : each.value)),
    ...share('favourable', favourable),
    ...share('neutral', neutral),
    ...share('unfavourable', unfavourable),
    ...(nps
      ? [
          { n, label: 'nps', figure: nps.score, unit: 'nps', lo: nps.lo, hi: nps.hi },
          ...share('promoters', nps.promoters),
          ...share('passives', nps.passives),
          ...share('detractors', nps.detractors),
        ]
      : []),
  ];
}
