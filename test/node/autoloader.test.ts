import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openLibraryPage, type LibraryPage } from '../support/library-page.js';

describe('the autoloader', () => {
  let opened: LibraryPage;
  const requested: string[] = [];
  before(async () => {
    opened = await openLibraryPage({
      head: '<script type="module" src="/dist/autoloader.js"></script>',
      body: '<main></main>',
    });
    opened.page.on('request', (request) => requested.push(request.url()));
  });
  after(() => opened.close());

  const definedIn = (tag: string): Promise<boolean> =>
    opened.page.evaluate(
      (name) =>
        Promise.race([
          customElements.whenDefined(name).then(() => true),
          new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false)),
        ]),
      tag,
    );
  const add = (markup: string): Promise<void> =>
    opened.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      document.querySelector('main')!.append(...parsed.body.childNodes);
    }, markup);

  it('fetches nothing for a page without our tags', async () => {
    await add('<someone-elses></someone-elses>');
    await opened.page.waitForNetworkIdle({ idleTime: 100 });
    assert.deepEqual(requested, []);
  });

  it('defines a tag that is added later, deep inside other nodes, and only that', async () => {
    await add('<section><div><attune-outbox></attune-outbox></div></section>');
    assert.equal(await definedIn('attune-outbox'), true);
    assert.ok(requested.some((url) => /\/cdn\/outbox-/.test(url)));
    assert.ok(!requested.some((url) => /\/cdn\/survey-/.test(url)));
  });

  it('leaves a tag alone that the page has defined itself', async () => {
    const before = requested.length;
    await opened.page.evaluate(() => customElements.define('attune-provider', class extends HTMLElement {}));
    await add('<attune-provider></attune-provider>');
    await opened.page.waitForNetworkIdle({ idleTime: 100 });
    assert.equal(requested.length, before);
    assert.deepEqual(opened.complaints, []);
  });

  it('looks into a shadow root when asked to', async () => {
    await opened.page.evaluate(async () => {
      const root = document.querySelector('main')!.attachShadow({ mode: 'open' });
      root.append(document.createElement('attune-survey'));
      const url = '/dist/autoloader.js';
      const { load } = (await import(url)) as { load(root: ShadowRoot): Promise<void> };
      await load(root);
    });
    assert.equal(await definedIn('attune-survey'), true);
  });
});
