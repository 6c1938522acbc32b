import { expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import type { AttuneResultEvent } from '../../src/events/result.js';
import { forgetEverything } from './support/own-database.js';
import { meet, words, type Person } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

const isSeen = ({ question }: Person, id: string): boolean => question(id).checkVisibility();

describe('questions that depend on others', () => {
  it('appear and go as they answer, without moving the focus', async () => {
    const person = await meet({ config: pulse });
    const { choose, focused, input, reach } = person;
    expect(isSeen(person, 'why')).to.be.false;
    await reach('recommend', 6);
    choose('recommend', 6);
    expect(isSeen(person, 'why')).to.be.true;
    expect(focused() === input('recommend', 6)).to.be.true;
    choose('recommend', 7);
    expect(isSeen(person, 'why')).to.be.false;
  });

  it('come and go with their section and its heading', async () => {
    const person = await meet({ config: pulse });
    const heading = (): boolean => person.find('[data-section=visit] h3').checkVisibility();
    expect(heading()).to.be.false;
    person.choose('place', 'customer');
    expect(isSeen(person, 'learned') && heading()).to.be.true;
    person.choose('place', 'home');
    expect(isSeen(person, 'learned') || heading()).to.be.false;
  });

  it('count in how far they are only while they are asked', async () => {
    const { choose, read } = await meet({ config: pulse });
    expect(read('#answered')).to.equal('0 of 6 answered');
    choose('place', 'customer');
    expect(read('#answered')).to.equal('1 of 7 answered');
    choose('place', 'home');
    expect(read('#answered')).to.equal('1 of 6 answered');
  });

  it('are not required while they are hidden', async () => {
    const { choose, press, read } = await meet({ config: pulse });
    choose('helped', 3);
    choose('place', 'customer');
    await press('review');
    expect(read('.errors')).to.include('What did you learn there?');
    choose('place', 'office');
    await press('review');
    expect(read('[part=review]')).to.include('At the office');
  });

  it('keep a hidden answer on screen’s memory, and out of what is sent', async () => {
    const there = post();
    const { choose, heard, input, send, write } = await meet({ config: pulse, transport: there });
    choose('helped', 3);
    choose('recommend', 2);
    write('why', 'Respect');
    choose('recommend', 9);
    choose('recommend', 1);
    expect(input('why').value).to.equal('Respect');
    choose('recommend', 9);
    await send();
    const sent = heard.find(({ type }) => type === 'attune-result') as AttuneResultEvent;
    expect(sent.result.data.answers).to.deep.equal({ helped: 3, recommend: 9 });
  });

  it('are left out of the review while they are hidden', async () => {
    const { choose, press, all } = await meet({ config: pulse });
    choose('helped', 3);
    await press('review');
    const rows = all('[part=review] dt').map(words);
    expect(rows).to.have.lengthOf(6);
    expect(rows).not.to.include('What is missing?');
  });

  it('are skipped one at a time', async () => {
    const { choose, press, read, survey } = await meet({
      config: pulse,
      paged: 'question',
      answers: { helped: 3 },
    });
    await press('next');
    await press('next');
    expect(read('.legend')).to.equal('Would you recommend us as a place to work?');
    choose('recommend', 10);
    await press('next');
    expect(read('.legend')).to.equal('Where did you mostly work?');
    await press('back');
    choose('recommend', 1);
    await press('next');
    expect(read('[part=questions] label')).to.equal('What is missing?');
    expect(survey.answers).to.deep.equal({ helped: 3, recommend: 1 });
  });
});
