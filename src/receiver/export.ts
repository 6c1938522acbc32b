import { itemsOf } from '../core/instrument.js';
import { spoken } from '../core/localised.js';
import { fnv1a32, seededShuffle } from '../core/random.js';
import type { Instrument, Item } from '../core/schema/instrument.js';
import type { SurveyResults } from '../core/schema/results.js';
import type { LocalisedText } from '../core/schema/text.js';
import type { Scope } from './bearer.js';
import { masked } from './masking.js';
import { figuresOf, resultsOf } from './results.js';
import { bandOf, shareOf } from './rounding.js';
import type { Settled } from './settle.js';
import type { ReleasedComment } from './store/comments.js';
import type { Tally } from './tally.js';

/** How the answers to one item are spread: shares in whole per cent, "almost none" or "almost all". */
export interface Distribution {
  group: string | null;
  suppressed: boolean;
  n: string | null;
  shares: { value: string; label: string; share: string }[] | null;
}

/** Everything of a survey that may leave the receiver, in one piece: the figures of its results, no row of anyone's. */
export interface SurveyExport {
  results: SurveyResults;
  items: { id: string; text: string; distributions: Distribution[] }[];
  /** Comments on one item, in an order that says nothing. Absent below the minimum for comments. */
  comments: { item: string; text: string; comments: string[] }[];
}

export function exportOf(settled: Settled, comments: readonly ReleasedComment[], scope: Scope): SurveyExport {
  const { survey } = settled;
  const instrument = survey.instruments.get(survey.hash)!;
  const say = (text: LocalisedText): string => spoken(text, instrument.locale, instrument.locale).text;
  const items = itemsOf(instrument);
  return {
    results: resultsOf(settled, scope),
    items: items
      .filter(({ kind }) => kind !== 'text')
      .map((item) => {
        const { total, groups } = figuresOf(settled, `item ${item.id}`, scope);
        const options = optionsOf(instrument, item, say);
        const spread = (group: string | null, tally: Tally | undefined) =>
          distributionOf(group, tally, options, survey.minimum);
        const distributions = groups.map(({ id, tally }) => spread(id, tally));
        const totalInScope = scope === 'company' || scope.total;
        return {
          id: item.id,
          text: say(item.text),
          distributions: totalInScope ? [spread(null, total), ...distributions] : distributions,
        };
      }),
    comments: items
      .filter(({ kind }) => kind === 'text')
      .map(({ id, text }) => ({
        item: id,
        text: say(text),
        comments: commentsOn(id, settled, comments, scope),
      })),
  };
}

function distributionOf(
  group: string | null,
  tally: Tally | undefined,
  options: readonly { value: string; label: string }[],
  k: number,
): Distribution {
  if (!tally) return { group, suppressed: true, n: null, shares: null };
  const shares = options.map(({ value, label }) => ({
    value,
    label,
    share: shareOf(tally.counts[value] ?? 0, tally.n, k),
  }));
  return { group, suppressed: false, n: bandOf(tally.n, k), shares };
}

function optionsOf(
  instrument: Instrument,
  item: Item,
  say: (text: LocalisedText) => string,
): { value: string; label: string }[] {
  if ('options' in item) return item.options.map(({ id, label }) => ({ value: id, label: say(label) }));
  if (item.kind === 'rating')
    return Array.from({ length: 11 }, (_, value) => ({ value: String(value), label: String(value) }));
  if (item.kind !== 'likert') return [];
  const { min, points } = instrument.scales[item.scale]!;
  return points.map((label, index) => ({ value: String(min + index), label: say(label) }));
}

/** Without groups: a comment beside its writer's unit would be half a signature. A group's reader sees that group's. */
function commentsOn(item: string, { survey }: Settled, comments: readonly ReleasedComment[], scope: Scope): string[] {
  const mine = comments.filter((each) => each.item === item && (scope === 'company' || scope.groups.has(each.lot)));
  if (mine.length < survey.commentsMinimum) return [];
  // Sorted first: the order then depends on what is shown and on nothing else.
  return seededShuffle(mine.map(({ body }) => masked(body)).sort(), fnv1a32(`${survey.id} ${item}`));
}

/** The same as one table, one figure a row. `locale` is the instrument's own. */
export function exportRows({ results, items, comments }: SurveyExport, locale: string): (string | number | null)[][] {
  const header = ['kind', 'id', 'text', 'group', 'n', 'mean', 'lo', 'hi', 'value', 'label', 'share'];
  const figures = results.dimensions.flatMap(({ id, name, total, groups }) =>
    [{ id: '', ...total }, ...groups].map((cell) => {
      const { text } = spoken(name, locale, locale);
      return ['dimension', id, text, cell.id, cell.n, cell.mean, cell.lo, cell.hi, null, null, null];
    }),
  );
  const spreads = items.flatMap(({ id, text, distributions }) =>
    distributions.flatMap(({ group, n, shares }) =>
      (shares ?? [{ value: null, label: null, share: null }]).map(({ value, label, share }) => [
        'item',
        id,
        text,
        group,
        n,
        null,
        null,
        null,
        value,
        label,
        share,
      ]),
    ),
  );
  const said = comments.flatMap(({ item, text, comments }) =>
    comments.map((comment) => ['comment', item, text, null, null, null, null, null, comment, null, null]),
  );
  return [header, ...figures, ...spreads, ...said];
}
