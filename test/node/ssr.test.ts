import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import { tags } from '../support/tags.js';

describe('rendering on a server', () => {
  for (const { tag, module, fill } of tags) {
    it(`<${tag}> is there before any script runs`, async () => {
      await import(new URL(`../../dist/${module}.js`, import.meta.url).href);
      class Filled extends LitElementRenderer {
        override connectedCallback(): void {
          fill(this.element);
          super.connectedCallback();
        }
      }
      const name = unsafeStatic(tag);
      const page = await collectResult(render(html`<${name}></${name}>`, { elementRenderers: [Filled] }));
      const [, inside] = /<template shadowroot[^>]*>(.*)<\/template>/s.exec(page) ?? [];
      assert.ok(inside, `no shadow root in ${page}`);
      assert.doesNotMatch(inside, /role="alert"|undefined|\[object/);
    });
  }

  it('makes no page of Node', () => assert.equal(typeof window + typeof document, 'undefinedundefined'));
});
