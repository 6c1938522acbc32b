import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { addLocale, completeEnglish, directionOf, LocalizeController } from '../../src/controllers/localize.js';
import { timeIn } from '../../src/controllers/time.js';
import ar from '../../src/locales/ar.js';
import arPulseMore from '../../src/locales/ar.pulse-more.js';
import arPulse from '../../src/locales/ar.pulse.js';
import de from '../../src/locales/de.js';
import dePulseMore from '../../src/locales/de.pulse-more.js';
import dePulse from '../../src/locales/de.pulse.js';
import en from '../../src/locales/en.js';
import pulseMore from '../../src/locales/en.pulse-more.js';
import pulse from '../../src/locales/en.pulse.js';
import { until } from '../elements/support/person.js';

class Speaker extends LitElement {
  t = new LocalizeController(this, () => this.changes++);
  changes = 0;
  protected override render(): TemplateResult {
    return html`<p dir=${this.t.dir}>${this.t.say((m) => m.actions.back)}</p>`;
  }
}
customElements.define('test-speaker', Speaker);

async function speaker(lang?: string): Promise<{ page: HTMLElement; speaker: Speaker; said: () => string }> {
  const page = await fixture<HTMLElement>(html`<main lang=${lang ?? ''}><test-speaker></test-speaker></main>`);
  const found = page.querySelector<Speaker>('test-speaker')!;
  return { page, speaker: found, said: () => found.shadowRoot!.textContent.trim() };
}

describe('what an element says', () => {
  it('is in the page’s language, fetched when it is first needed', async () => {
    const { speaker: host, said } = await speaker('de');
    await until(() => said() === 'Zurück');
    expect([host.t.locale, host.t.language, host.t.dir]).to.deep.equal(['de', 'de', 'ltr']);
  });

  it('follows the page, and says so once for each change', async () => {
    const { page, speaker: host, said } = await speaker('en');
    const before = host.changes;
    page.lang = 'de';
    await until(() => said() === 'Zurück');
    expect(host.changes).to.equal(before + 1);
    page.title = 'nothing of interest';
    page.lang = 'de';
    await host.updateComplete;
    expect(host.changes).to.equal(before + 1);
  });

  it('does not listen any more once it is out of the page', async () => {
    const { page, speaker: host } = await speaker('en');
    host.remove();
    const before = host.changes;
    page.lang = 'ar';
    await new Promise(requestAnimationFrame);
    expect(host.changes).to.equal(before);
    page.append(host);
    await until(() => host.t.dir === 'rtl');
  });

  it('can be brought by the page, region and all', async () => {
    addLocale('pt', { actions: { back: 'Voltar' } });
    const { speaker: host, said } = await speaker('pt-BR');
    await until(() => said() === 'Voltar');
    expect([host.t.locale, host.t.language]).to.deep.equal(['pt-BR', 'pt']);
  });

  it('is marked as English where the language lacks it', async () => {
    addLocale('da', {});
    const { speaker: host, said } = await speaker('da');
    await until(() => said() === 'Back');
    await until(() => host.shadowRoot!.querySelector('p > span[lang=en]'));
  });

  it('writes the time as people of that language do, with the date unless it is today', () => {
    const noon = new Date(2026, 0, 15, 12, 5).getTime();
    expect(timeIn('en', noon, noon + 1)).to.match(/^12:05/);
    expect(timeIn('en', noon, noon + 86_400_000)).to.match(/Jan 15, 2026/);
  });

  it('knows from the script which way a language runs', () => {
    for (const locale of ['ar', 'he', 'fa', 'ur', 'uz-Arab']) expect(directionOf(locale), locale).to.equal('rtl');
    for (const locale of ['en', 'de', 'ja', 'uz', 'az-Latn']) expect(directionOf(locale), locale).to.equal('ltr');
  });
});

describe('a name in another script within a sentence', () => {
  completeEnglish({ ...en, pulse, pulseMore });
  addLocale('de', { ...de, ...dePulse, ...dePulseMore });
  addLocale('ar', { ...ar, ...arPulse, ...arPulseMore });

  /** All that an element may say, with where it stands. */
  const every = (said: unknown, path = ''): [string, unknown][] =>
    typeof said === 'object' && said
      ? Object.entries(said).flatMap(([key, each]) => every(each, `${path}.${key}`))
      : [[path, said]];

  for (const [lang, name] of [
    ['en', 'שירות לקוחות'],
    ['de', 'خدمة العملاء'],
    ['ar', 'Customer care'],
    ['ar', '客户服务'],
  ] as const) {
    it(`is set apart, whatever is said of it: ${lang}, ${name}`, async () => {
      const { speaker: host } = await speaker(lang);
      await until(() => host.t.language === lang);
      let all: unknown;
      host.t.text((m) => ((all = m), ''));
      const sentences = every(all).flatMap(([path, each]) => {
        if (typeof each !== 'function') return [];
        const said = String((each as (...names: string[]) => string)(name, name, name, name));
        return said.includes(name) ? [[path, said] as const] : [];
      });
      expect(sentences).to.have.lengthOf.above(40);
      for (const [path, said] of sentences)
        expect(said.replaceAll(`\u2068${name}\u2069`, ''), path).not.to.include(name);
    });
  }

  it('is set apart once, however sentences are made of sentences', async () => {
    const { speaker: host } = await speaker('en');
    const by = (name: string): string => host.t.text((m) => m.pulse.by(name, '3 points'));
    expect(host.t.text((m) => m.pulse.up(by('שירות'), 'autumn'))).to.equal(
      'Clearly up since autumn: \u2068שירות\u2069 by 3 points.',
    );
  });

  it('leaves a name in the script of the sentence as it is', async () => {
    const { speaker: host } = await speaker('en');
    expect(host.t.text((m) => m.countsFor('Customer care'))).to.equal('Your answers count for: Customer care.');
  });
});
