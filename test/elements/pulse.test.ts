import { expect } from '@open-wc/testing';
import { change, hidden } from '../../demo/configs/results.js';
import type { SurveyResults } from '../../src/core/schema/survey-results.js';
import { expectAccessible } from './support/accessible.js';
import { words } from './support/person.js';
import { dimensionsWith, having, open, sample, type Reader } from './support/reader.js';

const without = (...keys: (keyof SurveyResults)[]): SurveyResults =>
  Object.fromEntries(Object.entries(sample).filter(([key]) => !keys.includes(key as keyof SurveyResults))) as never;
const topic = (reader: Reader, id: string): string => reader.read(`[data-topic=${id}]`);

describe('a person who opens the results', () => {
  it('reads first what they could say aloud', async () => {
    const { read } = await open();
    expect(read('.lead')).to.equal(
      'Highest: My contribution, 68 points. Lowest: The company’s decisions, 47 points. Clearly up since spring 2026: My contribution by 6 points.',
    );
  });

  it('is told when no topic has clearly changed', async () => {
    const still = change('no-clear-change', [1, -2, 4], 0.1);
    const { read } = await open({ results: having({ dimensions: dimensionsWith(() => ({ change: still })) }) });
    expect(read('.lead')).to.include('No topic has clearly changed since spring 2026.');
  });

  it('is told what has clearly fallen', async () => {
    const fallen = change('change', [-9, -13, -5], -0.4);
    const dimensions = dimensionsWith((_, index) => (index === 2 ? { change: fallen } : {}));
    const reader = await open({ results: having({ dimensions }) });
    expect(reader.read('.lead')).to.include('Clearly down since spring 2026: The company’s decisions by 9 points.');
    expect(topic(reader, 'company')).to.include('↓ −9 points');
  });

  it('hears of no change where there was no earlier wave', async () => {
    const dimensions = dimensionsWith(() => ({ trend: [], change: undefined })).map(({ change: _, ...each }) => each);
    const { read, all } = await open({ results: { ...without('index'), dimensions, waves: [] } });
    expect(read('.lead')).to.equal('Highest: My contribution, 68 points. Lowest: The company’s decisions, 47 points.');
    expect(all('[part=trend], .before')).to.be.empty;
  });

  it('is not told of a highest where all stand level, or where there is only one', async () => {
    const level = having({ dimensions: dimensionsWith(() => ({ mean: 60 })) });
    expect((await open({ results: level })).read('.lead')).to.include('All topics stand at 60 points.');
    const only = { ...without('index'), dimensions: sample.dimensions.slice(0, 1) };
    const reader = await open({ results: only });
    expect(reader.read('.lead')).to.include('My contribution: 68 points.');
    expect(reader.all('[data-topic]')).to.have.lengthOf(1);
  });

  it('learns who answered, and what chance does not say', async () => {
    const { read } = await open();
    expect(read('.response')).to.equal(
      '412 of 655 answered (63%). Figures are rounded, so sums can differ by 1. “Give or take” is chance alone: it says nothing about those who did not answer.',
    );
  });

  for (const [what, response, said] of [
    ['a band', { answered: '5–9', invited: 12, percent: 58, bound: null, margin: null }, '5–9 of 12 answered (58%).'],
    ['a bound above', { answered: '10–19', invited: 18, percent: 90, bound: 'at-least', margin: null }, '(≥ 90%)'],
    ['a bound below', { answered: null, invited: null, percent: 10, bound: 'at-most', margin: null }, '≤ 10% answered'],
    ['no invitations', { answered: '40', invited: null, percent: null, bound: null, margin: null }, '40 answered.'],
  ] as const) {
    it(`reads ${what} of a response as it may be said`, async () => {
      expect((await open({ results: having({ response }) })).read('.response')).to.include(said);
    });
  }

  it('sees points with their interval on one scale, and how they were last time', async () => {
    const reader = await open();
    const line = reader.find('[data-topic=contribution] svg');
    expect(line.querySelector('.now')!.getAttribute('cx')).to.equal('68%');
    expect(line.querySelector('.before')!.getAttribute('cx')).to.equal('62%');
    expect(line.querySelector('.interval')!.getAttribute('x1')).to.equal('66%');
    expect(line.querySelector('.interval')!.getAttribute('x2')).to.equal('70%');
    expect(reader.read('[data-topic=contribution] .value')).to.equal('68');
    expect(reader.read('[part=topics] > p')).to.include('not per cent').and.to.include('Open dot: spring 2026');
  });

  it('sees an arrow only where something clearly changed, and an interval always', async () => {
    const reader = await open();
    expect(topic(reader, 'contribution')).to.include('↑ +6 points give or take 4');
    expect(topic(reader, 'manager')).to.include('no clear change −3 to +5').and.not.to.match(/[↑↓]/);
    expect(topic(reader, 'company')).to.include('small change, −3 points').and.not.to.match(/[↑↓]/);
  });

  it('is told that different people may have answered, or too few', async () => {
    const mixed = { ...change('change', [6, 2, 10], 0.3), mixed: true };
    const few = { ...change('too-few', [0, 0, 0], 0), diff: null, lo: null, hi: null };
    const dimensions = dimensionsWith((_, index) => ({ change: index ? few : mixed }));
    const reader = await open({ results: having({ dimensions }) });
    expect(topic(reader, 'contribution')).to.include('different people may have answered');
    expect(topic(reader, 'manager')).to.include('too few answers to compare').and.not.to.include('CI');
  });

  it('sees a dash for what may not be shown, and one sentence why', async () => {
    const dimensions = dimensionsWith((_, index) => (index ? {} : { ...hidden, trend: [] }));
    const reader = await open({ results: having({ dimensions }) });
    expect(reader.read('[data-topic=contribution] .value')).to.equal('–');
    expect(reader.read('[part=topics] > p')).to.include('–: fewer than 5 answers, or few that are all alike.');
    expect(reader.read('.lead')).to.include('Highest: My manager’s decisions, 60 points.');
  });

  it('is told why there is nothing, where nothing may be shown', async () => {
    const response = { answered: null, invited: null, percent: null, bound: null, margin: null };
    const dimensions = dimensionsWith(() => ({ ...hidden, trend: [], change: undefined })).map(
      ({ change: _, ...each }) => each,
    );
    const reader = await open({ results: { ...without('index'), dimensions, items: [], cuts: [], response } });
    expect(reader.read('.lead')).to.include('Fewer than 5 people answered here.');
    expect(reader.all('circle')).to.be.empty;
  });

  it('is told that there are no results yet', async () => {
    const reader = await open({ results: having({ status: 'open' }) }, { ready: '.lead' });
    expect(reader.read('.lead')).to.equal('No results yet');
    expect(reader.read('.widget'))
      .to.include('at least 5 people')
      .and.not.to.match(/Highest|Fewer than/);
    expect(reader.all('[part=topics]')).to.be.empty;
  });

  it('is told nothing of what is not there', async () => {
    const { all } = await open({
      results: having({ items: [], cuts: [], comments: [], dimensions: dimensionsWith(() => ({ trend: [] })) }),
    });
    expect(all('[part=questions], [part=recommend], [part=units], [part=comments], [part=trend]')).to.be.empty;
  });

  it('finds every figure of a chart in its table, and what it says in a sentence', async () => {
    const { all, find } = await open();
    for (const chart of all('[part=chart]')) {
      expect(chart.getAttribute('aria-label')).to.have.length.above(20);
      expect(chart.parentElement!.querySelector(':scope > .twin th[scope=row]')).not.to.equal(null);
      for (const drawing of chart.querySelectorAll('svg')) expect(drawing.getAttribute('aria-hidden')).to.equal('true');
    }
    expect(find('[part=topics] figure').getAttribute('aria-label')).to.include(
      'My contribution: 68 points, give or take 2, ↑ +6 points',
    );
    const cells = [...find('[part=topics] tbody tr').children].map(words);
    expect(cells).to.deep.equal(['My contribution', '68', '66 to 70', '412', '62', '↑ +6 points give or take 4']);
  });

  it('finds each question once in the table of all answers, above how it was answered', async () => {
    const { all } = await open();
    const [first] = all('[part=questions] .twin table');
    const [name, ...rows] = [...first!.querySelector('tbody')!.rows];
    expect(name!.cells).to.have.lengthOf(1);
    expect([name!.cells[0]!.scope, name!.cells[0]!.colSpan]).to.deep.equal(['rowgroup', 3]);
    expect(rows).to.have.lengthOf(5);
    for (const row of rows) expect(row.textContent).not.to.include(words(name!));
  });

  it('reads them in their own language, from right to left with the scale mirrored', async () => {
    const reader = await open(undefined, { lang: 'ar' });
    await reader.reads('.lead', 'الأعلى');
    expect(reader.find('[data-topic=contribution] .now').getAttribute('cx')).to.equal('32%');
    expect(getComputedStyle(reader.find('.widget')).direction).to.equal('rtl');
    reader.page.lang = 'de';
    await reader.reads('.lead', 'Am höchsten: Mein Beitrag, 68 Punkte');
    expect(reader.find('[data-topic=contribution] .now').getAttribute('cx')).to.equal('68%');
  });

  it('sees every axis: WebKit draws no crisp line that is thinner than a pixel', async () => {
    const { all } = await open();
    const crisp = all<SVGElement>('svg *')
      .map((each) => getComputedStyle(each))
      .filter(({ shapeRendering }) => /crispedges/i.test(shapeRendering));
    expect(crisp).not.to.be.empty;
    for (const { strokeWidth } of crisp) expect(parseFloat(strokeWidth)).to.be.at.least(1);
  });

  it('sees other figures when the page sets others', async () => {
    const reader = await open();
    reader.pulse.results = having({ dimensions: dimensionsWith((_, index) => (index ? {} : { mean: 71 })) });
    await reader.reads('.lead', 'My contribution, 71 points');
    expect(reader.heard).to.be.empty;
  });

  it('can use all of it, as the accessibility rules ask', async () => {
    const { pulse, all } = await open();
    for (const each of all<HTMLDetailsElement>('details')) each.open = true;
    await expectAccessible(pulse);
  });

  it('reads a title as text, whatever is in it', async () => {
    const survey = { ...sample.survey, title: '<img src=x onerror="window.broken=true">' };
    const { all, find } = await open({ results: having({ survey }) });
    expect(all('img')).to.be.empty;
    expect(words(find('h2'))).to.include('<img');
  });
});
