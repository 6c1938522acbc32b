import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Figures } from '../../src/controllers/figures.js';
import type { ResultChange, ResultItem, SurveyResults } from '../../src/core/schema/survey-results.js';
import { extremesOf } from '../../src/elements/pulse/pulse-items.model.js';
import { movesOf, openingOf, topicsOf, type Topic } from '../../src/elements/pulse/pulse.model.js';
import { cell, hidden } from '../../demo/configs/results.js';
import { having, open, sample } from './support/reader.js';

const few = { answered: null, invited: null, percent: null, bound: null, margin: null };
const changeOf = (verdict: ResultChange['verdict'], diff: number): ResultChange => ({
  ...{ since: 'spring-2026', verdict, mixed: false, effect: 0.3 },
  ...(verdict === 'too-few' ? { diff: null, lo: null, hi: null } : { diff, lo: diff - 3, hi: diff + 3 }),
});

const anyChange = fc
  .record({
    verdict: fc.constantFrom<ResultChange['verdict']>('too-few', 'no-clear-change', 'small-change', 'change'),
    diff: fc.oneof(fc.integer({ min: -30, max: 30 }), fc.constantFrom(0.4, -0.03)),
  })
  .map(({ verdict, diff }) => changeOf(verdict, verdict !== 'no-clear-change' && diff === 0 ? 1 : diff));
const anyScore = fc
  .record({
    mean: fc.integer({ min: 0, max: 100 }),
    width: fc.integer({ min: 1, max: 20 }),
    shown: fc.boolean(),
    change: fc.option(anyChange, { nil: undefined }),
  })
  .map(({ mean, width, shown, change }) => ({
    ...(shown ? cell(mean, width) : hidden),
    trend: [],
    ...(shown && change ? { change } : {}),
  }));
const anyResults: fc.Arbitrary<SurveyResults> = fc
  .record({
    scores: fc.array(anyScore, { maxLength: 5 }),
    index: fc.option(anyScore, { nil: undefined }),
    itemsShown: fc.boolean(),
    answered: fc.boolean(),
  })
  .map(({ scores, index, itemsShown, answered }) => {
    const { index: _, ...rest } = sample;
    return {
      ...rest,
      response: answered ? sample.response : few,
      dimensions: scores.map((score, at) => ({ id: `d${at}`, name: `Topic ${at}`, ...score })),
      ...(index && { index }),
      items: sample.items.map((item) => ({ ...item, suppressed: !itemsShown })),
    };
  });

const f = new Figures('en');

/** The opening, and every row that speaks of a change, as they are read. */
async function read(results: SurveyResults): Promise<{ lead: string; rows: Map<Topic, string> }> {
  const reader = await open({ results }, { ready: '[part=topics], .lead' });
  const rows = topicsOf(results).map((topic) => [topic, reader.read(`[data-topic=${topic.id}]`)] as const);
  const found = { lead: reader.read('.lead'), rows: new Map(rows) };
  reader.page.remove();
  return found;
}

