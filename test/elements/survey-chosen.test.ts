import { expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import { forgetEverything } from './support/own-database.js';
import { meet, type Person } from './support/person.js';

after(forgetEverything);

/** How a choice looks at this moment, without waiting for the engine to draw. */
function look({ input }: Person, id: string, value: string | number): Record<string, string> {
  const { backgroundColor, borderColor, fontWeight, color, cursor } = getComputedStyle(
    input(id, value).closest('label')!,
  );
  return { backgroundColor, borderColor, fontWeight, color, cursor };
}

// Each engine has its own ways to forget that a style depends on what an element has in it.
describe('a choice', () => {
  for (const [id, one, other] of [
    ['pace', 1, 4],
    ['recommend', 0, 10],
    ['place', 'home', 'office'],
  ] as const) {
    it(`looks chosen as soon as it is, and no more once another is: ${id}`, async () => {
      const person = await meet({ config: pulse });
      const plain = look(person, id, one);
      expect(look(person, id, other)).to.deep.equal(plain);
      person.choose(id, one);
      const chosen = look(person, id, one);
      expect(chosen.backgroundColor).not.to.equal(plain.backgroundColor);
      expect(chosen.borderColor).not.to.equal(plain.borderColor);
      person.choose(id, other);
      expect([look(person, id, one), look(person, id, other)]).to.deep.equal([plain, chosen]);
    });
  }

  it('of several looks chosen while it is', async () => {
    const person = await meet({ config: pulse });
    const plain = look(person, 'blockers', 'tools');
    person.choose('blockers', 'tools');
    expect(look(person, 'blockers', 'tools').backgroundColor).not.to.equal(plain.backgroundColor);
    person.choose('blockers', 'tools');
    expect(look(person, 'blockers', 'tools')).to.deep.equal(plain);
  });

  it('is bold in a table of statements', async () => {
    const person = await meet({ instrument: 'centricity' });
    person.page.style.inlineSize = '1000px';
    const plain = look(person, 'C1', 2);
    person.choose('C1', 2);
    expect(Number(look(person, 'C1', 2).fontWeight)).to.be.above(Number(plain.fontWeight));
    person.choose('C1', 3);
    expect(look(person, 'C1', 2)).to.deep.equal(plain);
  });

  it('looks chosen when the page gives the answers, and can be pressed no more when the page says so', async () => {
    const person = await meet({ config: pulse });
    const { survey } = person;
    person.choose('place', 'office');
    const chosen = look(person, 'place', 'office');
    survey.answers = { place: 'home' };
    await survey.updateComplete;
    expect(look(person, 'place', 'home')).to.deep.equal(chosen);
    expect(chosen.cursor).to.equal('pointer');
    survey.disabled = true;
    await survey.updateComplete;
    expect(look(person, 'place', 'home').cursor).to.equal('default');
    survey.disabled = false;
    await survey.updateComplete;
    expect(look(person, 'place', 'home').cursor).to.equal('pointer');
  });

  it('has the button that takes it back, while the question has the focus, from the first moment to the last', async () => {
    const person = await meet({ config: pulse });
    await person.whole();
    await person.reach('place', 'home');
    const button = person.question('place').querySelector('.clear')!;
    const seen = (): string => getComputedStyle(button).visibility;
    expect(seen()).to.equal('hidden');
    person.choose('place', 'home');
    expect(seen()).to.equal('visible');
    person.survey.answers = {};
    await person.survey.updateComplete;
    expect(seen()).to.equal('hidden');
    person.survey.answers = { place: 'office' };
    await person.survey.updateComplete;
    expect(seen()).to.equal('visible');
  });
});
