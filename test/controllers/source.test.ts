import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { pulse } from '../../demo/configs/pulse.js';
import { SourceController, type InstrumentSource } from '../../src/controllers/source.js';
import type { Fault } from '../../src/core/schema/fault.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import { until } from '../elements/support/person.js';

class Reader extends LitElement {
  from: InstrumentSource = { config: undefined, src: undefined, name: 'centricity', settings: {}, language: 'en' };
  loaded: Instrument[] = [];
  faults: Fault[] = [];
  source = new SourceController(this, () => this.from, {
    loaded: (instrument) => this.loaded.push(instrument),
    failed: (faults) => this.faults.push(...faults),
  });
}
customElements.define('test-reader', Reader);

async function reader(from: Partial<InstrumentSource> = {}): Promise<Reader> {
  const host = document.createElement('test-reader') as Reader;
  Object.assign(host.from, from);
  await fixture(html`<main>${host}</main>`);
  return host;
}

describe('where an element’s questions come from', () => {
  it('is loaded once, however often anybody asks', async () => {
    const host = await reader();
    await until(() => host.loaded.length);
    for (let i = 0; i < 3; i++) host.source.refresh();
    await host.updateComplete;
    expect(host.loaded).to.have.lengthOf(1);
  });

  it('is loaded anew, translated, when the language changes', async () => {
    const host = await reader();
    await until(() => host.loaded.length);
    host.from = { ...host.from, language: 'de-AT' };
    host.source.refresh();
    await until(() => host.loaded.length === 2);
    expect(host.loaded[0]!.title).to.equal('How close are we to our customers?');
    expect(host.loaded[1]!.title).to.have.property('de');
  });

  it('is not looked at again when the element moves within the page', async () => {
    const host = await reader({ config: pulse });
    await until(() => host.loaded.length);
    document.body.append(host);
    await host.updateComplete;
    host.remove();
    expect(host.loaded).to.have.lengthOf(1);
  });

  it('is data first, then an address, then a script, then a name', async () => {
    const { fetch } = window;
    window.fetch = () => Promise.resolve(Response.json({ ...pulse, id: 'address' }));
    try {
      const host = document.createElement('test-reader') as Reader;
      const script = document.createElement('script');
      script.type = 'application/json';
      script.text = JSON.stringify({ ...pulse, id: 'script' });
      host.append(script);
      Object.assign(host.from, { config: { ...pulse, id: 'data' }, src: '/x.json' });
      await fixture(html`<main>${host}</main>`);
      const next = async (id: string): Promise<void> => until(() => host.source.instrument?.id === id, id);
      await next('data');
      host.from = { ...host.from, config: undefined };
      host.source.refresh();
      await next('address');
      host.from = { ...host.from, src: undefined };
      host.source.refresh();
      await next('script');
      script.remove();
      host.source.refresh();
      await next('centricity');
      expect(host.faults).to.be.empty;
    } finally {
      window.fetch = fetch;
    }
  });

  it('takes null, as frameworks say it, for nothing', async () => {
    const host = await reader({ config: null, src: null as unknown as undefined });
    await until(() => host.source.instrument?.id === 'centricity');
  });

  it('forgets its faults once it is mended', async () => {
    const host = await reader({ config: {} });
    await until(() => host.source.faults.length);
    host.from = { ...host.from, config: pulse };
    host.source.refresh();
    await until(() => host.source.instrument);
    expect(host.source.faults).to.be.empty;
  });

  it('is asked for again when the element left before the answer came', async () => {
    const { fetch } = window;
    const asked: AbortSignal[] = [];
    window.fetch = (_, init) => {
      asked.push(init!.signal!);
      return asked.length === 1 ? new Promise(() => {}) : Promise.resolve(Response.json(pulse));
    };
    try {
      const host = await reader({ src: '/slow.json' });
      const page = host.parentElement!;
      await until(() => asked.length === 1);
      host.remove();
      expect(asked[0]!.aborted).to.be.true;
      page.append(host);
      await until(() => host.loaded.length === 1);
      expect(host.faults).to.be.empty;
    } finally {
      window.fetch = fetch;
    }
  });
});
