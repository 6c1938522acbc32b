import { aTimeout, expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import { Drafts } from '../../src/transport/drafts.js';
import { pageFoundation } from '../../src/transport/foundation.js';
import { forgetEverything, withoutDisk } from './support/own-database.js';
import { meet, until, type Person, type SurveySettings } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

const kept = ({ find }: Person): Promise<void> =>
  until(() => find('.kept').textContent === 'Saved on this device', 'says that the draft is kept');

/** The same person opens the page again. */
async function again(before: Person, settings: SurveySettings = {}, ready = '[part=questions]'): Promise<Person> {
  const { respondent, config } = before.survey;
  before.survey.remove();
  return meet({ config, respondent, ...settings }, { ready });
}

describe('a draft', () => {
  it('is kept on the device shortly after each answer, and says so', async () => {
    const person = await meet({ config: pulse });
    expect(person.read('.kept')).to.equal('');
    person.choose('helped', 4);
    await kept(person);
  });

  it('is there again when they come back, with every kind of answer', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    person.choose('pace', 'na');
    person.choose('recommend', 2);
    person.write('why', 'Größere Schritte');
    person.choose('blockers', 'rules');
    person.find('[data-row="0"][data-by="0"]').click();
    await kept(person);
    const { answers } = person.survey;
    const back = await again(person);
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal(answers);
    expect(Object.keys(answers)).to.have.lengthOf(6);
    expect(back.input('pace', 'na').checked).to.be.true;
    expect(back.input('why').value).to.equal('Größere Schritte');
  });

  it('is written at once when they leave, even in the middle of a word', async () => {
    const person = await meet({ config: pulse });
    person.choose('recommend', 2);
    await kept(person);
    person.write('why', 'Half a');
    const back = await again(person);
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ recommend: 2, why: 'Half a' });
  });

  it('is told as an earlier one also where another tab writes at the very moment it is looked up', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    const { load } = Drafts.prototype;
    let looksUp = false;
    let go = (): void => {};
    Drafts.prototype.load = async function (...at) {
      Drafts.prototype.load = load;
      looksUp = true;
      await new Promise<void>((done) => (go = done));
      return load.apply(this, at);
    };
    const back = await again(person);
    await until(() => looksUp, 'looks it up');
    pageFoundation().signals.wake();
    await aTimeout(300);
    go();
    await back.shows('.resumed');
  });

  it('is written when the page goes to the background, as phones do before they close it', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 5);
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    await kept(person);
  });

  it('stays in the element when that only moves within the page', async () => {
    const { survey, page, choose, input } = await meet({ config: pulse });
    choose('helped', 4);
    const elsewhere = document.createElement('section');
    page.append(elsewhere);
    elsewhere.append(survey);
    await survey.updateComplete;
    expect(input('helped', 4).checked).to.be.true;
    expect(survey.answers).to.deep.equal({ helped: 4 });
  });

  it('carries on, one at a time, at the first question without an answer', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    person.choose('pace', 2);
    await kept(person);
    const back = await again(person, { paged: 'question' });
    await until(() => back.read('#answered') === 'Question 3 of 6');
    expect(back.read('.legend')).to.equal('Would you recommend us as a place to work?');
  });

  it('loses only the answer whose question was worded anew', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    person.choose('place', 'home');
    await kept(person);
    const reworded = structuredClone<Instrument>(pulse);
    reworded.sections[0]!.items[0]!.text = 'Somebody helped me.';
    reworded.sections[0]!.items[1]!.required = true;
    const back = await again(person, { config: reworded });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ place: 'home' });
  });

  it('survives a translation that was added meanwhile', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    const translated = structuredClone<Instrument>(pulse);
    (translated.sections[0]!.items[0]!.text as Record<string, string>)['fr'] = 'On m’a aidé.';
    const back = await again(person, { config: translated });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 4 });
  });

  it('does not overwrite what the page or they themselves have just answered', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 1);
    person.choose('place', 'home');
    await kept(person);
    const back = await again(person, { answers: { helped: 5 } });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 5, place: 'home' });
  });

  it('can be thrown away, and the survey begun anew', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    const back = await again(person);
    await back.shows('.resumed');
    await back.press('startOver');
    await until(() => back.all('.resumed').length === 0);
    expect(back.survey.answers).to.deep.equal({});
    expect(back.all('input:checked')).to.be.empty;
    const third = await again(back);
    third.choose('place', 'home');
    await kept(third);
    expect(third.survey.answers).to.deep.equal({ place: 'home' });
  });

  it('belongs to one person: another on the same device sees none of it', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    const other = await again(person, { respondent: 'someone else' });
    other.choose('place', 'home');
    await kept(other);
    expect(other.survey.answers).to.deep.equal({ place: 'home' });
  });

  it('is not shown to whom the page names after the survey has been drawn', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    person.survey.respondent = crypto.randomUUID();
    await until(() => Object.keys(person.survey.answers).length === 0, 'forgets the first person’s answers');
    person.choose('place', 'office');
    await kept(person);
    const { respondent } = person.survey;
    const back = await again(person, { respondent });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ place: 'office' });
  });

  it('is gone once the answers are sent', async () => {
    const person = await meet({ config: pulse, transport: post() });
    person.choose('helped', 4);
    await kept(person);
    await person.send();
    await until(() => person.read('[part=status] h2') === 'Your answers have arrived');
    await person.press('again', '[part=questions]');
    const back = await again(person);
    back.choose('place', 'office');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'office' });
  });

  it('is not offered again after sending: coming back shows where the answers are', async () => {
    const there = post();
    const person = await meet({ config: pulse, transport: there });
    person.choose('helped', 4);
    await person.send();
    await until(() => person.read('[part=status] h2') === 'Your answers have arrived');
    const back = await again(person, { transport: there }, '[part=status]');
    expect(back.read('[part=status] h2')).to.equal('Your answers have arrived');
    expect(there.events).to.have.lengthOf(1);
  });
});

