import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { openLibraryPage, type LibraryPage } from '../support/library-page.js';

let opened: LibraryPage;
before(async () => {
  opened = await openLibraryPage({
    head: '<script type="module" src="/dist/autoloader.js"></script>',
    body: '<form></form>',
  });
});
after(() => opened.close());

it('a form has the answers of its survey before what keeps and sends them has come', async () => {
  const { page } = opened;
  await page.setRequestInterception(true);
  let held = 0;
  page.on('request', (request) => {
    const late = request.url().includes('/survey.later-');
    if (late) held += 1;
    else void request.continue();
  });
  const answers = await page.evaluate(async () => {
    const form = document.querySelector('form')!;
    const survey = Object.assign(document.createElement('attune-survey'), {
      instrument: 'centricity',
      name: 'culture',
    });
    form.append(survey);
    let input: HTMLInputElement | null | undefined;
    while (!(input = survey.shadowRoot?.querySelector<HTMLInputElement>('[part=questions] input')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const before = new FormData(form).get('culture');
    input.click();
    return [before, new FormData(form).get('culture'), input.name, input.value];
  });
  assert.ok(held > 0, 'the rest is still on its way');
  const [first, then, name, value] = answers;
  assert.deepEqual([first, then], ['{}', JSON.stringify({ [name as string]: Number(value) })]);
});
