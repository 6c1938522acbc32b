import { aTimeout, expect } from '@open-wc/testing';
import { thousand } from '../../demo/configs/thousand.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';

after(forgetEverything);

const drawn = ({ all }: Person): number => all('fieldset').length;

/** The thousand, with a last section that only a "Yes" to the first question shows, and a last statement that is required. */
const conditional: Instrument = {
  ...thousand,
  sections: thousand.sections.map((section, index) =>
    index < 9
      ? section
      : {
          ...section,
          when: { item: 'Q1', is: 'eq', value: 5 },
          items: section.items.map((item) => ({ ...item, required: item.id === 'Q1000' })),
        },
  ),
};

describe('a survey of a thousand questions', () => {
  it('shows the first at once and the others by and by', async () => {
    const person = await meet({ config: thousand }, { whole: false });
    expect(drawn(person)).to.be.within(3, 500);
    await until(() => drawn(person) === 1000);
  });

  it('draws a few at a time, so that nobody waits for an answer to be taken', async () => {
    const person = await meet({ config: thousand }, { whole: false });
    const steps: number[] = [];
    const observer = new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      steps.push(added.filter(({ nodeName }) => nodeName === 'FIELDSET').length);
    });
    observer.observe(person.root, { childList: true, subtree: true });
    await until(() => drawn(person) === 1000);
    observer.disconnect();
    expect(steps.length).to.be.at.least(2);
    expect(Math.max(...steps)).to.be.at.most(600);
  });

  it('takes answers meanwhile, and shows those that were set before', async () => {
    const person = await meet({ config: thousand, answers: { Q999: 2 } }, { whole: false });
    expect(person.all('[data-id=Q999]')).to.be.empty;
    person.choose('Q1', 4);
    await until(() => drawn(person) === 1000);
    expect(person.input('Q1', 4).checked).to.be.true;
    expect(person.input('Q999', 2).checked).to.be.true;
    expect(person.survey.answers).to.deep.equal({ Q1: 4, Q999: 2 });
  });

  it('can be entered nowhere where it is disabled', async () => {
    const person = await meet({ config: thousand, disabled: true });
    await until(() => drawn(person) === 1000);
    expect(person.all('fieldset input:not(:disabled)')).to.be.empty;
  });

  it('finds every question on paper', async () => {
    const person = await meet({ config: thousand }, { whole: false });
    expect(drawn(person)).to.be.below(1000);
    window.dispatchEvent(new Event('beforeprint'));
    expect(drawn(person)).to.equal(1000);
  });

  it('brings a person to a question that nobody has drawn yet', async () => {
    const person = await meet({ config: conditional, answers: { Q1: 5 } });
    await until(() => person.survey.shadowRoot!.querySelector('.kept'));
    await person.press('review', '.errors');
    person.find('.errors a').click();
    await until(() => person.focused()?.closest('[data-id=Q1000]'));
    // Back from the review all are drawn anew.
    person.choose('Q1000', 3);
    await person.press('review', '[part=review]');
    person.find('[data-goto=Q1000]').click();
    await until(() => person.focused()?.closest('[data-id=Q1000]'));
    expect(drawn(person)).to.be.below(1000);
  });

  it('hides and shows sections that are not drawn yet', async () => {
    const person = await meet({ config: conditional }, { whole: false });
    const last = person.find('[data-section=part-10]');
    expect(last.hidden).to.be.true;
    person.choose('Q1', 5);
    expect(last.hidden).to.be.false;
    await until(() => drawn(person) === 1000);
    expect(person.question('Q1000').hidden).to.be.false;
  });

  it('goes on where it was taken out of the page and put back', async () => {
    const person = await meet({ config: thousand }, { whole: false });
    person.survey.remove();
    await aTimeout(50);
    person.page.append(person.survey);
    await until(() => drawn(person) === 1000);
  });

  it('draws another instrument in its place, whole', async () => {
    const person = await meet({ config: thousand });
    const other = { ...thousand, id: 'other', sections: thousand.sections.slice(0, 3) };
    person.survey.config = other;
    await until(() => drawn(person) === 300);
    expect(person.find('fieldset').dataset['id']).to.equal('Q1');
  });
});
