import { expect, fixture, html } from '@open-wc/testing';
import { get } from 'idb-keyval';
import { LitElement } from 'lit';
import { AutosaveController, type Given } from '../../src/controllers/autosave.js';
import type { Answers } from '../../src/core/schema/answers.js';
import { openStore } from '../../src/transport/database.js';
import { pageOutbox, type Draft } from '../../src/transport/index.js';
import { forgetEverything } from '../elements/support/own-database.js';
import { until } from '../elements/support/person.js';

class Writer extends LitElement {
  answers: Answers = {};
  told = 0;
  autosave = new AutosaveController(this, () => pageOutbox().drafts, {
    given: (items = Object.keys(this.answers)) =>
      items.map((item) => ({ item, hash: 'a', ...(item in this.answers && { answer: this.answers[item]! }) })),
    saved: () => this.told++,
    heard: (news, mark) => this.news.push([...news], mark),
  });
  news: unknown[] = [];
}
customElements.define('test-writer', Writer);

const drafts = () => pageOutbox().drafts;
const disk = openStore(
  'attune',
  () => indexedDB,
  () => () => {},
);

async function writer(key: string = crypto.randomUUID()): Promise<Writer> {
  const host = await fixture<Writer>(html`<test-writer></test-writer>`);
  await host.autosave.load(key);
  return host;
}

const stored = async ({ autosave }: Writer): Promise<unknown> => {
  const found = await get<Draft>(`draft/${autosave.key}`, disk);
  return found && answersOf(found.given);
};

const answersOf = (given: readonly Given[]): Answers =>
  Object.fromEntries(given.flatMap(({ item, answer }) => (answer === undefined ? [] : [[item, answer]])));

after(forgetEverything);

describe('keeping a draft', () => {
  it('writes once for several answers in a row, and tells when the first is kept', async () => {
    const host = await writer();
    for (const n of [1, 2, 3]) {
      host.answers = { helped: n };
      host.autosave.schedule();
    }
    expect(await stored(host)).to.equal(undefined);
    await until(() => host.autosave.kept);
    expect(await stored(host)).to.deep.equal({ helped: 3 });
    expect(host.told).to.equal(1);
  });

  it('writes at once what is due, and nothing when nothing is', async () => {
    const host = await writer();
    await host.autosave.flush();
    expect(await stored(host)).to.equal(undefined);
    host.answers = { helped: 1 };
    host.autosave.schedule();
    await host.autosave.flush();
    expect(await stored(host)).to.deep.equal({ helped: 1 });
  });

  it('writes when the element goes', async () => {
    const host = await writer();
    host.answers = { helped: 2 };
    host.autosave.schedule();
    host.remove();
    await host.autosave.flush();
    expect(await stored(host)).to.deep.equal({ helped: 2 });
  });

  it('drops a write that has not begun when the answers go elsewhere', async () => {
    const host = await writer();
    host.answers = { helped: 2 };
    host.autosave.schedule();
    await host.autosave.pause();
    await host.autosave.flush();
    expect(await stored(host)).to.equal(undefined);
  });

  it('tries again by itself where the disk did not take it', async () => {
    const host = await writer();
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('not now', 'UnknownError');
    };
    try {
      host.answers = { helped: 4 };
      host.autosave.schedule();
      await until(() => host.autosave.kept === false, 'says that it is not kept');
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    await until(() => host.autosave.kept === true, 'is kept though nobody answered again');
    expect(await stored(host)).to.deep.equal({ helped: 4 });
  });

  it('removes it without a trace, time included', async () => {
    const host = await writer();
    host.answers = { helped: 2 };
    host.autosave.schedule();
    await host.autosave.flush();
    await host.autosave.wipe();
    expect(await stored(host)).to.equal(undefined);
    expect([host.autosave.kept, host.autosave.activeMs]).to.deep.equal([undefined, 0]);
  });

  it('leaves it for whom it belongs to when somebody else comes', async () => {
    const host = await writer();
    const { key } = host.autosave;
    host.answers = { helped: 2 };
    host.autosave.schedule();
    await host.autosave.leave();
    expect(host.autosave.kept).to.equal(undefined);
    const left = (await drafts().load(key)) as Draft;
    expect(answersOf(left.given)).to.deep.equal({ helped: 2 });
  });

  it('keeps nothing on a shared computer', async () => {
    const host = await writer();
    host.autosave.off = true;
    host.answers = { helped: 2 };
    host.autosave.schedule();
    await host.autosave.flush();
    expect(await stored(host)).to.equal(undefined);
  });

  it('counts the time from the first answer on, over all visits', async () => {
    const host = await writer();
    expect(host.autosave.activeMs).to.equal(0);
    await drafts().save(host.autosave.key, { schema: 2, given: [], savedAt: 1, activeMs: 60_000 });
    const later = await writer(host.autosave.key);
    expect(later.autosave.activeMs).to.equal(60_000);
    later.autosave.schedule();
    await until(() => later.autosave.activeMs > 60_000);
  });
});
