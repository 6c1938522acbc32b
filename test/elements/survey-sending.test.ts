import { expect } from '@open-wc/testing';
import { centricity } from '../../demo/configs/centricity.js';
import { pulse } from '../../demo/configs/pulse.js';
import { instrumentHash } from '../../src/core/hashes.js';
import type { SurveyData } from '../../src/core/schema/event.js';
import { scorePerson } from '../../src/core/scoring/index.js';
import type { AttuneChangeEvent } from '../../src/events/change.js';
import type { AttuneResultEvent } from '../../src/events/result.js';
import en from '../../src/locales/en.js';
import type { SubmitHook } from '../../src/transport/index.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';
import { never, post } from './support/transports.js';

after(forgetEverything);

const results = ({ heard }: Person): AttuneResultEvent[] =>
  heard.filter((event) => event.type === 'attune-result') as AttuneResultEvent[];
const arrived = ({ read }: Person): Promise<void> =>
  until(() => read('[part=status] h2') === 'Your answers have arrived');

describe('sending a survey', () => {
  it('hands over the raw answers and what they were given to, never a score', async () => {
    const person = await meet({ config: pulse, survey: 'pulse-2026', group: 'sales', segment: 'front-line', privacy: 'confidential' });
    person.choose('helped', 4);
    person.choose('pace', 'na');
    person.choose('blockers', 'tools');
    await person.send();
    const [event] = results(person);
    const { type, subject, sequence, title, data } = event!.result;
    expect({ type, sequence, title }).to.deep.equal({
      type: 'io.attune.survey.submitted.v1',
      sequence: 1,
      title: 'How was your week?',
    });
    expect(subject).to.match(/^resp\/[0-9a-f-]{36}$/);
    expect(data.form).to.deep.equal({ id: 'pulse-2026', version: '1.2.0', hash: instrumentHash(pulse), locale: 'en' });
    expect(data.answers).to.deep.equal({ helped: 4, pace: null, blockers: ['tools'] });
    expect(data).to.include({ status: 'final', group: 'sales', segment: 'front-line' });
    expect(data.meta).to.include({ widget: 'attune-survey', privacy: 'confidential' });
    expect(data.timing!.claimed).to.be.true;
    expect(JSON.stringify(data)).not.to.match(/score|points|mean/);
  });

  it('says nothing about time, respondent or page when it is anonymous', async () => {
    const there = post();
    const person = await meet({ config: pulse, privacy: 'anonymous', respondent: 'jo@example.com', transport: there });
    person.choose('helped', 4);
    await person.send();
    await arrived(person);
    expect(results(person)[0]!.result.data).not.to.have.property('timing');
    const [event] = there.events;
    expect(event!.source).to.equal('urn:attune:survey:pulse');
    expect(JSON.stringify(event)).not.to.include('jo@example.com');
    expect(JSON.stringify(event)).not.to.include(location.host);
  });

  it('gives one submission one id from the page to the endpoint', async () => {
    const there = post();
    const person = await meet({ config: pulse, transport: there });
    person.choose('helped', 4);
    await person.send();
    await arrived(person);
    const [event] = there.events;
    expect(event!.subject).to.equal(results(person)[0]!.result.subject);
    expect(event!.data).to.deep.equal(results(person)[0]!.result.data);
  });

  it('calls a hook with the event, as long as the hook throws again', async () => {
    const calls: unknown[] = [];
    const submit: SubmitHook = (event) => {
      calls.push((event.data as SurveyData).answers);
      if (calls.length < 2) throw new Error('not yet');
    };
    const person = await meet({ config: pulse, submit, endpoint: `/hook-${crypto.randomUUID()}` });
    person.choose('helped', 4);
    await person.send();
    await person.shows('[data-act=retry]');
    await person.press('retry');
    await arrived(person);
    expect(calls).to.deep.equal([{ helped: 4 }, { helped: 4 }]);
  });

  it('adds the questions’ words only for endpoints that know nothing of them', async () => {
    const simple = await meet({ config: pulse, transport: post() });
    simple.choose('helped', 4);
    await simple.send();
    expect(results(simple)[0]!.result.data.labels).to.deep.equal({ helped: 'I got the help I needed.' });
    const full = await meet({ config: pulse, transport: post(), mode: 'full' });
    full.choose('helped', 4);
    await full.send();
    expect(results(full)[0]!.result.data).not.to.have.property('labels');
  });

  it('happens once, however often they press', async () => {
    const there = post();
    const person = await meet({ config: pulse, transport: there });
    person.choose('helped', 4);
    await person.press('review', '[data-act=send]');
    const button = person.find('[data-act=send]');
    button.click();
    button.click();
    await person.shows('[part=status]');
    await arrived(person);
    button.click();
    expect(results(person)).to.have.lengthOf(1);
    expect(there.events).to.have.lengthOf(1);
  });

  it('can be taken over by the page: nothing is stored or sent then, and no draft stays', async () => {
    const there = post();
    const person = await meet({ config: pulse, transport: there });
    person.page.addEventListener('attune-result', (event) => event.preventDefault());
    person.choose('helped', 4);
    await until(() => person.read('.kept') !== '');
    await person.press('review', '[data-act=send]');
    await person.press('send');
    await until(() => results(person).length === 1);
    expect(person.read('[part=status]')).to.equal(`${en.handedOverTitle} ${en.handedOverText}`);
    expect(person.focused() === person.find('[part=status] h2')).to.be.true;
    await expectAccessible(person.survey);
    const { respondent } = person.survey;
    person.survey.remove();
    const back = await meet({ config: pulse, respondent, transport: there });
    back.choose('place', 'home');
    await until(() => back.read('.kept') !== '');
    expect(back.survey.answers).to.deep.equal({ place: 'home' });
    expect(there.events).to.be.empty;
  });

  it('can be mended and sent again after the page has taken it over, as the same response, or begun anew', async () => {
    const person = await meet({ config: pulse, transport: post() });
    person.page.addEventListener('attune-result', (event) => event.preventDefault());
    person.choose('helped', 4);
    await person.send();
    await person.press('edit');
    expect(person.input('helped', 4).checked).to.be.true;
    person.choose('helped', 5);
    await person.send();
    const [first, second] = results(person).map(({ result }) => result);
    expect(second!.subject).to.equal(first!.subject);
    expect(second!.data.answers).to.deep.equal({ helped: 5 });
    await person.press('again', '[part=questions]');
    expect(person.survey.answers).to.deep.equal({});
    person.choose('helped', 1);
    await person.send();
    expect(results(person)[2]!.result.subject).not.to.equal(first!.subject);
  });

  it('waits where they can see it when the page names no endpoint', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await person.send();
    expect(person.read('[part=status]')).to.include('This page does not say where answers go.');
    expect(person.read('[part=status]')).to.include('Code: no-endpoint');
  });

  it('puts the focus on what became of it', async () => {
    const person = await meet({ config: pulse, transport: post(never) });
    person.choose('helped', 4);
    await person.send();
    await until(() => person.focused()?.localName === 'h2');
    expect(person.find('[part=status] [role=status]').contains(person.focused())).to.be.true;
  });

  it('lets them begin anew afterwards, as another response', async () => {
    const there = post();
    const person = await meet({ config: pulse, transport: there });
    for (const [before, answer] of [4, 2].entries()) {
      person.choose('helped', answer);
      await person.send();
      await until(() => there.events.length > before, 'is sent');
      await arrived(person);
      await person.press('again', '[part=questions]');
    }
    const [first, second] = there.events;
    expect(first!.id).not.to.equal(second!.id);
    expect(first!.subject).not.to.equal(second!.subject);
    expect((second!.data as SurveyData).answers).to.deep.equal({ helped: 2 });
  });

  it('tells the page of every answer, changed and cleared ones too', async () => {
    const { choose, heard } = await meet({ config: pulse });
    choose('blockers', 'tools');
    choose('blockers', 'tools');
    const changes = heard as AttuneChangeEvent[];
    expect(changes.map(({ type, item, answer }) => [type, item, answer])).to.deep.equal([
      ['attune-change', 'blockers', ['tools']],
      ['attune-change', 'blockers', undefined],
    ]);
  });
});

