import { expect, fixture, html } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import type { AttuneProvider } from '../../src/elements/provider/provider.js';
import '../../src/elements/outbox/outbox.js';
import '../../src/elements/provider/provider.js';
import type { AttuneSurvey } from '../../src/elements/survey/survey.js';
import { forgetEverything } from './support/own-database.js';
import { personAt, until, words, type Person } from './support/person.js';
import { post, type Post } from './support/transports.js';

beforeEach(forgetEverything);
after(forgetEverything);

async function inside(outer: Post | undefined, own?: Post): Promise<Person & { provider: AttuneProvider }> {
  const page = await fixture<HTMLElement>(html`
    <main>
      <attune-provider .transport=${outer}>
        <div><attune-survey .config=${pulse} .transport=${own} .respondent=${crypto.randomUUID()}></attune-survey></div>
      </attune-provider>
    </main>
  `);
  const person = personAt(page.querySelector<AttuneSurvey>('attune-survey')!, page);
  await person.shows('[part=questions]');
  return Object.assign(person, { provider: page.querySelector('attune-provider')! });
}

describe('a provider', () => {
  it('says once where results go, for all that is inside it', async () => {
    const there = post();
    const { choose, send } = await inside(there);
    choose('helped', 4);
    await send();
    await until(() => there.events.length === 1);
  });

  it('is outvoted by what an element says itself', async () => {
    const [outer, own] = [post(), post()];
    const { choose, send } = await inside(outer, own);
    choose('helped', 4);
    await send();
    await until(() => own.events.length === 1);
    expect(outer.events).to.be.empty;
  });

  it('may learn later where they go: what waits goes out then', async () => {
    const there = post();
    const { choose, provider, read, send } = await inside(undefined);
    provider.transport = there;
    await provider.updateComplete;
    choose('helped', 4);
    await send();
    await until(() => read('[part=status] h2') === 'Your answers have arrived');
    expect(there.events).to.have.lengthOf(1);
  });

  it('may be one inside another: the nearer counts', async () => {
    const [outer, inner] = [post(), post()];
    const page = await fixture<HTMLElement>(html`
      <attune-provider .transport=${outer}>
        <attune-provider .transport=${inner}>
          <attune-survey .config=${pulse} .respondent=${crypto.randomUUID()}></attune-survey>
        </attune-provider>
      </attune-provider>
    `);
    const { choose, send, shows } = personAt(page.querySelector<AttuneSurvey>('attune-survey')!, page);
    await shows('[part=questions]');
    choose('helped', 4);
    await send();
    await until(() => inner.events.length === 1);
    expect(outer.events).to.be.empty;
  });

  it('takes no room, and nothing from what is inside it', async () => {
    const { provider, survey } = await inside(undefined);
    expect(getComputedStyle(provider).display).to.equal('contents');
    expect(survey.offsetHeight).to.be.greaterThan(0);
    provider.hidden = true;
    expect(survey.offsetHeight).to.equal(0);
  });

  it('gives a page that shows only its outbox the way to send what waits there', async () => {
    const there = post({ kind: 'retry', reason: 'server-error', afterMs: 3_600_000 });
    const { choose, page, read, send } = await inside(there);
    choose('helped', 4);
    await send();
    await until(() => read('[part=status] h2') === 'Your answers are saved here, not confirmed yet');
    page.replaceChildren();
    there.outcome = { kind: 'delivered' };
    const later = await fixture<HTMLElement>(html`
      <attune-provider .transport=${there}><attune-outbox></attune-outbox></attune-provider>
    `);
    const root = later.querySelector('attune-outbox')!.shadowRoot!;
    await until(() => root.querySelector('li button'));
    root.querySelector<HTMLButtonElement>('li button')!.click();
    await until(() => root.querySelector('li.delivered'));
  });

  for (const [name, word, meant] of [
    ['mode', 'ful', 'full'],
    ['ack', 'ecko', 'echo'],
    ['preset', 'zapper', 'zapier'],
  ] as const) {
    it(`takes no word that its setting does not know: ${name}="${word}" is told in a survey and in an outbox`, async () => {
      const there = post();
      const { page, provider, survey, shows } = await inside(there);
      const outbox = document.createElement('attune-outbox');
      const told: string[] = [];
      page.addEventListener('attune-error', (event) => told.push((event.target as Element).localName));
      provider.append(outbox);
      provider.setAttribute(name, word);
      await shows('[part=error]');
      await until(() => outbox.shadowRoot!.querySelector('[part=error]'));
      for (const { shadowRoot } of [survey, outbox]) {
        const said = words(shadowRoot!.querySelector('[part=error] li')!);
        expect(said).to.include(`${name} is "${word}"; it must be one of`).and.to.include(`perhaps "${meant}"`);
      }
      await until(() => told.includes('attune-survey') && told.includes('attune-outbox'));
      provider.setAttribute(name, meant);
      await shows('[part=questions]');
      await until(() => !outbox.shadowRoot!.querySelector('[part=error]') && outbox.shadowRoot!.querySelector('h2'));
    });
  }
});
