import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pulse } from '../../demo/configs/pulse.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, words, type Person } from './support/person.js';

after(forgetEverything);

const order = ({ question }: Person): string[] => [...question('order').querySelectorAll('li')].map(words);
const move = ({ question }: Person, label: string): HTMLButtonElement =>
  question('order').querySelector<HTMLButtonElement>(`[aria-label="${label}"]`)!;

describe('each kind of question', () => {
  it('takes a click on the whole label, not on the button alone', async () => {
    const { input, survey } = await meet({ config: pulse });
    input('helped', 4).closest('label')!.click();
    expect(survey.answers).to.deep.equal({ helped: 4 });
  });

  it('asks for a recommendation from 0 to 10 and says what the ends mean', async () => {
    const { all, choose, find, question, survey } = await meet({ config: pulse });
    expect(
      all('[name=recommend]')
        .map((radio) => (radio as HTMLInputElement).value)
        .join(' '),
    ).to.equal('0 1 2 3 4 5 6 7 8 9 10');
    const ends = find(`#${question('recommend').getAttribute('aria-describedby')}`);
    expect(words(ends)).to.equal('Not at all likely Extremely likely');
    choose('recommend', 0);
    expect(survey.answers).to.deep.equal({ recommend: 0 });
  });

  it('lets them change a rating with the arrow keys', async () => {
    const { choose, reach, survey } = await meet({ config: pulse });
    choose('recommend', 9);
    await reach('recommend', 9);
    await sendKeys({ press: 'ArrowRight' });
    await until(() => survey.answers['recommend'] === 10, 'is changed to 10');
  });

  it('takes one of several, as the option’s id', async () => {
    const { choose, survey } = await meet({ config: pulse });
    choose('place', 'home');
    choose('place', 'office');
    expect(survey.answers).to.deep.equal({ place: 'office' });
  });

  it('takes several, in the order shown, and none again when all are taken back', async () => {
    const { choose, input, reach, survey } = await meet({ config: pulse });
    choose('blockers', 'rules');
    await reach('blockers', 'meetings');
    await sendKeys({ press: 'Space' });
    await until(() => input('blockers', 'meetings').checked, 'is ticked');
    expect(survey.answers).to.deep.equal({ blockers: ['meetings', 'rules'] });
    choose('blockers', 'rules');
    choose('blockers', 'meetings');
    expect(survey.answers).to.deep.equal({});
  });

  it('says beforehand how many they may choose', async () => {
    const { find, question } = await meet({ config: pulse });
    const hint = find(`#${question('blockers').getAttribute('aria-describedby')}`);
    expect(words(hint)).to.equal('Choose up to 2.');
  });

  it('does not stop them from choosing too many, but asks for fewer before it sends', async () => {
    const { choose, press, question, read } = await meet({ config: pulse, answers: { helped: 3 } });
    for (const id of ['meetings', 'tools', 'rules']) choose('blockers', id);
    await press('review');
    expect(read('.errors')).to.include('Please choose 2 at most.');
    expect(words(question('blockers').querySelector('.error')!)).to.equal('Please choose 2 at most.');
    choose('blockers', 'rules');
    await press('review');
    expect(read('[part=review]')).to.include('Meetings, Tools');
  });

  it('has no ranking before they touch it: the order shown is not an answer', async () => {
    const person = await meet({ config: pulse });
    expect(order(person)).to.deep.equal(['More time', 'More trust', 'More training']);
    expect(person.survey.answers).to.deep.equal({});
  });

  it('is told to those who hear it where a moved option has come to', async () => {
    for (const [lang, said] of [
      ['en', 'now 2 of 3'],
      ['de', 'jetzt 2 von 3'],
      ['ar', 'الآن 2 من 3'],
    ] as const) {
      const person = await meet({ config: pulse }, { lang });
      const place = (): HTMLElement => person.question('order').querySelector<HTMLElement>('.moved')!;
      expect(place().getAttribute('role')).to.equal('status');
      await until(() => person.find('.widget').lang === lang);
      await person.press('review', '.errors');
      const first = words(person.question('order').querySelector('li span')!);
      person.question('order').querySelector<HTMLButtonElement>('[data-row="0"][data-by="1"]')!.click();
      await until(() => place().textContent !== '');
      expect(place().textContent).to.include(first).and.to.include(said);
    }
  });

  it('takes the order shown when they say that it is right', async () => {
    const { all, survey, find } = await meet({ config: pulse });
    find('[data-row="0"][data-by="0"]').click();
    await survey.updateComplete;
    expect(survey.answers).to.deep.equal({ order: ['time', 'trust', 'training'] });
    expect(all('[data-by="0"]')).to.be.empty;
  });

  it('moves an option by mouse, and again by keyboard without losing the button', async () => {
    const person = await meet({ config: pulse });
    const { focused, survey } = person;
    move(person, 'Move “More training” up').click();
    await survey.updateComplete;
    expect(order(person)).to.deep.equal(['More time', 'More training', 'More trust']);
    await until(() => focused());
    expect(focused()!.ariaLabel).to.equal('Move “More training” up');
    await sendKeys({ press: 'Enter' });
    await survey.updateComplete;
    expect(survey.answers).to.deep.equal({ order: ['training', 'time', 'trust'] });
    expect(focused()!.ariaLabel).to.equal('Move “More training” up');
    expect(focused()!.ariaDisabled).to.equal('true');
    await sendKeys({ press: 'Enter' });
    expect(survey.answers).to.deep.equal({ order: ['training', 'time', 'trust'] });
  });

  it('moves an option down past its neighbour', async () => {
    const person = await meet({ config: pulse });
    move(person, 'Move “More time” down').click();
    await person.survey.updateComplete;
    expect(order(person)).to.deep.equal(['More trust', 'More time', 'More training']);
  });

  it('takes words as they are typed, and none when only blanks are left', async () => {
    const { choose, reach, survey, write } = await meet({ config: pulse });
    choose('recommend', 3);
    await reach('why');
    await sendKeys({ type: 'Time' });
    await until(() => survey.answers['why'] === 'Time');
    write('why', '   ');
    expect(survey.answers).not.to.have.property('why');
  });

  it('names a text field and describes it with what its author wrote above it', async () => {
    const { find, input } = await meet({ config: pulse });
    const field = input('why');
    expect(words(field.labels![0]!)).to.equal('What is missing?');
    expect(words(find(`#${field.getAttribute('aria-describedby')}`))).to.equal('Please write no names.');
  });

  it('says how many characters are left only when it gets tight, and holds to it', async () => {
    const person = await meet({ config: pulse, answers: { helped: 3 } });
    const { input, press, question, survey, write } = person;
    person.choose('recommend', 3);
    await until(() => person.read('.kept') !== '');
    await person.whole();
    const count = (): string => words(question('why').querySelector('.count')!);
    write('why', 'a'.repeat(20));
    expect(count()).to.equal('');
    write('why', 'a'.repeat(70));
    expect(count()).to.equal('10 characters left');
    write('why', 'a'.repeat(90));
    expect(input('why').value).to.have.lengthOf(80);
    expect(count()).to.equal('0 characters left');
    expect(survey.answers['why']).to.have.lengthOf(80);
    survey.answers = { ...survey.answers, why: 'b'.repeat(90) };
    await press('review');
    expect(words(question('why').querySelector('.error')!)).to.equal('Please shorten this to 80 characters.');
    expect(survey.answers['why']).to.have.lengthOf(90);
    // What is too long already is not cut by one more letter, and does not grow.
    input('why').setSelectionRange(5, 5);
    write('why', 'b'.repeat(91));
    expect(input('why').value).to.have.lengthOf(90);
    expect(count()).to.equal('Please shorten this to 80 characters.');
    write('why', 'a');
    expect(count()).to.equal('');
  });

  it('does not let Enter in a text send the survey or leave the page', async () => {
    const { all, heard, input, reach, whole } = await meet({ config: pulse, answers: { recommend: 3 } });
    await whole();
    await reach('why');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'b' });
    expect(input('why').value).to.equal('\nb');
    expect(heard.map(({ type }) => type)).not.to.include('attune-result');
    expect(all('[part=review]')).to.be.empty;
  });
});
