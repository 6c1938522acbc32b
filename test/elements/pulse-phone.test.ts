import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { unit } from '../../demo/configs/results.js';
import { until, words } from './support/person.js';
import { having, open, sample, type Reader } from './support/reader.js';

const units = Array.from({ length: 29 }, (_, n) => unit(`u${n}`, `Branch ${n}`, [60, 50, 40]));
const large = having({ cuts: [{ id: 'group', values: units }] });

/** Results on a screen of this width, in pixels. */
async function on(width: number, results: unknown = sample): Promise<Reader> {
  const reader = await open({ results });
  reader.page.style.width = `${width}px`;
  await until(() => reader.all('.folded').length === Number(width < 480));
  return reader;
}

/** Opens all that can be opened, until nothing is left. */
async function unfold({ pulse, all }: Reader): Promise<void> {
  const closed = (): HTMLElement[] => all('[data-act=list][aria-expanded=false]');
  while (closed().length) {
    for (const button of closed()) button.click();
    await pulse.updateComplete;
  }
  for (const each of all<HTMLDetailsElement>('details')) each.open = true;
}

describe('a person who opens the results on a phone', () => {
  it('sees the sentence and three figures, and all else by its title', async () => {
    const { all, find, pulse } = await on(375);
    expect(all('[data-topic]').filter((each) => each.checkVisibility())).to.have.lengthOf(3);
    const titles = all('.rest h3 button').map((button) => [words(button), button.getAttribute('aria-expanded')]);
    expect(titles).to.deep.equal(
      ['Over time', 'Questions', 'Would they recommend us?', 'By unit', 'By role', 'How sure can we be?']
        .concat('In their own words', 'You said, we did')
        .map((title) => [title, 'false']),
    );
    expect(find('.items').checkVisibility()).to.equal(false);
    expect(pulse.offsetHeight).to.be.below(1700);
  });

  it('unfolds one part by keyboard, where the focus stays, and folds it again', async () => {
    const { find, root } = await on(375);
    const button = find('[data-list=questions]');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => find('.items').checkVisibility());
    expect([root.activeElement, button.getAttribute('aria-expanded')]).to.deep.equal([button, 'true']);
    expect(find('.trends').checkVisibility()).to.equal(false);
    await sendKeys({ press: 'Enter' });
    await until(() => !find('.items').checkVisibility());
  });

  it('finds by their browser’s search what is folded', async () => {
    const { find } = await on(375);
    const content = find('[part=comments] .content');
    expect(content.getAttribute('hidden')).to.equal('until-found');
    content.dispatchEvent(new Event('beforematch', { bubbles: true }));
    await until(() => find('.quotes').checkVisibility());
  });

  it('sees the other topics when they want to', async () => {
    const { all, find } = await on(375);
    find('[data-list=topics]').click();
    await until(() => all('[data-topic]').every((each) => each.checkVisibility()));
  });

  it('keeps what they unfolded when they turn it to its side and back', async () => {
    const { all, find, page } = await on(375);
    find('[data-list=questions]').click();
    await until(() => find('.items').checkVisibility());
    find<HTMLDetailsElement>('details.all').open = true;
    page.style.width = '800px';
    await until(() => !all('.folded').length);
    expect(find('.trends').checkVisibility()).to.equal(true);
    page.style.width = '375px';
    await until(() => all('.folded').length);
    expect(find('.items').checkVisibility()).to.equal(true);
    expect(find<HTMLDetailsElement>('details.all').open).to.equal(true);
  });

  for (const [width, font] of [
    [320, 16],
    [300, 16],
    [375, 32],
  ] as const) {
    it(`scrolls nothing sideways but a table in its own frame: ${width} px, text of ${font} px`, async () => {
      const reader = await on(width);
      reader.page.style.fontSize = `${font}px`;
      await unfold(reader);
      const { all, page, pulse } = reader;
      expect(page.scrollWidth).to.be.at.most(width);
      const right = pulse.getBoundingClientRect().right;
      for (const frame of all('.wide')) {
        expect(frame.tabIndex).to.equal(0);
        expect(frame.getAttribute('aria-label')).to.have.length.above(5);
        expect(frame.getBoundingClientRect().right).to.be.at.most(right);
      }
      expect(all('.wide').some((frame) => frame.scrollWidth > frame.clientWidth)).to.equal(true);
      for (const each of all('.widget *:not(.wide *, .ends *, .visually-hidden)'))
        expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 200)).to.be.at.most(right);
    });
  }
});