describe('a shared computer', () => {
  it('keeps nothing when the page says that it is shared', async () => {
    const person = await meet({ config: pulse, shared: true });
    expect(person.find('[part=privacy] input').checkVisibility()).to.be.false;
    person.choose('helped', 4);
    const back = await again(person, { shared: false });
    back.choose('place', 'office');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'office' });
  });

  it('keeps nothing where they say so before what keeps has come', async () => {
    const { setTimeout: later } = window;
    const held: (() => void)[] = [];
    // it is asked for by a timer, after the paint
    window.setTimeout = ((act: () => void, ms?: number) =>
      ms === 50 || ms === 250 ? held.push(act) : later(act, ms)) as typeof setTimeout;
    const person = await meet({ config: pulse }).finally(() => (window.setTimeout = later));
    expect(held).not.to.be.empty;
    person.find('[part=privacy] input').click();
    for (const act of held) act();
    person.choose('helped', 4);
    await person.whole();
    const back = await again(person);
    back.choose('place', 'office');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'office' });
  });

  it('forgets what it kept as soon as they say so', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    person.find('[part=privacy] input').click();
    await until(() => person.read('.kept') === '', 'no longer says that it is kept');
    person.choose('pace', 2);
    const back = await again(person);
    back.choose('place', 'office');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'office' });
  });

  it('forgets what it kept when the page says so later', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    person.survey.shared = true;
    await until(() => person.read('.kept') === '', 'no longer says that it is kept');
    const back = await again(person, { shared: false });
    back.choose('place', 'office');
    await kept(back);
    expect(back.survey.answers).to.deep.equal({ place: 'office' });
  });
});

describe('a browser that stores nothing', () => {
  it('says that no draft is kept, and lets them answer all the same', () =>
    withoutDisk(async () => {
      const person = await meet({ config: pulse });
      person.choose('helped', 4);
      await until(() => person.read('.kept').startsWith('This browser keeps no drafts'));
      expect(person.survey.answers).to.deep.equal({ helped: 4 });
    }));
});
