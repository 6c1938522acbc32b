import { expect } from '@open-wc/testing';
import { centricity } from '../../demo/configs/centricity.js';
import { pulse } from '../../demo/configs/pulse.js';
import { itemsOf } from '../../src/core/instrument.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';

after(forgetEverything);
afterEach(() => dispatchEvent(new Event('afterprint')));

const long = 'What I mean takes more room than a field has. '.repeat(20).trim();
/** What is drawn and not hidden by anything but a style sheet for screens. */
const asked = ({ all }: Person): string[] =>
  all('[part=questions] [data-id]:not([hidden])')
    .filter((each) => !each.closest('[hidden]'))
    .map((each) => each.dataset['id']!);

describe('a survey on paper', () => {
  for (const paged of ['question', 'section', 'never'] as const)
    it(`has every question in its order, and what was answered: paged="${paged}"`, async () => {
      const person = await meet({ config: centricity, paged, answers: { C1: 5, N1: 7, T1: long } });
      await person.whole();
      const { all, find, input, read, survey } = person;
      if (paged !== 'never') await person.press('next');
      const before = [asked(person), read('#answered'), all('[part=privacy]').length];
      dispatchEvent(new Event('beforeprint'));
      // A printer does not wait.
      expect(asked(person)).to.deep.equal(itemsOf(centricity).map(({ id }) => id));
      expect([input('C1', 5).checked, input('N1', 7).checked]).to.deep.equal([true, true]);
      expect(read('[data-id=T1] .written')).to.equal(long);
      expect(read('[part=privacy] strong')).to.equal('Without your name.');
      dispatchEvent(new Event('afterprint'));
      await survey.updateComplete;
      expect([asked(person), read('#answered'), all('[part=privacy]').length]).to.deep.equal(before);
      expect(all('.written')).to.be.empty;
      expect(find('[part=questions]')).to.exist;
    });

  it('leaves out what is not asked of this person', async () => {
    const person = await meet({ config: pulse, paged: 'question', answers: { recommend: 10 } });
    await person.whole();
    dispatchEvent(new Event('beforeprint'));
    expect(asked(person)).to.include('recommend').and.not.to.include('why');
  });

  it('gives back the place and the focus, in a text as well', async () => {
    const answers = { helped: 4, recommend: 3, why: 'Fewer meetings' };
    const person = await meet({ config: pulse, paged: 'question', answers });
    await person.whole();
    const { find, focused, press, shows, survey } = person;
    while (!person.all('[data-act=review]').length) await press('next');
    await press('review');
    find('[data-goto=why]').click();
    await shows('[part=questions] [data-id=why]');
    await until(() => focused()?.localName === 'textarea');
    for (const moment of ['beforeprint', 'afterprint']) {
      dispatchEvent(new Event(moment));
      await survey.updateComplete;
      expect(focused()?.getAttribute('name'), moment).to.equal('why');
    }
    expect(asked(person)).to.deep.equal(['why']);
  });
});
