// What a printer gets: a real PDF, and what stood in the page when it was made.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { results } from '../../demo/configs/results.js';
import { itemsOf } from '../../src/core/instrument.js';
import centricity from '../../src/content/centricity.js';
import { Premises } from './support/premises.js';
import type { Person } from './support/person.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

/** How many can be seen on paper at the moment the printer takes its picture, by selector; and the pages of the PDF. */
async function printed({ tab }: Person, element: string, selectors: readonly string[]): Promise<[number[], number]> {
  await tab.emulateMediaType('print');
  await tab.evaluate(
    (tag, wanted) => {
      const { shadowRoot } = document.querySelector(tag)!;
      addEventListener('beforeprint', () => {
        const found = wanted.map((selector) => [...shadowRoot!.querySelectorAll(selector)]);
        Object.assign(window, { seen: found.map((all) => all.filter((each) => each.checkVisibility()).length) });
      });
    },
    element,
    selectors,
  );
  const pdf = Buffer.from(await tab.pdf({ format: 'A4' })).toString('latin1');
  const seen = await tab.evaluate(() => (window as unknown as { seen: number[] }).seen);
  return [seen, pdf.match(/\/Type\s*\/Page\b/g)!.length];
}

for (const paged of ['question', 'section'])
  it(`a survey that shows one ${paged} at a time prints them all`, async () => {
    const person = await premises.visit(
      premises.page(`/${paged}`, `<attune-survey instrument="centricity" paged="${paged}"></attune-survey>`),
    );
    await person.choose('C1', 4);
    await person.press('next');
    await person.reads(/Question 2|Part 2/, '#answered');
    const [[questions, chosen, buttons], pages] = await printed(person, 'attune-survey', [
      '[part=questions] [data-id]',
      ':checked',
      'button',
    ]);
    assert.deepEqual([questions, chosen, buttons], [itemsOf(centricity).length, 1, 0]);
    assert.ok(pages >= 3, `${pages} pages`);
    await person.reads(/Question 2|Part 2/, '#answered');
  });

it('results are printed with every unit and every comment', async () => {
  const url = premises.page(
    '/results',
    `<attune-pulse></attune-pulse><script>document.querySelector('attune-pulse').results = ${JSON.stringify(results)}</script>`,
  );
  const person = await premises.visit(url, { at: 'attune-pulse' });
  await person.shows('[part=thread]');
  const units = results.cuts.reduce((sum, { values }) => sum + values.length, 0);
  const comments = results.comments.reduce((sum, each) => sum + each.comments.length, 0);
  const rows = '[part=units] .plots > div:first-child li';
  const [seen] = await printed(person, 'attune-pulse', [rows, '.quotes li', '[part=reliability] dl']);
  assert.deepEqual(seen, [units, comments, 1]);
});
