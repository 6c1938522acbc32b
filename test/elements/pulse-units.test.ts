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
    expect(read('[part=units]')).to.include('The upright line is the whole company.');
    expect(parseFloat(find('[part=units] .tick').getAttribute('x1')!)).to.be.closeTo(68, 0.1);
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
    expect(read('[part=units]')).to.include('fewer than 5 answers, or hidden');
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
    const isSeen = (): boolean => {
      const { top, bottom } = button.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    };
    expect(isSeen(), 'the focus stays in view').to.be.true;
    all('[part=units] .plots > div')[0]!.querySelectorAll('li')[150]!.scrollIntoView();
    expect(isSeen(), 'so does the way back, all along the list').to.be.true;
    await sendKeys({ press: 'Enter' });
    await until(() => rows() === 8);
    await until(isSeen, 'comes back to the focus');
  });

  it('sees the points of a trend beside the numbers of its frame, on the scale of all points', async () => {
    const { all, find } = await open();
    expect([...find('.levels').children].map(words)).to.deep.equal(['100', '50', '0']);
    const middle = (element: Element): number => {
      const { top, bottom } = element.getBoundingClientRect();
      return (top + bottom) / 2;
    };
    const levels = [...find('.levels').children].map(middle);
    const lines = all('.trend:first-child .axis line').map(middle);
    for (const [index, line] of lines.entries()) expect(line).to.be.closeTo(levels[index]!, 1);
    const [high, , low] = levels as [number, number, number];
    expect(middle(all('.trend:first-child .now').at(-1)!)).to.be.closeTo(high + 0.32 * (low - high), 1);
  });

  it('sees no chart alone in a row', async () => {
    for (const [count, beside] of [
      [2, 2],
      [3, 3],
      [4, 2],
      [5, 3],
      [7, 4],
    ] as const) {
      const dimensions = Array.from({ length: count }, (_, n) => ({ ...sample.dimensions[n % 3]!, id: `d${n}` }));
      const { all, page } = await open({ results: having({ dimensions, cuts: [], items: [] }) });
      page.style.width = '900px';
      const tops = all('.trend').map((each) => Math.round(each.getBoundingClientRect().top));
      const rows = [...new Set(tops)].map((top) => tops.filter((each) => each === top).length);
      expect(rows).to.include(beside).and.not.to.include(1);
    }
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
    expect(find('[part=reliability] dl').checkVisibility()).to.equal(false);
    find('[part=reliability] .fold').click();
    await until(() => find('[part=reliability] dl').checkVisibility());
    expect(find('[part=reliability] table').checkVisibility()).to.equal(false);
    expect(words(find('[part=reliability] tbody'))).to.include('0.82 (0.79 to 0.85)');
    for (const said of ['good for group comparisons', 'usable', 'read the questions, not the score'])
      expect(read('[part=reliability]')).to.include(said);
  });
});
