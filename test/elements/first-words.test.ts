import { expect, fixture, html } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import { results } from '../../demo/configs/results.js';
import '../../src/elements/outbox/outbox.js';
import '../../src/elements/pulse/pulse.js';
import '../../src/elements/survey/survey.js';
import { forgetEverything } from './support/own-database.js';
import { until } from './support/person.js';

after(forgetEverything);

// A busy machine may need longer for a file than an element waits for it.
const { setTimeout: wait } = window;
before(() => {
  window.setTimeout = ((act: () => void, ms?: number) => wait(act, ms === 300 ? 60_000 : ms)) as typeof setTimeout;
});
after(() => {
  window.setTimeout = wait;
});

/** Everything that could be read in the page until something in particular is. */
async function readUntil(page: HTMLElement, words: RegExp): Promise<string> {
  const seen = new Set<string>();
  const look = (): void => {
    for (const { shadowRoot } of page.children)
      // What stands in for the questions or the results is itself not seen in the first moment.
      if (!shadowRoot!.querySelector('.loading, .skeleton')) seen.add(shadowRoot!.textContent);
  };
  const observer = new MutationObserver(look);
  for (const { shadowRoot } of page.children) observer.observe(shadowRoot!, { childList: true, subtree: true });
  await until(() => [...seen].some((text) => words.test(text)));
  observer.disconnect();
  return [...seen].join('\n');
}

describe('a page in another language', () => {
  it('is never in English first, while its words come: Arabic', async () => {
    const surveyIn = async (lang: string): Promise<HTMLElement> => {
      const page = await fixture<HTMLElement>(html`<main lang=${lang}></main>`);
      page.append(Object.assign(document.createElement('attune-survey'), { config: pulse }));
      return page;
    };
    // All that reads the questions is here by then: they wait for nothing but the words.
    await readUntil(await surveyIn('en'), /How was your week/);
    const page = await surveyIn('ar');
    expect(await readUntil(page, /كيف كان أسبوعك؟/)).not.to.match(/How was|Review|minutes?/);
  });

  it('is never in English first, while its words come: German', async () => {
    const page = await fixture<HTMLElement>(html`<main lang="de"></main>`);
    const shown = document.createElement('attune-pulse');
    shown.results = results;
    page.append(document.createElement('attune-outbox'), shown);
    const read = await readUntil(page, /Am höchsten/);
    expect(read).to.match(/auf diesem Gerät/);
    expect(read).not.to.match(/Highest|on this device|Topics/);
  });
});
