import { expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import { AttuneOutboxFullEvent } from '../../src/events/outbox-full.js';
import en from '../../src/locales/en.js';
import { pageOutbox } from '../../src/transport/index.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until } from './support/person.js';
import { post } from './support/transports.js';

after(forgetEverything);

describe('a survey on a device without room', () => {
  const { put } = IDBObjectStore.prototype;
  before(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  after(() => {
    IDBObjectStore.prototype.put = put;
  });

  it('says that no draft is kept, and that only the page has what was sent; and tells the page both', async () => {
    const person = await meet({ config: pulse, transport: post({ kind: 'retry', reason: 'server-error' }) });
    const told: string[] = [];
    person.page.addEventListener('attune-outbox-full', ({ refused }) => told.push(refused));
    person.choose('helped', 4);
    await until(() => person.read('.kept') === en.kept['full']);
    expect(told).to.deep.equal(['draft']);
    person.choose('helped', 3);
    await person.send();
    expect(person.read('[part=status] h2')).to.equal(en.sentTitle.unsaved);
    expect(person.read('[part=status]')).to.include(en.deliveryText.unsaved);
    expect(told).to.deep.equal(['draft', 'submission']);
    expect(new AttuneOutboxFullEvent('draft')).to.include({ bubbles: true, composed: true, cancelable: false });
    for (const { id } of await pageOutbox().list()) await pageOutbox().discard(id);
  });
});
