import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pulse } from '../../demo/configs/pulse.js';
import { forgetEverything } from './support/own-database.js';
import { meet, words, type Person } from './support/person.js';

after(forgetEverything);

/** At an open question of 80 characters, with all parts of the survey there. */
async function atText(): Promise<Person & { count(): string; field: HTMLInputElement }> {
  const person = await meet({ config: pulse, paged: 'never' });
  person.choose('recommend', 3);
  await person.whole();
  await person.reach('why');
  const count = (): string => words(person.question('why').querySelector('.count')!);
  return { ...person, count, field: person.input('why') };
}

const family = '👨‍👩‍👧';
const thumb = '👍🏽';

describe('the length of an open answer', () => {
  it('is what people see: an emoji is one character, however it is made up', async () => {
    const { count, field, write, survey } = await atText();
    write('why', thumb.repeat(79));
    expect(count()).to.equal('1 character left');
    write('why', `${thumb.repeat(79)}${family}`);
    expect(count()).to.equal('0 characters left');
    write('why', `${thumb.repeat(79)}${family}!`);
    expect(field.value).to.equal(`${thumb.repeat(79)}${family}`);
    expect(survey.answers['why']).to.equal(field.value);
  });

  it('holds while one types in the middle: what finds no room is not taken, and nothing else goes', async () => {
    const { count, field, write } = await atText();
    write('why', `${'a'.repeat(40)}${'z'.repeat(40)}`);
    field.setSelectionRange(40, 40);
    await sendKeys({ type: 'x' });
    expect(field.value).to.equal(`${'a'.repeat(40)}${'z'.repeat(40)}`);
    expect(field.selectionStart).to.equal(40);
    expect(count()).to.equal('0 characters left');
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: 'x' });
    expect(field.value).to.equal(`${'a'.repeat(39)}x${'z'.repeat(40)}`);
  });

  it('does not hold the page up for a pasted megabyte', async () => {
    const { field, write } = await atText();
    for (const text of ['a'.repeat(1_000_000), family.repeat(125_000), `e${'\u0301'.repeat(1_000_000)}`]) {
      field.value = text.slice(0, 640); // as much as the field itself lets in
      const start = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      expect(performance.now() - start).to.be.below(200);
      expect([...new Intl.Segmenter().segment(field.value)].length).to.be.at.most(80);
      write('why', '');
    }
    expect(field.maxLength).to.equal(640);
    document.execCommand('insertText', false, 'a'.repeat(1_000_000));
    expect(field.value).to.have.lengthOf(80);
  });
});
