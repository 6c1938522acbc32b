import { expect } from '@open-wc/testing';
import { itemsOf } from '../../src/core/instrument.js';
import type { Answers } from '../../src/core/schema/answers.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import { isFollowable, type Occasion } from '../../src/elements/survey/survey-closing.model.js';
import { givenEarly } from '../../src/elements/survey/survey-given.model.js';
import { viewOf } from '../../src/elements/survey/survey.model.js';
import en from '../../src/locales/en.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

const plain = { maxLength: 500, lines: 2 };

/** Every question is called as something that each object of the language has. */
const survey: Instrument = {
  id: 'names',
  version: '1.0.0',
  locale: 'en',
  title: 'Names',
  scales: {},
  dimensions: [],
  sections: [
    {
      id: 'propertyIsEnumerable',
      items: [
        { id: 'q', kind: 'rating', text: 'How well?' },
        { id: 'toString', kind: 'text', ...plain, text: 'Why?' },
        { id: 'hasOwnProperty', kind: 'single', text: 'Which?', options: ['toString', 'valueOf'].map(option) },
        { id: 'isPrototypeOf', kind: 'multiple', text: 'Which all?', options: ['toString', 'valueOf'].map(option) },
        { id: 'valueOf', kind: 'ranking', text: 'In which order?', options: ['toString', 'valueOf'].map(option) },
        { id: 'toLocaleString', kind: 'text', ...plain, text: 'Where?' },
        { id: 'late', kind: 'text', ...plain, text: 'And?', when: { item: 'toString', is: 'answered' } },
      ],
    },
  ],
};

function option(id: string): { id: string; label: string } {
  return { id, label: `The ${id}` };
}

const kept = ({ read }: Person): Promise<void> => until(() => read('.kept') === en.kept['true'], 'says it is kept');

describe('questions called as what every object has', () => {
  it('are empty until they are answered, and nothing of them is sent', async () => {
    const there = post();
    const person = await meet({ config: survey, transport: there });
    await person.whole();
    expect(person.input('toString').value).to.equal('');
    expect(person.all(':checked')).to.have.lengthOf(0);
    expect(person.question('late').checkVisibility()).to.be.false;
    expect(person.root.textContent).not.to.include('native code');
    person.choose('q', 3);
    await person.press('review', '[data-act="send"]');
    expect(person.read('[part=review]')).not.to.include('native code');
    await person.press('send');
    await until(() => there.events.length);
    expect((there.events[0]!.data as { answers: object }).answers).to.deep.equal({ q: 3 });
  });

  it('have no comment to follow where none was written', () => {
    const visible = itemsOf(survey);
    const occasion = {
      ...{ survey: 'names', locale: 'en', activeMs: 0, labelled: false },
      terms: { keepsComments: true },
    };
    const isFollowed = (answers: Answers): boolean =>
      isFollowable({ instrument: survey, answers, visible }, occasion as Occasion);
    expect(isFollowed({ q: 3 })).to.be.false;
    expect(isFollowed({ q: 3, toString: 'hello' })).to.be.true;
  });

  it('are empty where an early answer to them was taken back', () => {
    const early = { [JSON.stringify([itemsOf(survey)[1], {}])]: { at: 1 } };
    const [given] = givenEarly(early, survey, (then) => viewOf(then, 'en'));
    expect(given).to.deep.equal({ item: 'toString', hash: given!.hash, at: 1 });
  });

  it('can be cleared, and drafts go on', async () => {
    const person = await meet({ config: survey });
    await person.whole();
    person.write('toString', 'hello');
    await kept(person);
    person.write('toString', '');
    person.choose('q', 5);
    await kept(person);
    const { respondent } = person.survey;
    person.survey.remove();
    const back = await meet({ config: survey, respondent });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ q: 5 });
    expect(back.input('toString').value).to.equal('');
  });

  it('are kept, come back, are read over and are sent as any other', async () => {
    const there = post();
    const person = await meet({ config: survey, transport: there });
    await person.whole();
    const texts = ['toString', 'toLocaleString'];
    for (const id of texts) person.write(id, `about ${id}`);
    person.choose('hasOwnProperty', 'toString');
    person.choose('isPrototypeOf', 'valueOf');
    await kept(person);
    const { respondent } = person.survey;
    person.survey.remove();
    const back = await meet({ config: survey, respondent, transport: there });
    await back.shows('.resumed');
    await back.press('review', '[data-act="send"]');
    for (const id of texts) expect(back.read('[part=review]')).to.include(`about ${id}`);
    expect(back.read('[part=review]')).to.include('The toString').and.to.include('The valueOf');
    await back.press('send');
    await until(() => there.events.length);
    const { answers } = there.events[0]!.data as { answers: Record<string, unknown> };
    const expected = [...texts.map((id) => [id, `about ${id}`]), ['hasOwnProperty', 'toString']];
    expect(Object.entries(answers).sort()).to.deep.equal([...expected, ['isPrototypeOf', ['valueOf']]].sort());
  });

  it('are heard of from another tab, given and taken back', async () => {
    const shared = { config: survey, respondent: crypto.randomUUID() };
    const [a, b] = [await meet(shared), await meet(shared)];
    await Promise.all([a.whole(), b.whole()]);
    a.write('toString', 'hello');
    await until(() => b.input('toString').value === 'hello', 'the other hears of it');
    a.write('toString', '');
    a.choose('q', 1);
    await until(() => b.input('q', 1).checked && b.input('toString').value === '', 'the other hears that it is gone');
    expect(b.survey.answers).to.deep.equal({ q: 1 });
  });
});
