import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { centricity } from '../../demo/configs/centricity.js';
import { thousand } from '../../demo/configs/thousand.js';
import { pulse } from '../../demo/configs/pulse.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, words } from './support/person.js';

after(forgetEverything);

describe('a survey that its page draws again and again', () => {
  for (const [how, again] of [
    ['an equal config', () => structuredClone(pulse)],
    ['another config with the same questions', () => ({ ...structuredClone(pulse), title: `Take ${Math.random()}` })],
  ] as const) {
    it(`keeps the focus and the answers of someone at the keyboard: ${how} after each answer`, async () => {
      const { focused, input, page, reach, read, survey } = await meet({ config: pulse });
      const title = read('h2');
      page.addEventListener('attune-change', () => (survey.config = again()));
      await reach('helped', 1);
      await sendKeys({ press: 'Space' });
      for (const value of [2, 3]) {
        if (how !== 'an equal config') await until(() => read('h2') !== title);
        await sendKeys({ press: 'ArrowDown' });
        await until(() => survey.answers['helped'] === value);
        await until(() => focused() === input('helped', value));
      }
      expect(survey.answers).to.deep.equal({ helped: 3 });
      expect(input('helped', 3).checked).to.be.true;
    });
  }

  it('survives being set, taken out and set again in one go', async () => {
    const { find, page, survey, choose, input } = await meet({ config: pulse });
    choose('helped', 2);
    const before = find('[data-id=helped]');
    survey.remove();
    survey.config = undefined;
    survey.config = structuredClone(pulse);
    page.append(survey);
    await survey.updateComplete;
    expect(find('[data-id=helped]')).to.equal(before);
    expect(input('helped', 2).checked).to.be.true;
  });

  it('can be answered although a framework wrote disabled="false"', async () => {
    const { survey, input } = await meet({ config: pulse });
    survey.setAttribute('disabled', 'false');
    await survey.updateComplete;
    expect(survey.disabled).to.be.false;
    expect(survey.matches(':disabled')).to.be.false;
    expect(input('helped', 1).disabled).to.be.false;
  });
});

describe('a survey on a phone', () => {
  beforeEach(() => setViewport({ width: 375, height: 700 }));
  afterEach(() => setViewport({ width: 1000, height: 800 }));

  it('asks one section at a time, says which, and goes on and back', async () => {
    const { all, choose, focused, press, read } = await meet({ config: centricity });
    await until(() => read('#answered') === 'Part 1 of 3 · 0 of 24 answered');
    const seen = (): string[] =>
      all('fieldset, form')
        .filter((each) => each.checkVisibility())
        .map((each) => each.dataset['id']!);
    expect(seen()).to.have.lengthOf(19);
    choose('C1', 3);
    expect(all('[part=actions] [data-act]').map((each) => each.dataset['act'])).to.deep.equal(['next']);
    await press('next');
    expect(seen()).to.deep.equal(['N1', 'N2']);
    expect(focused()?.localName).to.match(/^h[23]$/);
    expect(read('#answered')).to.equal('Part 2 of 3 · 1 of 24 answered');
    await press('next');
    expect(all('[part=actions] [data-act]').map((each) => each.dataset['act'])).to.deep.equal(['review', 'back']);
    await press('review', '[part=review]');
    expect(all('[part=review] dt')).to.have.lengthOf(24);
  });

  it('goes on with Enter: to the next question, and from a section’s last one to the next section', async () => {
    const { focused, question, reach, read } = await meet({ config: centricity });
    await until(() => read('#answered').startsWith('Part 1'));
    await reach('C1', 3);
    await sendKeys({ press: 'Enter' });
    await until(() => focused() === question('M1'));
    await reach('X1', 3);
    await sendKeys({ press: 'Enter' });
    await until(() => read('#answered').startsWith('Part 2'));
  });

  it('comes back from the review to the section of a question', async () => {
    const { all, focused, press, question, read, survey } = await meet({ config: centricity, answers: { N1: 7 } });
    await until(() => read('#answered').startsWith('Part 1'));
    await press('next');
    await press('next');
    await press('review', '[part=review]');
    all('[data-goto=N1]')[0]!.click();
    await survey.updateComplete;
    await until(() => question('N1').contains(focused()));
    expect(read('#answered')).to.match(/^Part 2/);
  });

  it('carries on where an answer is missing, and shows all at once when it is told to, or has room', async () => {
    const { all, read, survey } = await meet({ config: centricity });
    await until(() => read('#answered').startsWith('Part 1'));
    survey.paged = 'never';
    await survey.updateComplete;
    expect(words(all('#answered')[0]!)).to.equal('0 of 24 answered');
    survey.removeAttribute('paged');
    survey.paged = undefined;
    await setViewport({ width: 1000, height: 700 });
    await until(() => all('section.elsewhere').length === 0);
  });
});

describe('someone who goes back to a question', () => {
  for (const scrolling of ['auto', 'smooth']) {
    it(`has it in view and sees that they are there, on a page that scrolls: ${scrolling}`, async () => {
      document.documentElement.style.scrollBehavior = scrolling;
      try {
        const { all, focused, press, question, shows } = await meet({
          config: thousand,
          paged: 'never',
          answers: { Q1: 1 },
        });
        await press('review', '[part=review]');
        const change = all('[data-goto=Q700]')[0]!;
        change.focus();
        change.click();
        await shows('[data-id=Q700]');
        await until(() => question('Q700').contains(focused()));
        const inView = (): boolean => {
          const { top, bottom } = focused()!.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        };
        await until(inView);
        await aTimeout(700);
        expect(inView()).to.be.true;
        expect(getComputedStyle(focused()!).outlineStyle).to.equal('solid');
      } finally {
        document.documentElement.style.scrollBehavior = '';
      }
    });
  }

  it('is not brought back when they scroll away at once', async () => {
    const { all, focused, page, press, question, shows } = await meet({
      config: thousand,
      paged: 'never',
      answers: { Q1: 1 },
    });
    page.style.paddingBlockEnd = '200vh';
    await press('review', '[part=review]');
    all('[data-goto=Q3]')[0]!.click();
    await shows('[data-id=Q3]');
    await until(() => question('Q3').contains(focused()));
    await nextFrame();
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    await aTimeout(500);
    // What they come past takes its true size meanwhile, so that their place in the page is another; it is not up here.
    expect(focused()!.getBoundingClientRect().bottom).to.be.below(-10_000);
  });
});