describe('a page that sets the same results each time it draws', () => {
  for (const [how, again] of [
    ['as an equal object', ({ pulse }: Reader) => (pulse.results = structuredClone(sample))],
    ['as JSON in the attribute', ({ pulse }: Reader) => pulse.setAttribute('results', JSON.stringify(sample))],
  ] as const) {
    it(`leaves what is open, and the focus: ${how}`, async () => {
      const reader = await on(375);
      const { all, find, pulse, root } = reader;
      find('[data-list=questions]').click();
      await until(() => find('.items').checkVisibility());
      find<HTMLDetailsElement>('details.all').open = true;
      find('.all summary').focus();
      const before = all('*');
      for (let drawn = 0; drawn < 3; drawn++) {
        again(reader);
        await pulse.updateComplete;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(all('*')).to.deep.equal(before);
      expect(root.activeElement).to.equal(find('.all summary'));
      expect([find<HTMLDetailsElement>('details.all').open, find('.items').checkVisibility()]).to.deep.equal([
        true,
        true,
      ]);
    });
  }
});

describe('a person who prints the results', () => {
  for (const width of [375, 900]) {
    it(`has all of it on paper, and then what they had opened: ${width} px`, async () => {
      const { all, find } = await on(width, large);
      const names = (): number => all('[part=units] .plots > div:first-child .name').length;
      const closed = (): number => all('[aria-expanded=false], details:not([open], .twin)').length;
      find<HTMLDetailsElement>('[part=topics] ~ * .twin').open = true;
      const before = [names(), closed(), all('.quotes li').length];
      window.dispatchEvent(new Event('beforeprint'));
      // A printer does not wait.
      expect([names(), closed()]).to.deep.equal([29, 0]);
      const written = sample.comments.reduce((sum, { comments }) => sum + comments.length, 0);
      expect(all('.quotes li')).to.have.lengthOf(written);
      for (const shown of ['.all .items', '.trends', '[part=units]', '.quotes', '[part=reliability] dl'])
        expect(find(shown).checkVisibility(), shown).to.equal(true);
      expect(all('.all .items > li')).to.have.lengthOf(sample.items.filter(({ kind }) => kind !== 'rating').length);
      window.dispatchEvent(new Event('afterprint'));
      expect([names(), closed(), all('.quotes li').length]).to.deep.equal(before);
      expect(all('.twin[open]')).to.have.lengthOf(1);
    });
  }
});

describe('a page that puts the results in a box of its own', () => {
  const boxes: Record<string, string> = {
    'a flex row': '<div style="display: flex; justify-content: center"></div>',
    'a grid': '<div style="display: grid; justify-items: center"></div>',
    'a dialog': '<dialog open></dialog>',
    'a table': '<table><tbody><tr><td></td></tr></tbody></table>',
    'a float': '<div style="float: right"></div>',
    'a fixed box': '<div style="position: fixed; inset: 0 auto auto 0"></div>',
  };
  for (const [name, markup] of Object.entries(boxes)) {
    it(`finds them as wide as there is room: ${name}`, async () => {
      const { pulse, page } = await open();
      page.innerHTML = markup;
      (page.querySelector('td') ?? page.firstElementChild!).append(pulse);
      await until(() => pulse.offsetWidth > 600, 'is wide');
      page.remove();
    });
  }
});
