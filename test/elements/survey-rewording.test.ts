import { expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import en from '../../src/locales/en.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

const kept = ({ read }: Person): Promise<void> => until(() => read('.kept') === en.kept['true'], 'says it is kept');

/** The survey as its author has changed it. */
function changed(change: (instrument: Instrument) => void): Instrument {
  const copy = structuredClone<Instrument>(pulse);
  change(copy);
  return copy;
}

const item = (instrument: Instrument, id: string): { text: unknown; id: string } =>
  instrument.sections.flatMap(({ items }) => items).find((each) => each.id === id)!;

/** The same person comes back, to other questions than before. */
async function back(before: Person, config: Instrument = pulse, lang = 'en'): Promise<Person> {
  const { respondent, transport } = before.survey;
  before.survey.remove();
  const person = await meet({ config, respondent, transport: transport! }, { lang });
  await person.shows('.resumed');
  return person;
}

async function answered(): Promise<Person> {
  const person = await meet({ config: pulse, transport: post() });
  person.choose('helped', 4);
  person.choose('recommend', 2);
  person.write('why', 'Long mornings');
  await kept(person);
  return person;
}

const reworded = changed((survey) => (item(survey, 'why').text = 'What is the main reason?'));

describe('an answer to a question that was worded anew', () => {
  it('is shown beside the question, with its old words, and not as an answer to the new ones', async () => {
    const person = await back(await answered(), reworded);
    expect(person.survey.answers).to.deep.equal({ helped: 4, recommend: 2 });
    const note = person.read('[data-id=why] .aside');
    expect(note).to.include(en.questionChanged).and.to.include('Long mornings');
    expect(note).to.include('What is missing?');
    expect(person.read('.resumed p')).to.equal(`${en.resumed} ${en.changedSince(1)}`);
    expect(person.input('why').getAttribute('aria-describedby')).to.include('was-why');
    await expect(person.survey).to.be.accessible();
  });

  it('comes back when the old words do, whatever was answered meanwhile', async () => {
    const between = await back(await answered(), reworded);
    between.choose('helped', 5);
    between.write('why', 'Late evenings');
    await kept(between);
    const again = await back(between);
    expect(again.survey.answers).to.deep.equal({ helped: 5, recommend: 2, why: 'Long mornings' });
    expect(again.read('[data-id=why] .aside')).to.include('Late evenings');
    const third = await back(again, reworded);
    expect(third.input('why').value).to.equal('Late evenings');
  });

  it('can be used again with one press', async () => {
    const person = await back(await answered(), reworded);
    person.find('[data-id=why] .aside button').click();
    expect(person.input('why').value).to.equal('Long mornings');
    expect(person.survey.answers).to.include({ why: 'Long mornings' });
    await kept(person);
  });

  it('is kept aside when one point of its scale is called something else', async () => {
    const relabelled = changed((survey) => (survey.scales['agreement']!.points[0] = 'No way'));
    const person = await back(await answered(), relabelled);
    expect(person.survey.answers).to.deep.equal({ recommend: 2, why: 'Long mornings' });
    expect(person.read('[data-id=helped] .aside')).to.include('Agree');
    const again = await back(person);
    expect(again.survey.answers).to.include({ helped: 4 });
  });

  it('is shown although it is not asked any more, and not said to stand', async () => {
    const person = await meet({ config: pulse, transport: post() });
    person.choose('helped', 4);
    await kept(person);
    const shorter = changed((survey) => survey.sections[0]!.items.shift());
    const later = await back(person, shorter);
    expect(later.survey.answers).to.deep.equal({});
    expect(later.read('header ~ .aside')).to.include(en.noLongerAsked).and.to.include('Agree');
    expect(later.read('.resumed p')).to.equal('');
    expect((await back(later)).survey.answers).to.deep.equal({ helped: 4 });
  });

  it('stays with its words when the questions change under the open page', async () => {
    const person = await answered();
    person.survey.config = reworded;
    await person.shows('[data-id=why] .aside');
    expect(person.input('why').value).to.equal('');
    expect(person.survey.answers).to.deep.equal({ helped: 4, recommend: 2 });
  });

  it('is an answer still in another language', async () => {
    const person = await back(await answered(), pulse, 'de');
    expect(person.survey.answers).to.deep.equal({ helped: 4, recommend: 2, why: 'Long mornings' });
    expect(person.all('.aside')).to.be.empty;
  });

  it('goes when the person starts over', async () => {
    const person = await back(await answered(), reworded);
    await person.press('startOver');
    await until(() => person.all('.aside, .resumed').length === 0);
    person.choose('helped', 2);
    await kept(person);
    const again = await back(person);
    expect(again.survey.answers).to.deep.equal({ helped: 2 });
  });
});