describe('their own result', () => {
  const answers = {
    ...{ C1: 5, C2: 4, C3: 5, C4: 4, C5: 2, C6: 1 },
    ...{ M1: 1, M2: 2, M3: 1, M4: 2, M5: 5, M6: 4 },
    ...{ O1: 3, O2: null, O3: null, O4: 4 },
  };

  it('is shown only when they ask, and equals what the receiver would work out', async () => {
    const person = await meet({ config: centricity, answers, transport: post() });
    await person.send();
    expect(person.all('[part=own-result]')).to.be.empty;
    await person.press('showOwn');
    const [contribution, manager, company] = person
      .all('[part=own-result] td:last-child')
      .map((cell) => cell.textContent.trim());
    const keys = [1, 1, 1, 1, -1, -1] as const;
    const scale = { min: 1, max: 5 };
    const points = (responses: (number | null)[]): string =>
      `${Math.round(scorePerson(responses, [...keys], scale).score100!)} points`;
    expect(contribution).to.equal(points([5, 4, 5, 4, 2, 1]));
    expect(contribution).to.equal('88 points');
    expect(manager).to.equal(points([1, 2, 1, 2, 5, 4]));
    expect(company).to.equal('too few answers');
  });

  it('is accessible, and takes the focus', async () => {
    const person = await meet({ config: centricity, answers, transport: post() });
    await person.send();
    await person.press('showOwn');
    await until(() => person.focused()?.localName === 'h3');
    await expectAccessible(person.survey);
  });

  it('does not exist where nothing is scored', async () => {
    const { dimensions: _, ...rest } = pulse;
    const unscored = structuredClone({ ...rest, dimensions: [] });
    for (const item of unscored.sections[0]!.items) if (item.kind === 'likert') delete item.dimension;
    const person = await meet({ config: unscored, transport: post() });
    person.choose('helped', 4);
    await person.send();
    expect(person.all('[data-act=showOwn]')).to.be.empty;
  });
});