describe('the opening sentences', function () {
  this.timeout(60_000);

  it('never contradict a row', () =>
    fc.assert(
      fc.asyncProperty(anyResults, async (results) => {
        const { lead, rows } = await read(results);
        const name = ({ name }: Topic): string => (name as string | undefined) ?? 'All topics together';
        const within = (topic: Topic): string => (topic.name ? name(topic) : 'all topics together');
        const part = (start: string): string => lead.split(/(?<=\.) /).find((each) => each.startsWith(start)) ?? '';
        for (const [topic, row] of rows) {
          const diff = topic.change?.diff ?? 0;
          const moved = row.includes('↑') ? 'up' : row.includes('↓') ? 'down' : undefined;
          expect(part('Clearly up').includes(`${within(topic)} by`), `${lead} / ${row}`).to.equal(moved === 'up');
          expect(part('Clearly down').includes(`${within(topic)} by`), `${lead} / ${row}`).to.equal(moved === 'down');
          if (moved) expect(lead).to.include(f.number(Math.abs(diff)));
          if (/No topic has clearly changed/.test(lead)) expect(row).not.to.match(/[↑↓]|small change/);
          if (/only small changes/.test(lead)) expect(row).not.to.match(/[↑↓]/);
          const said = (kind: string): boolean => part(`${kind}: `).includes(name(topic));
          if (said('Highest') && said('Lowest')) throw new Error(lead);
          if (!topic.figure) expect(lead).not.to.include(`${name(topic)}, `);
        }
        const figures = [...rows.keys()].filter(({ name, figure }) => name && figure);
        for (const [kind, sign] of [
          ['Highest', 1],
          ['Lowest', -1],
        ] as const) {
          const named = figures.filter((topic) => part(`${kind}: `).includes(name(topic)));
          const others = figures.filter((topic) => !named.includes(topic));
          for (const one of named)
            for (const other of others) expect(sign * (one.figure!.mean - other.figure!.mean)).to.be.above(0);
        }
        if (/Fewer than|guessed/.test(lead)) {
          expect(figures).to.deep.equal([]);
          expect(results.items.every(({ suppressed }) => suppressed)).to.equal(true);
        }
        if (/Fewer than/.test(lead)) expect(results.response.answered).to.equal(null);
      }),
      { numRuns: 60 },
    ));

  it('call a topic highest only where it is told apart from the others', () => {
    const dimensions = (width: number) =>
      [60, 58, 50].map((mean, at) => ({ id: `d${at}`, name: `D${at}`, ...cell(mean, width), trend: [] }));
    const kind = (width: number) => openingOf(having({ dimensions: dimensions(width) }));
    expect(kind(12).kind).to.equal('close');
    expect(kind(3)).to.deep.include({ kind: 'spread', highest: [], low: 50 });
    expect(kind(0.5)).to.deep.include({ kind: 'spread', high: 60, low: 50 });
  });

  it('speak of a change of the index alone', () => {
    const dimensions = sample.dimensions.map((each) => ({ ...each, change: changeOf('no-clear-change', 1) }));
    const index = { ...sample.index!, change: changeOf('change', 4) };
    const moves = movesOf(topicsOf(having({ dimensions, index })))!;
    expect(moves.up.map(({ id }) => id)).to.deep.equal(['index']);
  });

  it('of a survey without topics point to its questions', async () => {
    const { index: _, ...rest } = sample;
    const { lead } = await read({ ...rest, dimensions: [] });
    expect(lead).to.equal('Below is what people answered, question by question.');
  });
});

describe('the strongest and the weakest questions', () => {
  const item = (id: string, percent: number, more: Partial<ResultItem> = {}): ResultItem => ({
    ...sample.items[0]!,
    ...{ id, favourable: { percent, lo: Math.max(0, percent - 4), hi: Math.min(100, percent + 4), extreme: null } },
    ...more,
  });
  const ids = (items: readonly ResultItem[]): string[][] => {
    const { strongest, weakest } = extremesOf(items, 5);
    return [strongest, weakest].map((each) => each.map(({ id }) => id));
  };

  it('are none where all are alike, or chance could have ordered them', () => {
    expect(ids(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => item(id, 60)))).to.deep.equal([[], []]);
    expect(ids([item('a', 62), item('b', 60), item('c', 58)])).to.deep.equal([[], []]);
  });

  it('name all of those that are equal, or none', () => {
    const items = [item('a', 90), item('b', 80), item('c', 70), item('d', 70), item('e', 70), item('f', 40)];
    expect(ids(items)).to.deep.equal([['a', 'b'], ['f']]);
  });

  it('count "almost all" as what it is', () => {
    const extreme = (id: string, extreme: 'almost-all' | 'almost-none') =>
      item(id, 0, { favourable: { percent: null, lo: null, hi: null, extreme } });
    expect(ids([item('a', 30), extreme('b', 'almost-all'), item('c', 40), extreme('d', 'almost-none')])).to.deep.equal([
      ['b'],
      ['d'],
    ]);
  });

  it('are of one scale, the one that most questions have', () => {
    const other = { options: sample.items[0]!.options.slice(0, 2) };
    expect(ids([item('a', 99, other), item('b', 80), item('c', 60), item('d', 20), item('e', 1, other)])).to.deep.equal(
      [['b'], ['d']],
    );
  });
});
