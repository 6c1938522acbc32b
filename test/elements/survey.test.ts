import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { centricity } from '../../demo/configs/centricity.js';
import { pulse } from '../../demo/configs/pulse.js';
import { thousand } from '../../demo/configs/thousand.js';
import { itemsOf } from '../../src/core/instrument.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything } from './support/own-database.js';
import { meet, words, until } from './support/person.js';

after(forgetEverything);

describe('a survey as people meet it', () => {
  it('is accessible', async () => {
    const { survey } = await meet({ config: pulse });
    await expectAccessible(survey);
  });

  it('asks each question as a named group of radio buttons with every point in words', async () => {
    const { all } = await meet({ instrument: 'centricity' });
    const asked = all<HTMLFieldSetElement>('fieldset.likert');
    expect(asked).to.have.lengthOf(19);
    for (const fieldset of asked) {
      expect(words(fieldset.querySelector('.legend')!)).to.match(/\w+ \w+/);
      const radios = [...fieldset.querySelectorAll<HTMLInputElement>('input[type=radio]')];
      expect(radios.map(({ value }) => value)).to.deep.equal(['1', '2', '3', '4', '5', 'na']);
      expect(radios.map((radio) => words(radio.closest('label')!))).to.deep.equal([
        'Strongly disagree',
        'Disagree',
        'Neither agree nor disagree',
        'Agree',
        'Strongly agree',
        'Don’t know / does not apply',
      ]);
    }
  });

  it('has chosen nothing for them', async () => {
    const { all, survey } = await meet({ config: pulse });
    expect(all('input:checked')).to.be.empty;
    expect(all('input[type=range]')).to.be.empty;
    expect(survey.answers).to.deep.equal({});
  });

  it('makes nothing mandatory unless its author did', async () => {
    const { all } = await meet({ instrument: 'centricity' });
    expect(all('.required, [required], [aria-required]')).to.be.empty;
  });

  it('keeps “don’t know” apart from the scale, as no answer on it', async () => {
    const { choose, question, survey } = await meet({ instrument: 'centricity' });
    choose('C1', 'na');
    expect(survey.answers).to.deep.equal({ C1: null });
    const labels = [...question('C1').querySelectorAll('label')];
    expect(labels.map((label) => label.classList.contains('na'))).to.deep.equal([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('alternates the topics, without naming them, and begins with a plain statement', async () => {
    const { all, root } = await meet({ instrument: 'centricity' });
    const ids = all('fieldset.likert').map((each) => each.dataset['id']!);
    expect(ids.slice(0, 6)).to.deep.equal(['C1', 'M1', 'O1', 'C2', 'M2', 'O2']);
    const [first] = itemsOf(centricity);
    expect(first).to.include({ id: ids[0], key: 1 });
    for (const { name } of centricity.dimensions) expect(root.textContent).not.to.include(name);
  });

  it('shows twelve statements and not eighteen in its short form', async () => {
    const { all, survey } = await meet({ instrument: 'centricity', short: true });
    expect(all('fieldset.likert').map((each) => each.dataset['id'])).to.have.lengthOf(13);
    survey.short = false;
    await until(() => all('fieldset.likert').length === 19);
  });

  it('asks in rows where there is room, and in cards where there is not', async () => {
    const { page, question } = await meet({ instrument: 'centricity' });
    const topsOf = (id: string): Set<number> =>
      new Set(
        [...question(id).querySelectorAll('label')].map((label) => Math.round(label.getBoundingClientRect().top)),
      );
    page.style.inlineSize = '60rem';
    expect(topsOf('C1').size).to.equal(1);
    page.style.inlineSize = '24rem';
    expect(topsOf('C1').size).to.equal(6);
  });

  it('says how far they are and how long it takes', async () => {
    const { choose, find, read } = await meet({ instrument: 'centricity' });
    expect(read('#answered')).to.equal('0 of 24 answered');
    const before = read('.left');
    expect(before).to.match(/^about \d minutes left$/);
    for (const id of ['C1', 'M1', 'O1', 'C2', 'M2', 'O2', 'C3', 'M3']) choose(id, 4);
    expect(read('#answered')).to.equal('8 of 24 answered');
    expect(read('.left')).not.to.equal(before);
    const bar = find<HTMLProgressElement & HTMLElement>('progress');
    expect([bar.value, bar.max]).to.deep.equal([8, 24]);
  });

  for (const [privacy, promise] of [
    ['identified', 'With your name.'],
    ['confidential', 'Confidential.'],
    ['anonymous', 'Anonymous.'],
  ] as const) {
    it(`says in words who can see the answers when they are ${privacy}`, async () => {
      const { read, survey } = await meet({ config: pulse, privacy });
      expect(read('[part=privacy] strong')).to.equal(promise);
      survey.privacy = privacy === 'anonymous' ? 'identified' : 'anonymous';
      await survey.updateComplete;
      expect(read('[part=privacy] strong')).not.to.equal(promise);
    });
  }

  it('can be answered with the keyboard alone', async () => {
    const { focused, question, reach, survey, whole } = await meet({ instrument: 'centricity' });
    await whole();
    await reach('C1', 1);
    await sendKeys({ press: 'Space' });
    expect(survey.answers).to.deep.equal({ C1: 1 });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(survey.answers).to.deep.equal({ C1: 3 });
    await sendKeys({ press: 'Tab' });
    expect(focused()!.dataset['act']).to.equal('clear');
    await sendKeys({ press: 'Tab' });
    expect(question('M1').contains(focused())).to.be.true;
  });

  it('lets them look and not touch when it is disabled', async () => {
    const { choose, input, survey, find } = await meet({ config: pulse, disabled: true });
    expect(input('helped', 3).disabled).to.be.true;
    expect(find<HTMLButtonElement>('[data-act=review]').disabled).to.be.true;
    choose('helped', 3);
    expect(survey.answers).to.deep.equal({});
    survey.disabled = false;
    await survey.updateComplete;
    choose('helped', 3);
    expect(survey.answers).to.deep.equal({ helped: 3 });
  });

  it('bears a thousand questions', async () => {
    const { all, choose, survey, read } = await meet({ config: thousand });
    await until(() => all('fieldset').length === 1000);
    choose('Q1000', 5);
    expect(survey.answers).to.deep.equal({ Q1000: 5 });
    expect(read('#answered')).to.equal('1 of 1000 answered');
  });

  it('shows answers that the page gives it, and tells nobody', async () => {
    const { heard, input, survey } = await meet({ config: pulse, answers: { helped: 2 } });
    expect(input('helped', 2).checked).to.be.true;
    survey.answers = { helped: 5, blockers: ['tools'], why: 'x', gone: 1, recommend: 3 };
    await survey.updateComplete;
    expect(input('helped', 5).checked).to.be.true;
    expect(input('helped', 2).checked).to.be.false;
    expect(input('blockers', 'tools').checked).to.be.true;
    expect(input('why').value).to.equal('x');
    expect(survey.answers).not.to.have.property('gone');
    expect(heard).to.be.empty;
  });
});
