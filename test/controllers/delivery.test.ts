import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { DeliverySettings } from '../../src/controllers/context.js';
import { DeliveryController } from '../../src/controllers/delivery.js';
import { register } from '../../src/controllers/sending.js';
import type { Result } from '../../src/core/schema/event.js';
import type { AttuneDeliveryEvent } from '../../src/events/delivery.js';
import { pageOutbox } from '../../src/transport/index.js';
import { forgetEverything } from '../elements/support/own-database.js';
import { until } from '../elements/support/person.js';
import { post } from '../elements/support/transports.js';

class Sender extends LitElement {
  settings: DeliverySettings = {};
  delivery = new DeliveryController(this, this.attachInternals(), () => this.settings);
}
customElements.define('test-sender', Sender);

const resultOf = (): Result => ({
  type: 'io.attune.survey.submitted.v1',
  subject: `resp/${crypto.randomUUID()}`,
  sequence: 1,
  title: 'Pulse',
  data: {
    form: { id: 'pulse', version: '1.0.0', hash: '0123456789abcdef', locale: 'en' },
    status: 'final',
    answers: { helped: 4 },
    meta: { lib: '0.1.0', widget: 'attune-survey', privacy: 'confidential' },
  },
});
const keep = { draft: '', receipt: true };

async function sender(settings: DeliverySettings): Promise<{ host: Sender; moves: string[] }> {
  const host = await fixture<Sender>(html`<test-sender></test-sender>`);
  host.settings = settings;
  const moves: string[] = [];
  host.addEventListener('attune-delivery', ({ delivery }: AttuneDeliveryEvent) => moves.push(delivery.state));
  return { host, moves };
}

after(forgetEverything);

describe('the way from an element to its endpoint', () => {
  it('tells each state once, and keeps it as a style sheet can see it', async () => {
    const { host, moves } = await sender({ transport: post() });
    await host.delivery.deliver(resultOf(), keep);
    await until(() => moves.at(-1) === 'delivered');
    expect(new Set(moves).size).to.equal(moves.length);
    expect(host.matches(':state(delivered)')).to.be.true;
    host.delivery.release();
    expect(host.matches(':state(delivered)')).to.be.false;
  });

  it('stores nothing when the page takes the result over', async () => {
    const there = post();
    const { host, moves } = await sender({ transport: there });
    host.addEventListener('attune-result', (event) => event.preventDefault());
    const before = (await pageOutbox().list()).length;
    expect(await host.delivery.deliver(resultOf(), keep)).to.equal(undefined);
    expect(await pageOutbox().list()).to.have.lengthOf(before);
    expect([moves, there.events]).to.deep.equal([[], []]);
  });

  it('stores one snapshot once, however often it is handed over', async () => {
    const there = post();
    const { host } = await sender({ transport: there });
    const result = resultOf();
    const [first, second] = await Promise.all([
      host.delivery.deliver(result, keep),
      host.delivery.deliver(result, keep),
    ]);
    expect(second!.id).to.equal(first!.id);
    await until(() => there.events.length > 0);
    expect(there.events).to.have.lengthOf(1);
  });

  it('follows a submission only while it is in the page', async () => {
    const there = post({ kind: 'retry', reason: 'busy', afterMs: 3_600_000 });
    const { host, moves } = await sender({ transport: there });
    await host.delivery.deliver(resultOf(), keep);
    await until(() => moves.at(-1) === 'waiting');
    host.remove();
    there.outcome = { kind: 'delivered' };
    await pageOutbox().retry(host.delivery.delivery!.id);
    expect(moves.at(-1)).to.equal('waiting');
  });

  it('hears of what moved on in the moment in which it was looked up', async () => {
    const { host } = await sender({ transport: post() });
    const { id } = (await host.delivery.deliver(resultOf(), keep))!;
    await until(() => host.delivery.delivery?.state === 'delivered');
    const { host: other, moves } = await sender({});
    const outbox = pageOutbox();
    outbox.deliveryOf = async (each) => {
      Reflect.deleteProperty(outbox, 'deliveryOf');
      return { ...(await outbox.deliveryOf(each))!, state: 'sending' };
    };
    await other.delivery.follow(id);
    await until(() => moves.at(-1) === 'delivered');
  });

  it('knows nothing of a submission that is not on this device', async () => {
    const { host } = await sender({});
    expect(await host.delivery.follow(crypto.randomUUID())).to.equal(undefined);
  });

  it('knows an endpoint by its whole address, a hook by its name, and nothing by nothing', () => {
    expect(register({ endpoint: '/events' })).to.equal(`${location.origin}/events`);
    expect(register({ submit: () => {} })).to.equal('submit');
    expect(register({ submit: () => {}, endpoint: 'https://example.org/a' })).to.equal('https://example.org/a');
    expect(register({})).to.equal('');
  });
});
