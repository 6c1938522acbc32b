import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { everyTag, openLibraryPage } from '../support/library-page.js';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const listen = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    window.violations.push([effectiveDirective, blockedURI, sample].join(' ')));`;

const script = (name: string): string => `<script type="module" src="${name}"></script>`;

async function openStrictly(test: TestContext, library: string, body: string) {
  const head = `<script src="/listen.js"></script>${library && script(library)}${script('/in-page.js')}`;
  const opened = await openLibraryPage({
    head,
    body,
    headers: { 'content-security-policy': policy },
    scripts: { '/listen.js': listen },
  });
  test.after(opened.close);
  const violations = (): Promise<string[]> =>
    opened.page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  return { ...opened, violations };
}

describe('a page with a strict Content-Security-Policy and Trusted Types', () => {
  it('would report what breaks it', async (test) => {
    const { violations } = await openStrictly(test, '', '<p style="color: red">Red</p>');
    assert.match(String(await violations()), /style-src-attr inline/);
  });

  for (const library of ['/dist/attune.js', '/dist/autoloader.js']) {
    it(`is not broken by any element of ${library}, drawn and used`, async (test) => {
      const { page, complaints, violations } = await openStrictly(test, library, everyTag);
      await page.evaluate(() => window.inPage.shown());
      for (const lang of ['de', 'ar', 'en']) {
        await page.evaluate((to) => void (document.documentElement.lang = to), lang);
        await page.evaluate(() => window.inPage.use());
        await page.waitForNetworkIdle({ idleTime: 100 });
        // in words of that language, whichever file they came in
        const english = await page.evaluate(
          () => document.querySelector('attune-survey')!.shadowRoot!.textContent.includes(' answered'),
        );
        assert.equal(english, lang === 'en');
      }
      assert.deepEqual(await violations(), []);
      // the page has no endpoint behind it: that it is not there is not the library's fault
      assert.deepEqual(
        complaints.filter((text) => !text.startsWith('Failed to load resource')),
        [],
      );
    });
  }
});
