import { aTimeout, expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import '../../src/elements/provider/provider.js';
import type { AttuneEvent, Result } from '../../src/core/schema/event.js';
import type { AttuneResultEvent } from '../../src/events/result.js';
import en from '../../src/locales/en.js';
import { described } from './support/described.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';
import { post, type Post } from './support/transports.js';

after(forgetEverything);

const { fetch } = window;
afterEach(() => {
  window.fetch = fetch;
});

const endpoint = '/v1/acme/events';
const published = described;
const { now } = published;

/** A receiver that describes its survey so; what it was asked for. */
function answering(described: object, status = 200): string[] {
  const asked: string[] = [];
  window.fetch = (url) => {
    asked.push(url instanceof Request ? url.url : url.toString());
    return Promise.resolve(Response.json(described, { status }));
  };
  return asked;
}

describe('a survey that a receiver has published', () => {
  for (const [privacy, counts] of [
    ['identified', true],
    ['confidential', false],
    ['anonymous', false],
  ] as const) {
    it(`${counts ? 'says' : 'does not say'} which group its answers count for when it is ${privacy}`, async () => {
      answering({ ...published, privacy });
      const { read } = await meet({ config: pulse, group: 'north', endpoint, transport: post() });
      await until(() => read('[part=privacy]').includes(counts ? 'Sales North' : 'at least 7 people'));
      expect(read('[part=privacy]').includes('Your answers count for')).to.equal(counts);
    });
  }

  it('leads: its promise and its minimum come before what the page says', async () => {
    const asked = answering(published);
    const { read, page, find } = await meet({ config: pulse, group: 'north', endpoint, transport: post() });
    await until(() => read('[part=privacy] strong') === 'Anonymous.');
    expect(read('[part=privacy]')).to.include('at least 7 people');
    expect(asked).to.deep.equal([`${location.origin}/v1/acme/surveys/pulse`]);
    let result: AttuneResultEvent | undefined;
    page.addEventListener('attune-result', (event) => {
      event.preventDefault();
      result = event;
    });
    find<HTMLInputElement>('[name=helped][value="3"]').click();
    find('[data-act=review]').click();
    await until(() => page.querySelector('attune-survey')!.shadowRoot!.querySelector('[data-act=send]'));
    find('[data-act=send]').click();
    await until(() => result);
    expect(result!.result.data.meta.privacy).to.equal('anonymous');
    expect(result!.result.data).not.to.have.property('timing');
  });

  it('is not asked about by whoever has sent: where their answers stand is told, not what the page’s owner has to mend', async () => {
    const settings = { config: pulse, endpoint, respondent: crypto.randomUUID(), transport: post() };
    answering(published);
    const first = await meet(settings);
    first.choose('helped', 4);
    await first.send();
    await until(() => first.read('[part=status] h2') === en.sentTitle.delivered);
    first.survey.remove();
    const asked = answering({ ...published, wordings: ['0123456789abcdef'] });
    const back = await meet(settings);
    await until(() => asked.length && back.all('[part=status]').length);
    await aTimeout(200);
    expect(back.read('[part=status] h2')).to.equal(en.sentTitle.delivered);
    expect(back.all('[part=error]')).to.be.empty;
    back.find('[data-act=again]').click();
    await back.shows('[part=error]');
  });

  it('makes no promise while the page says nothing and the receiver has not answered', async () => {
    let answer: ((_: Response) => void) | undefined;
    window.fetch = () => new Promise((resolve) => (answer = resolve));
    const { find, read } = await meet({ config: pulse, endpoint });
    const promised = (): string => getComputedStyle(find('[part=privacy] p')).visibility;
    expect(promised()).to.equal('hidden');
    await until(() => answer, 'the receiver is asked');
    answer!(Response.json(published));
    await until(() => promised() === 'visible');
    expect(read('[part=privacy] strong')).to.equal('Anonymous.');
  });

  /** Sends as identified by the page's word, quicker than the receiver describes the survey. */
  const hurry = async (): Promise<Person & { there: Post; answer: (description: object) => void }> => {
    let answer: ((_: Response) => void) | undefined;
    window.fetch = () => new Promise((resolve) => (answer = resolve));
    const there = post();
    const person = await meet({ config: pulse, privacy: 'identified', group: 'north', endpoint, transport: there });
    await until(() => answer, 'the receiver is asked');
    person.choose('helped', 3);
    await person.press('review', '[data-act=send]');
    person.find('[data-act=send]').click();
    return Object.assign(person, { there, answer: (said: object) => answer!(Response.json(said)) });
  };
  const wait = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

  it('lets nobody send under another promise, however quick they are; what they sent is what they had answered', async () => {
    const { there, answer, survey, find, shows } = await hurry();
    // Neither another click nor what the page does meanwhile changes what was sent.
    find('[data-act=send]').click();
    survey.answers = {};
    await wait(300);
    expect(there.events).to.be.empty;
    answer(published);
    await shows('[part=status]');
    await until(() => there.events.length);
    const [{ data }] = there.events as [AttuneEvent & { data: Result['data'] }];
    expect(data.meta.privacy).to.equal('anonymous');
    expect(data.answers).to.deep.equal({ helped: 3 });
    expect(data).not.to.have.property('timing');
    await wait(100);
    expect(there.events).to.have.lengthOf(1);
  });

  it('does not hold up what is sent for long: after two seconds the page’s word holds', async () => {
    const { there, shows } = await hurry();
    await wait(1000);
    expect(there.events).to.be.empty;
    await shows('[part=status]');
    await until(() => there.events.length);
    const [{ data }] = there.events as [AttuneEvent & { data: Result['data'] }];
    expect(data.meta.privacy).to.equal('identified');
  });

  it('takes nothing from who was quicker than the news that it is over; what they wrote stays', async () => {
    const { there, answer, survey, shows, read } = await hurry();
    answer({ ...published, status: 'closed', closesAt: '2026-11-16T12:00:00.000Z' });
    await shows('[part=closed]');
    await wait(100);
    expect(read('[part=closed]')).to.include(en.shutKept);
    expect(survey.answers).to.deep.equal({ helped: 3 });
    expect(there.events).to.be.empty;
  });

  it('asks nothing once it is over, and says since when; what was written is kept', async () => {
    answering({ ...published, status: 'closed', closesAt: '2026-11-16T09:00:00.000Z' });
    const { read, root, shows } = await meet(
      { config: pulse, endpoint, answers: { helped: 2 } },
      { ready: '[part=closed]' },
    );
    await shows('[part=closed]');
    expect(read('[part=closed] h2')).to.equal('This survey closed on November 16');
    expect(read('[part=closed]')).to.include(en.shutKept);
    expect(root.querySelector('[part=questions], [data-act=review]')).to.equal(null);
  });

  it('says when it opens, and asks once it has', async () => {
    const opensAt = new Date(Date.parse(now) + 50).toISOString();
    answering({ ...published, status: 'not-yet-open', opensAt });
    const { read, shows } = await meet({ config: pulse, endpoint }, { ready: '[part=closed]' });
    expect(read('[part=closed] h2')).to.match(/^This survey opens on November 24 at /);
    answering(published);
    await shows('[part=questions]');
  });

  it('is no survey where the receiver knows none of its name', async () => {
    answering({ code: 'survey-unknown', status: 404 }, 404);
    const { read } = await meet({ config: pulse, endpoint }, { ready: '[part=error]' });
    expect(read('[part=error] li')).to.include('survey "pulse" is not published');
  });

  it('is asked for by its provider’s address as well', async () => {
    const asked = answering(published);
    const provider = document.createElement('attune-provider');
    provider.endpoint = endpoint;
    document.body.append(provider);
    const { survey, read } = await meet({ config: pulse });
    provider.append(survey);
    survey.config = { ...pulse, title: 'Elsewhere' };
    await until(() => read('[part=privacy] strong') === 'Anonymous.');
    expect(asked[0]).to.equal(`${location.origin}/v1/acme/surveys/pulse`);
    provider.remove();
  });
});

describe('a survey without a receiver', () => {
  it('asks nobody, and says that no name is sent where none is', async () => {
    const asked = answering({});
    const person = await meet({ config: pulse, endpoint: '/somewhere' });
    expect(person.read('[part=privacy] strong')).to.equal('Without your name.');
    person.choose('helped', 3);
    await until(() => person.read('.kept') !== '');
    expect(asked).to.be.empty;
  });

  it('keeps the page’s word', async () => {
    const { read, survey } = await meet({ config: pulse, privacy: 'confidential' });
    expect(read('[part=privacy] strong')).to.equal('Confidential.');
    survey.privacy = 'identified';
    await survey.updateComplete;
    expect(read('[part=privacy] strong')).to.equal('With your name.');
    survey.privacy = undefined;
    survey.getAuth = () => Promise.resolve({ authorization: 'Bearer x' });
    await survey.updateComplete;
    expect(read('[part=privacy] strong')).to.equal('With your name.');
  });
});

describe('a word that no setting knows', () => {
  for (const [name, word, message] of [
    ['privacy', 'anonymos', 'must be one of "identified", "confidential", "anonymous": perhaps "anonymous"'],
    ['mode', 'ful', 'perhaps "full"'],
    ['ack', 'ecko', 'perhaps "echo"'],
    ['preset', 'zapper', 'perhaps "zapier"'],
    ['paged', 'sections', 'perhaps "section"'],
  ] as const) {
    it(`is told to the page’s owner, and none is taken in its place: ${name}="${word}"`, async () => {
      const { read, survey, heard, shows } = await meet({ config: pulse });
      survey.setAttribute(name, word);
      await shows('[part=error]');
      expect(read('[part=error] li')).to.include(`${name} is "${word}"`).and.to.include(message);
      expect(heard.map(({ type }) => type)).to.include('attune-error');
      survey.setAttribute(name, message.split('perhaps "')[1]!.slice(0, -1));
      await shows('[part=questions]');
    });
  }
});
