import { waitUntil, expect } from '@open-wc/testing';
import type { ReactiveElement } from 'lit';
import '../../src/elements/survey/survey.js';
import '../../src/elements/outbox/outbox.js';
import '../../src/elements/provider/provider.js';
import { tags } from '../support/tags.js';

const until = (holds: () => unknown, what?: string): Promise<void> => waitUntil(holds, what, { timeout: 10_000 });

describe('elements that follow one another', () => {
  /** The space beneath a survey that is followed by an outbox, in a box of this style. */
  async function between(style: string): Promise<number> {
    const host = document.createElement('main');
    host.className = 'contract';
    host.style.cssText = style;
    const [first, second] = ['attune-survey', 'attune-outbox'].map((tag) => {
      const element = document.createElement(tag) as ReactiveElement;
      tags.find((each) => each.tag === tag)!.fill(element);
      return element;
    });
    host.append(first!, second!);
    document.body.append(host);
    await until(() => second!.shadowRoot?.querySelector('h2'));
    const space = second!.getBoundingClientRect().top - first!.getBoundingClientRect().bottom;
    // nothing beneath the last, where a page's own box ends
    expect(host.getBoundingClientRect().bottom).to.be.closeTo(second!.getBoundingClientRect().bottom, 1);
    return space;
  }

  afterEach(() => {
    for (const each of document.querySelectorAll('.contract, .own')) each.remove();
  });

  it('keep a paragraph’s distance', async () => {
    expect(await between('font-size: 20px')).to.be.closeTo(20, 1);
  });

  it('keep it as well from what follows the provider around them', async () => {
    const host = document.createElement('main');
    host.className = 'contract';
    host.style.fontSize = '20px';
    const provider = document.createElement('attune-provider');
    const [first, second] = [document.createElement('attune-outbox'), document.createElement('p')];
    second.textContent = 'What follows';
    second.style.margin = '0';
    provider.append(first);
    host.append(provider, second);
    document.body.append(host);
    await until(() => first.shadowRoot?.querySelector('h2'));
    expect(second.getBoundingClientRect().top - first.getBoundingClientRect().bottom).to.be.closeTo(20, 1);
  });

  it('leave it to the page where it says so', async () => {
    const own = document.createElement('style');
    own.className = 'own';
    own.textContent = 'main > * { margin: 0 }';
    document.head.append(own);
    expect(await between('display: grid; gap: 30px')).to.be.closeTo(30, 1);
  });
});
