import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pulse } from '../../demo/configs/pulse.js';
import type { AttuneChangeEvent } from '../../src/events/change.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person, type SurveySettings } from './support/person.js';

after(forgetEverything);

/** A person at a survey that is there with all its parts. */
async function settled(settings: SurveySettings = { config: pulse }, lang = 'en'): Promise<Person> {
  const person = await meet(settings, { lang });
  person.choose('helped', 1);
  await person.whole();
  return person;
}

const shown = ({ question }: Person, id: string): HTMLElement | null => {
  const button = question(id).querySelector<HTMLElement>('[data-act=clear]');
  return button?.checkVisibility({ visibilityProperty: true }) ? button : null;
};

describe('an answer taken back', () => {
  for (const [id, value] of [
    ['pace', 4],
    ['pace', 'na'],
    ['recommend', 0],
    ['place', 'home'],
  ] as const) {
    it(`is none any more, by keyboard, and the focus stays in the question: ${id} ${value}`, async () => {
      const person = await settled();
      const { choose, focused, input, heard, question, reach, read, survey } = person;
      choose(id, value);
      await survey.updateComplete;
      const before = read('#answered');
      await reach(id, value);
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(shown(person, id));
      expect(focused()!.ariaLabel).to.match(/^Clear answer: ./);
      await sendKeys({ press: 'Enter' });
      await until(() => !(id in survey.answers));
      expect(input(id, value).checked).to.be.false;
      expect(question(id).contains(focused())).to.be.true;
      expect(shown(person, id)).to.be.null;
      expect(read('#answered')).not.to.equal(before);
      const { item, answer } = heard.at(-1) as AttuneChangeEvent;
      expect([item, answer]).to.deep.equal([id, undefined]);
    });
  }

  it('is a ranking in the order it was shown in, not yet given', async () => {
    const person = await settled();
    const { find, focused, question, survey } = person;
    question('order').querySelector<HTMLElement>('[data-row="0"][data-by="1"]')!.click();
    await until(() => survey.answers['order']);
    await until(() => shown(person, 'order'));
    shown(person, 'order')!.click();
    await until(() => !('order' in survey.answers));
    await survey.updateComplete;
    expect(question('order').querySelector('li')!.textContent).to.include('More time');
    await until(() => focused() === find('[data-row="0"][data-by="0"]'));
    expect(shown(person, 'order')).to.be.null;
  });

  it('stays away after a reload', async () => {
    const settings = { config: pulse, respondent: crypto.randomUUID() };
    const person = await settled(settings);
    person.choose('place', 'home');
    await person.reach('place', 'home');
    shown(person, 'place')!.click();
    await until(() => person.read('.kept') === 'Saved on this device');
    person.survey.remove();
    const again = await meet(settings);
    await until(() => again.survey.answers['helped'] === 1);
    expect(again.survey.answers).not.to.have.property('place');
  });

  it('is offered to those who point at the question, and not where an answer is needed', async () => {
    const person = await settled();
    person.choose('place', 'home');
    person.question('place').focus();
    expect(shown(person, 'place')).not.to.be.null;
    await person.reach('helped', 1);
    expect(person.question('helped').querySelector('.clear')).to.be.null;
  });

  it('is offered to those who began before it was there', async () => {
    const person = await meet({ config: pulse });
    person.input('place', 'home').focus();
    person.choose('place', 'home');
    await person.whole();
    expect(shown(person, 'place')).not.to.be.null;
  });

  it('moves nothing, is there before it is asked for, and is large enough', async () => {
    const person = await settled();
    await person.reach('place', 'home');
    const { offsetHeight } = person.question('place');
    expect(shown(person, 'place')).to.be.null;
    person.choose('place', 'home');
    const { height, width } = shown(person, 'place')!.getBoundingClientRect();
    expect(Math.min(height, width)).to.be.at.least(24);
    expect(person.question('place').offsetHeight).to.equal(offsetHeight);
    await expectAccessible(person.survey);
  });

  it('is offered beside the statement where a scale stands once above', async () => {
    const person = await meet({ instrument: 'centricity' });
    person.page.style.inlineSize = '1000px';
    person.choose('C1', 1);
    await person.whole();
    await person.reach('C2', 3);
    const before = person.question('C2').offsetHeight;
    person.choose('C2', 3);
    const box = shown(person, 'C2')!.getBoundingClientRect();
    const first = person.input('C2', 1).closest('label')!.getBoundingClientRect();
    expect(box.width).to.be.at.least(24);
    expect(box.right).to.be.at.most(first.left + 1);
    expect(person.question('C2').offsetHeight).to.equal(before);
  });

  it('is called by its name in the language of the page', async () => {
    const person = await settled({ config: pulse }, 'de');
    await until(() => person.find('.widget').lang === 'de');
    person.choose('place', 'home');
    person.question('place').focus();
    await until(() => shown(person, 'place')!.textContent === 'Antwort löschen', 'is called so');
  });
});
