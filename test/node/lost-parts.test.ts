import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openLibraryPage } from '../support/library-page.js';

const head = '<script type="module" src="/dist/autoloader.js"></script>';
const questions = { '/questions.json': '{}' };

/** A page on which what fits does not come until it is `found`, and how it reads. */
async function lose(test: TestContext, what: RegExp, body: string) {
  const opened = await openLibraryPage({ head, body: '<p>Here</p>', scripts: questions });
  test.after(opened.close);
  const { page } = opened;
  let lost: RegExp | undefined = what;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (lost?.test(request.url())) void request.abort('internetdisconnected');
    else void request.continue();
  });
  const rejected: string[] = [];
  await page.exposeFunction('rejects', (reason: string) => void rejected.push(reason));
  await page.evaluate((markup) => {
    addEventListener('unhandledrejection', ({ reason }) => void window.rejects(String(reason)));
    document.body.append(document.createRange().createContextualFragment(markup));
  }, body);
  /** What a person reads of an element. */
  const read = (tag = 'attune-survey'): Promise<string> =>
    page.evaluate((tag) => {
      const element = document.querySelector<HTMLElement>(tag)!;
      return (element.shadowRoot?.querySelector<HTMLElement>('.widget') ?? element).innerText;
    }, tag);
  const reads = async (words: RegExp, tag?: string): Promise<void> => {
    for (let tries = 0; !words.test(await read(tag)) && tries < 300; tries++)
      await new Promise((done) => setTimeout(done, 50));
    assert.match(await read(tag), words);
  };
  return { ...opened, rejected, read, reads, found: () => (lost = undefined) };
}

describe('a part of the library that does not come', () => {
  it('is told with a way to try again, where the questions are lost with it', async (test) => {
    const lost = /questions\.json|\/(foreign-instrument|fetch-json|loose-ends|localize)-/;
    const { found, page, reads, rejected } = await lose(
      test,
      lost,
      '<attune-survey src="/questions.json"></attune-survey>',
    );
    await reads(/This cannot be shown right now.*did not come through.*Try again/s);
    await page.evaluate(() => {
      document.querySelector('attune-survey')!.shadowRoot!.querySelector<HTMLElement>('[data-act=reload]')!.click();
    });
    await new Promise((done) => setTimeout(done, 500));
    await reads(/This cannot be shown right now.*Try again/s);
    found();
    await page.evaluate(() => {
      document.querySelector('attune-survey')!.shadowRoot!.querySelector<HTMLElement>('[data-act=reload]')!.click();
    });
    // what has come is no survey, which is another thing to say
    await reads(/needs mending/);
    assert.deepEqual(rejected, []);
  });

  for (const [tag, chunk] of [
    ['attune-survey', /\/survey-/],
    ['attune-pulse', /\/pulse-/],
    ['attune-outbox', /\/shared-/],
  ] as const)
    it(`is told in the place of <${tag}>, until it comes after all, and in the console`, async (test) => {
      const body = `<div lang="de-AT"><${tag} instrument="centricity"></${tag}></div>`;
      const { complaints, found, page, reads, read, rejected } = await lose(test, chunk, body);
      await reads(/^Das kam nicht an\. Bitte laden Sie die Seite neu\.$/, tag);
      assert.ok(complaints.some((line) => line.includes(`Attune: <${tag}> waits for its code`)));
      // asked for again in vain: said once
      await new Promise((done) => setTimeout(done, 2500));
      assert.match(await read(tag), /^Das kam nicht an\. Bitte laden Sie die Seite neu\.$/);
      found();
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.waitForFunction((tag) => document.querySelector(tag)!.shadowRoot, {}, tag);
      assert.equal(await page.evaluate((tag) => document.querySelector(tag)!.querySelectorAll('p').length, tag), 0);
      assert.deepEqual(rejected, []);
    });

  it('leaves what is in a provider as it is', async (test) => {
    const { complaints, reads, rejected } = await lose(
      test,
      /\/provider-/,
      '<attune-provider><p>Ours</p></attune-provider>',
    );
    await reads(/^Ours$/, 'attune-provider');
    for (let tries = 0; !complaints.some((line) => line.includes('<attune-provider> waits')) && tries < 100; tries++)
      await new Promise((done) => setTimeout(done, 50));
    assert.ok(complaints.some((line) => line.includes('<attune-provider> waits')));
    await reads(/^Ours$/, 'attune-provider');
    assert.deepEqual(rejected, []);
  });

  it('leaves answers in the tab where it is what keeps them, and says so', async (test) => {
    const body = '<attune-survey instrument="centricity" paged="never"></attune-survey>';
    const { reads, page, rejected } = await lose(test, /\/survey\.later-/, body);
    await reads(/\(?strongly|agree/i);
    await page.evaluate(() => {
      document
        .querySelector('attune-survey')!
        .shadowRoot!.querySelector<HTMLElement>('[part=questions] input')!
        .click();
    });
    await reads(/Your answers stay in this tab\..*reload the page: they will be here\./);
    await page.evaluate(() => {
      document.querySelector('attune-survey')!.shadowRoot!.querySelector<HTMLElement>('[part=privacy] input')!.click();
    });
    await reads(/nothing can be kept or sent just now\. Your answers are on this page alone/);
    assert.deepEqual(rejected, []);
  });
});

declare global {
  interface Window {
    rejects(reason: string): void;
  }
}
