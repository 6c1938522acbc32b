import { expect } from '@open-wc/testing';
import { set } from 'idb-keyval';
import { addLocale } from '../../src/controllers/localize.js';
import type { AttuneErrorEvent } from '../../src/events/error.js';
import en from '../../src/locales/en.js';
import { openStore } from '../../src/transport/database.js';
import { pageOutbox } from '../../src/transport/index.js';
import { expectAccessible } from './support/accessible.js';
import { held, resultOf, sendFrom, show } from './support/outbox.js';
import { clearDatabase, forgetEverything, withoutDisk } from './support/own-database.js';
import { until, words } from './support/person.js';

beforeEach(forgetEverything);
after(forgetEverything);

describe('what the outbox says', () => {
  it('says that the browser has cleared answers, until they have read it, and tells the page', async () => {
    await sendFrom('Week 1', held);
    await sendFrom('Week 2', held);
    await until(() => localStorage.getItem('attune-outbox:attune')?.includes('"waiting":2'), 'has counted');
    await clearDatabase();
    const faults: string[] = [];
    const hear = ({ faults: [fault] }: AttuneErrorEvent): void => void faults.push(fault!.message);
    document.addEventListener('attune-error', hear);
    const { button, find, outbox } = await show({ hideEmpty: true });
    await until(() => find('.lost'), 'says so, even where it would leave no trace');
    document.removeEventListener('attune-error', hear);
    expect(words(find('.lost p')!)).to.equal(en.lost(2));
    expect(faults).to.deep.equal(['had 2 submissions that this browser cleared before they were sent']);
    await expectAccessible(outbox);
    outbox.hideEmpty = false;
    button(en.lostTold).click();
    await until(() => !find('.lost'));
    await until(() => outbox.shadowRoot!.activeElement === find('h2'), 'keeps the focus');
    const again = await show();
    await until(() => again.find('[role=status] p'));
    expect(again.find('.lost')).to.equal(null);
  });

  it('does not call saved what only the open page has', () =>
    withoutDisk(async () => {
      await sendFrom('Week 1', held);
      const { row, rows } = await show();
      await until(() => rows()[0]?.className === 'waiting');
      expect(words(row('Week 1').querySelector('strong')!)).to.equal(en.stateName.unsaved);
      expect(words(row('Week 1'))).to.include(en.deliveryText.unsaved);
      for (const { id } of await pageOutbox().list()) await pageOutbox().discard(id);
    }));

  for (const [way, kept] of [
    ['on the disk', (work: () => Promise<void>) => work()],
    ['in the page alone', withoutDisk],
  ] as const)
    it(`says of a used invitation that it is, and of a change not taken that it was not (kept ${way})`, () =>
      kept(async () => {
        await sendFrom('Week 1', { kind: 'reject', reason: 'answered' });
        await sendFrom('Week 2', { kind: 'reject', reason: 'superseded' });
        const { row, rows } = await show();
        await until(
          () =>
            rows()
              .map(({ className }) => className)
              .join() === 'dead,superseded',
        );
        for (const [title, situation] of [
          ['Week 1', 'answered'],
          ['Week 2', 'superseded'],
        ] as const) {
          expect(words(row(title).querySelector('strong')!)).to.equal(en.stateName[situation]);
          expect(words(row(title))).to.include(en.deliveryText[situation]);
          expect([...row(title).querySelectorAll('button')].map(({ dataset }) => dataset['act'])).to.deep.equal([
            'download',
            'discard',
          ]);
        }
        expect(words(row('Week 1'))).to.include(en.reasons['answered']);
        for (const { id } of await pageOutbox().list()) await pageOutbox().discard(id);
      }));

  it('offers no second try of what this release cannot read, and promises nothing of a damaged copy', async () => {
    const store = openStore(
      'attune',
      () => indexedDB,
      () => () => {},
    );
    await set('item/x/000000000001', { schema: 1, id: 'broken', body: 7 }, store);
    await set('item/x/000000000002', { schema: 99, id: 'future', title: 'Week 9', createdAt: Date.now() }, store);
    const { row, rows } = await show();
    await until(() => rows().length === 2);
    const [damaged, later] = [row(en.untitled), row('Week 9')];
    expect(words(damaged.querySelector('strong')!)).to.equal(en.stateName.damaged);
    expect(words(damaged))
      .to.include(en.deliveryText.damaged)
      .and.not.to.include('Nothing is lost')
      .and.not.include('1970');
    expect(words(later)).to.include(en.reasons['newer-version']).and.to.include(en.deliveryText.paused);
    for (const each of [damaged, later])
      expect([...each.querySelectorAll('button')].map(({ dataset }) => dataset['act'])).to.deep.equal([
        'download',
        'discard',
      ]);
  });

  it('says of what has no address that the page has to name one', async () => {
    await pageOutbox().submit(resultOf('Week 1'), { endpoint: '', source: 'urn:attune:test', receipt: true });
    const { row, rows } = await show();
    await until(() => rows()[0]?.className === 'paused');
    expect(words(row('Week 1'))).to.include(en.reasons['no-endpoint']);
    expect([...row('Week 1').querySelectorAll('button')].map(({ dataset }) => dataset['act'])).to.deep.equal([
      'download',
      'discard',
    ]);
  });

  it('marks English words of a language that lacks them as English, in the names of its buttons too', async () => {
    addLocale('fr', { discard: 'Supprimer' });
    await sendFrom('Semaine 1', held);
    const { row, rows } = await show({ lang: 'fr' });
    await until(() => rows()[0]?.className === 'waiting');
    const [retry, , discard] = row('Semaine 1').querySelectorAll('button');
    expect(retry!.querySelector('[lang=en]')!.textContent).to.equal(en.actions.retry);
    expect(discard!.querySelector('[lang=en]')).to.equal(null);
    expect(words(discard!)).to.equal('Supprimer: Semaine 1');
    expect(retry!.hasAttribute('aria-label')).to.equal(false);
  });
});
