import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { hidden, unit } from '../../demo/configs/results.js';
import { until, words } from './support/person.js';
import { dimensionsWith, having, open, sample } from './support/reader.js';

describe('a person who reads on to the units', () => {
  it('finds them in the order they were set up, with the company as a line', async () => {
    const { all, find, read } = await open();
    const names = [...all('[part=units] .plots > div')[0]!.querySelectorAll('.name')].map(words);
    expect(names).to.deep.equal(sample.cuts[0]!.values.map(({ name }) => (name as Record<string, string>)['en']));
    expect(read('[part=units]')).to.include('Points, drawn from 30 to 90. The upright line is the whole company.');
    expect(parseFloat(find('[part=units] .tick').getAttribute('x1')!)).to.be.closeTo(((68 - 30) / 60) * 100, 0.1);
    expect(find('[part=units] li:nth-child(3) .name').className).to.include('depth-1');
  });

  it('sees one chart with the names once where there is room, else a chart a topic', async () => {
    const { all, page } = await open();
    const topics = all('[part=units] .beside')[0]!.children;
    const place = (topic: number): DOMRect => topics[topic]!.querySelector('li:nth-child(3)')!.getBoundingClientRect();
    const named = (topic: number): number => topics[topic]!.querySelector<HTMLElement>('.name')!.offsetWidth;
    page.style.width = '900px';
    expect([place(1).top, place(2).top]).to.deep.equal([place(0).top, place(0).top]);
    expect([named(0) > 100, named(1), named(2)]).to.deep.equal([true, 1, 1]);
    page.style.width = '320px';
    expect(place(1).top).to.be.above(place(0).bottom);
    expect(named(1)).to.be.above(100);
    for (const line of all('[part=units] .line svg')) expect(line.clientWidth).to.be.above(200);
  });

  it('cannot tell a unit that is too small from one that is empty', async () => {
    const { all, read } = await open();
    const rows = [...all('[part=units] .plots > div')[0]!.querySelectorAll('li')].slice(-2);
    expect(rows.map((row) => row.innerHTML.replace(/Finance|Legal/, '').replace(/<!--.*?-->/g, ''))[0]).to.equal(
      rows.map((row) => row.innerHTML.replace(/Finance|Legal/, '').replace(/<!--.*?-->/g, ''))[1],
    );
    expect(words(rows[0]!)).to.match(/Finance\s*–/);
    expect(read('[part=units]')).to.include('fewer than 5 answers or none, or hidden');
  });

  it('unfolds a long list by keyboard, and folds it again', async () => {
    const values = Array.from({ length: 200 }, (_, n) => unit(`u${n}`, `Branch ${n}`, [60, 50, 40]));
    const { all, find } = await open({ results: having({ cuts: [{ id: 'group', values }] }) });
    const rows = (): number => all('[part=units] .plots > div')[0]!.querySelectorAll('li').length;
    const button = find<HTMLButtonElement>('[data-list=group]');
    expect([rows(), words(button)]).to.deep.equal([8, 'Show all 200']);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => rows() === 200);
    expect([button.getAttribute('aria-expanded'), words(button)]).to.deep.equal(['true', 'Show fewer']);
    await sendKeys({ press: 'Enter' });
    await until(() => rows() === 8);
  });

  it('sees the points of a trend well within its frame', async () => {
    const dimensions = dimensionsWith(({ trend }) => ({
      trend: trend.map((point) => ({ ...point, mean: 70, hi: 70, lo: 70 })),
    }));
    const { all, read } = await open({ results: having({ dimensions }) });
    expect(read('[part=trend]')).to.include('drawn from 40 to 80');
    for (const dot of all('.series .now')) expect(Number(dot.getAttribute('cy'))).to.be.within(20, 60);
  });

  it('is told where a trend breaks and where it has a gap, and sees no line across', async () => {
    const trend = sample.dimensions[0]!.trend;
    const dimensions = dimensionsWith((_, index) => ({
      trend: trend.map((point, at) => ({
        ...point,
        ...(index === 0 && at === 2 ? { break: 'wording' as const } : {}),
        ...(index === 1 && at === 1 ? hidden : {}),
      })),
    }));
    const { all, read } = await open({ results: having({ dimensions }) });
    const joins = all('.trend').map((each) => each.querySelectorAll('.join').length);
    expect(joins).to.deep.equal([1, 0, 2]);
    expect(all('.break')).to.have.lengthOf(1);
    expect(read('[part=trend]')).to.include('The wording changed in autumn 2026');
    expect(read('[part=trend]')).to.include('Not shown for spring 2026');
  });

  it('finds how sure one can be, with no advice to drop a question', async () => {
    const { find, read } = await open();
    expect(find<HTMLDetailsElement>('[part=reliability]').open).to.equal(false);
    expect(words(find('[part=reliability] tbody')))
      .to.include('0.82')
      .and.to.include('(95 % CI 0.79 to 0.85)');
    for (const said of ['good for group comparisons', 'usable', 'read the questions, not the score'])
      expect(read('[part=reliability]')).to.include(said);
  });
});
