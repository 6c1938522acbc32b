import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pulse } from '../../demo/configs/pulse.js';
import { completeEnglish } from '../../src/controllers/localize.js';
import { addLocale } from '../../src/index.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, words, type Person } from './support/person.js';

after(forgetEverything);

const title = ({ read }: Person): string => read('h2');
const xOf = (element: Element): number => element.getBoundingClientRect().left;

describe('the language of a survey', () => {
  it('is the page’s: questions, buttons and numbers', async () => {
    const person = await meet({ config: pulse }, { lang: 'de' });
    await until(() => title(person) === 'Wie war Ihre Woche?');
    expect(person.read('[data-act=review]')).to.equal('Prüfen und absenden');
    expect(person.read('#answered')).to.equal('0 von 6 beantwortet');
    expect(person.find('.widget').lang).to.equal('de');
  });

  it('changes with the page, at any time, and keeps what was answered', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    person.page.lang = 'de';
    await until(() => title(person) === 'Wie war Ihre Woche?');
    expect(person.input('helped', 4).checked).to.be.true;
    person.page.lang = 'en';
    await until(() => title(person) === 'How was your week?');
    expect(person.survey.answers).to.deep.equal({ helped: 4 });
  });

  it('changes without throwing them out of the review', async () => {
    const person = await meet({ instrument: 'centricity', answers: { C1: 3 } });
    await person.press('review', '[part=review]');
    person.page.lang = 'de';
    await until(() => title(person) === 'Prüfen Sie Ihre Antworten');
    await until(() => person.read('dt').startsWith('Ich kann erklären'));
    expect(person.read('dd.given')).to.equal('Teils, teils');
  });

  it('follows a change on an ancestor outside a shadow root', async () => {
    const person = await meet({ config: pulse });
    const host = document.createElement('div');
    person.page.append(host);
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    inner.append(person.survey);
    person.page.lang = 'de';
    await until(() => title(person) === 'Wie war Ihre Woche?');
    inner.lang = 'ar';
    await until(() => title(person) === 'كيف كان أسبوعك؟');
    expect(person.find('.widget').dir).to.equal('rtl');
  });

  it('falls back for one text alone, and says which language that is in', async () => {
    const { question, all } = await meet({ config: pulse }, { lang: 'de' });
    await until(() => words(question('pace')).includes('Wie war das Tempo?'));
    const foreign = all('[part=questions] [lang]');
    expect(foreign.map((each) => [each.lang, each.dir, words(each)])).to.deep.equal([
      ['en', 'ltr', 'Think of the whole week.'],
    ]);
  });

  it('falls back from a region to its language', async () => {
    const person = await meet({ config: pulse }, { lang: 'de-AT' });
    await until(() => title(person) === 'Wie war Ihre Woche?');
    expect(person.all('[part=questions] [lang]')).to.have.lengthOf(1);
  });

  it('marks the questions when only they, and not the buttons, are in the page’s language', async () => {
    const config = structuredClone<Record<string, unknown>>({ ...pulse, title: { en: 'Week', fr: 'Votre semaine' } });
    const person = await meet({ config }, { lang: 'fr' });
    await until(() => title(person) === 'Votre semaine');
    expect(person.find('.widget').lang).to.equal('en');
    expect(person.find('h2 [lang]').lang).to.equal('fr');
    expect(person.read('[data-act=review]')).to.equal('Review and send');
  });

  it('can be one that the page brings, with English for what that lacks', async () => {
    addLocale('nl', { required: 'graag invullen', answered: (n, total) => `${n} van ${total} beantwoord` });
    const { find, question, read } = await meet({ config: pulse }, { lang: 'nl' });
    await until(() => read('#answered') === '0 van 6 beantwoord');
    expect(words(question('helped').querySelector('.required')!)).to.equal('(graag invullen)');
    expect(find('[data-act=review] [lang]').lang).to.equal('en');
  });

  it('may come in part while a choice is pressed, which is not drawn anew for it', async () => {
    const { input, reach, survey } = await meet({ config: pulse });
    await reach('blockers', 'meetings');
    const pressed = input('blockers', 'meetings');
    await sendKeys({ down: 'Space' });
    completeEnglish({});
    await survey.updateComplete;
    await sendKeys({ up: 'Space' });
    await until(() => pressed.checked, 'is ticked');
    expect(input('blockers', 'meetings')).to.equal(pressed);
    expect(survey.answers).to.deep.equal({ blockers: ['meetings'] });
  });

  it('is English where the page names none or one that is not a language', async () => {
    const person = await meet({ config: pulse }, { lang: 'not a language!' });
    expect(title(person)).to.equal('How was your week?');
  });

  it('names the built-in survey’s translation, and fetches it only then', async () => {
    const person = await meet({ instrument: 'centricity' }, { lang: 'ar' });
    await until(() => title(person) !== 'How close are we to our customers?');
    expect(person.all('[part=questions] [lang]')).to.be.empty;
    expect(person.find('.widget').dir).to.equal('rtl');
  });
});

describe('reading from right to left', () => {
  it('puts the first choice on the right', async () => {
    const person = await meet({ instrument: 'centricity' }, { lang: 'ar' });
    const { page, input, question } = person;
    page.dir = 'rtl';
    page.style.inlineSize = '60rem';
    await until(() => person.find('.widget').dir === 'rtl');
    expect(xOf(input('C1', 1))).to.be.greaterThan(xOf(input('C1', 5)));
    expect(xOf(input('C1', 5))).to.be.greaterThan(xOf(input('C1', 'na')));
    expect(xOf(question('C1').querySelector('.legend')!)).to.be.greaterThan(xOf(input('C1', 1)));
    expect(xOf(input('N1', 0))).to.be.greaterThan(xOf(input('N1', 10)));
  });

  it('follows the page’s direction rather than the language’s, where the page says so', async () => {
    const person = await meet({ config: pulse });
    const { input, page } = person;
    expect(xOf(input('recommend', 0))).to.be.lessThan(xOf(input('recommend', 10)));
    page.dir = 'rtl';
    await until(() => person.find('.widget').dir === 'rtl');
    expect(xOf(input('recommend', 0))).to.be.greaterThan(xOf(input('recommend', 10)));
  });

  it('is accessible', async () => {
    const person = await meet({ config: pulse }, { lang: 'ar' });
    await until(() => title(person) === 'كيف كان أسبوعك؟');
    await expectAccessible(person.survey);
  });
});
