import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { receiptCode } from '../../src/core/delivery-state.js';
import en from '../../src/locales/en.js';
import { pageOutbox } from '../../src/transport/index.js';
import { expectAccessible } from './support/accessible.js';
import { held, refused, sendFrom, show } from './support/outbox.js';
import { forgetEverything, withoutDisk } from './support/own-database.js';
import { until, words } from './support/person.js';
import { never } from './support/transports.js';

beforeEach(forgetEverything);
after(forgetEverything);

describe('the outbox', () => {
  it('says that nothing waits, once the device has been asked', async () => {
    const { find } = await show();
    await until(() => find('[role=status] p'));
    expect(words(find('[role=status]')!)).to.equal(en.outboxEmpty);
  });

  it('leaves no trace while it is empty, where the page wants that', async () => {
    const { outbox, find, rows } = await show({ hideEmpty: true });
    expect(find('section')).to.equal(null);
    await sendFrom('Week 1', held);
    await until(() => rows().length === 1);
    await forgetEverything();
    outbox.hideEmpty = false;
    await outbox.updateComplete;
    expect(find('section')).not.to.equal(null);
  });

  const states = {
    dead: [refused, ['Try now', 'Download', 'Delete']],
    unconfirmed: [{ kind: 'unknown', reason: 'opaque' }, ['Try now', 'Download', 'Delete']],
    paused: [{ kind: 'auth' }, ['Try now', 'Download', 'Delete']],
    waiting: [held, ['Try now', 'Download', 'Delete']],
    sending: [never, []],
    delivered: [{ kind: 'delivered' }, []],
  } as const;
  for (const [state, [outcome, actions]] of Object.entries(states)) {
    it(`says in words what is ${state}, and what they can do about it`, async () => {
      await sendFrom('Week 1', outcome);
      const { row, rows } = await show();
      await until(() => rows()[0]?.classList.contains(state), `is ${state}`);
      // What there is to say of it is more than its state: a fault may have come after it was stored.
      const situation = { unconfirmed: 'sent', waiting: 'unheard' }[state] ?? state;
      expect(words(row('Week 1').querySelector('strong')!)).to.equal(en.stateName[situation as keyof typeof states]);
      expect(words(row('Week 1'))).to.include(
        state === 'delivered'
          ? 'Arrived'
          : en.deliveryText[situation as Exclude<keyof typeof states, 'delivered'>],
      );
      const names = actions.map((action) => `${action}: Week 1`);
      expect([...row('Week 1').querySelectorAll('button')].map(words)).to.deep.equal(names);
    });
  }

  it('shows the code of what a receiver will answer, also when it has arrived before the page came', async () => {
    await sendFrom('Week 1', { kind: 'delivered' }, true);
    await until(async () => (await pageOutbox().list())[0]?.state === 'delivered');
    const { row, rows, button } = await show();
    await until(() => rows()[0]?.className === 'delivered');
    const code = row('Week 1').querySelector<HTMLElement>('bdi.code')!;
    expect(code.textContent).to.equal(receiptCode((await pageOutbox().list())[0]!.id));
    expect(code.dir).to.equal('ltr');
    expect(getComputedStyle(code).whiteSpace).to.equal('nowrap');
    expect(button('Copy: Receipt code')).to.exist;
  });

  it('says why something waits, when it is tried next and which code to quote', async () => {
    await sendFrom('Week 1', held);
    const { row, rows } = await show();
    await until(() => rows()[0]?.classList.contains('waiting'));
    expect(words(row('Week 1'))).to.include(en.reasons['server-error']!);
    expect(words(row('Week 1'))).to.include('Code: server-error');
    // in an hour, which late in the evening is tomorrow
    expect(words(row('Week 1'))).to.match(/Next try (?:at|on) (\w+ \d+, \d+, )?\d+:\d\d/);
  });

  it('puts what needs a hand first, and what has arrived last', async () => {
    await sendFrom('arrived', { kind: 'delivered' });
    await sendFrom('waits', held);
    await sendFrom('refused', refused);
    const { rows } = await show();
    await until(() => rows().length === 3 && rows()[0]!.className === 'dead' && rows()[2]!.className === 'delivered');
    expect(rows().map((row) => words(row.querySelector('.words > span')!))).to.deep.equal([
      'refused',
      'waits',
      'arrived',
    ]);
  });

  it('follows what becomes of it while it is shown', async () => {
    const { rows } = await show();
    const there = await sendFrom('Week 1', held);
    await until(() => rows()[0]?.className === 'waiting');
    there.outcome = { kind: 'delivered' };
    void pageOutbox().retry((await pageOutbox().list())[0]!.id);
    await until(() => rows()[0]?.className === 'delivered');
  });

  it('tries again at once when they press the button that names it', async () => {
    const there = await sendFrom('Week 1', refused);
    const { button, rows } = await show();
    await until(() => rows()[0]?.className === 'dead');
    there.outcome = { kind: 'delivered' };
    button('Try now: Week 1').click();
    await until(() => rows()[0]?.className === 'delivered');
    expect(there.events).to.have.lengthOf(2);
    expect(words(rows()[0]!)).not.to.include(en.receipt);
  });

  it('keeps the focus with the submission that they try again', async () => {
    await sendFrom('Week 2', refused);
    const there = await sendFrom('Week 1', refused);
    const { button, outbox, row, rows } = await show();
    await until(() => rows().length === 2 && rows().every(({ className }) => className === 'dead'));
    there.outcome = never;
    button('Try now: Week 1').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => row('Week 1').className === 'sending');
    expect(outbox.shadowRoot!.activeElement === row('Week 1')).to.be.true;
  });

  it('keeps the focus on the button they are at when another submission goes past it', async () => {
    await sendFrom('Week 2', refused);
    const there = await sendFrom('Week 1', refused);
    const { button, outbox, rows } = await show();
    await until(() => rows().length === 2 && rows().every(({ className }) => className === 'dead'));
    there.outcome = { kind: 'delivered' };
    button('Delete: Week 2').focus();
    await pageOutbox().retry((await pageOutbox().list()).find(({ title }) => title === 'Week 1')!.id);
    await until(() => rows()[1]?.className === 'delivered');
    expect(outbox.shadowRoot!.activeElement === button('Delete: Week 2')).to.be.true;
  });

  it('deletes nothing without a question, whose first answer keeps it', async () => {
    await sendFrom('Week 1', refused);
    const { button, find, outbox, rows } = await show();
    await until(() => rows()[0]?.className === 'dead');
    button('Delete: Week 1').click();
    await until(() => find('[role=group]'));
    await until(() => outbox.shadowRoot!.activeElement?.textContent === en.discardNo, 'offers to keep it first');
    await expectAccessible(outbox);
    await sendKeys({ press: 'Enter' });
    await outbox.updateComplete;
    expect(find('[role=group]')).to.equal(null);
    expect(rows()).to.have.lengthOf(1);
  });

  it('takes Escape for “keep it”, and gives the focus back to where they were', async () => {
    await sendFrom('Week 2', refused);
    await sendFrom('Week 1', refused);
    const { button, find, outbox, rows } = await show();
    await until(() => rows().length === 2 && rows().every(({ className }) => className === 'dead'));
    button('Delete: Week 2').click();
    await until(() => find('[role=group]') && outbox.shadowRoot!.activeElement);
    await sendKeys({ press: 'Escape' });
    await until(() => outbox.shadowRoot!.activeElement === button('Delete: Week 2'));
    expect(rows()).to.have.lengthOf(2);
  });

  it('deletes it for good when they say so, and leaves the focus in the outbox', async () => {
    const there = await sendFrom('Week 1', refused);
    const { button, find, outbox, rows } = await show();
    await until(() => rows()[0]?.className === 'dead');
    button('Delete: Week 1').click();
    await until(() => find('[role=group]'));
    find('[role=group] button.quiet')!.click();
    await until(() => rows().length === 0);
    await until(() => outbox.shadowRoot!.activeElement !== null, 'keeps the focus');
    expect(await pageOutbox().list()).to.be.empty;
    expect(there.events).to.have.lengthOf(1);
  });

  it('hands over one, or everything that waits, as a file', async () => {
    await sendFrom('Week 1', refused);
    const second = await sendFrom('Week 2', held);
    const { button, find, rows } = await show();
    await until(() => rows().length === 2);
    const { click } = HTMLAnchorElement.prototype;
    const files: Promise<string>[] = [];
    HTMLAnchorElement.prototype.click = function () {
      files.push(fetch(this.href).then((answer) => answer.text()));
    };
    try {
      // While it is being sent there is nothing to press.
      await until(() => button('Download: Week 2'));
      button('Download: Week 2').click();
      await until(() => files.length === 1);
      find('section > div > button')!.click();
      await until(() => files.length === 2);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const [one, all] = await Promise.all(files);
    const ids = (text: string): number => text.match(/"subject"/g)?.length ?? text.match(/subject/g)?.length ?? 0;
    expect(one).to.include(second.events[0]!.id);
    expect(ids(all!)).to.equal(2 * ids(one!));
  });

  it('warns where the browser stores nothing', () =>
    withoutDisk(async () => {
      await sendFrom('Week 1', held);
      const { find } = await show();
      await until(() => find('.note.warn'));
      expect(words(find('.note.warn')!)).to.equal(en.outboxNotKept);
      for (const { id } of await pageOutbox().list()) await pageOutbox().discard(id);
    }));

  it('speaks the page’s language and runs in its direction', async () => {
    await sendFrom('أسبوع', held);
    const { find, page } = await show({ lang: 'ar' });
    await until(() => find('.widget')?.dir === 'rtl');
    page.lang = 'de';
    await until(() => words(find('h2')!) === 'Ihre Antworten auf diesem Gerät');
    expect(find('.widget')!.dir).to.equal('ltr');
  });

  it('needs no sideways scrolling on 320 pixels, whatever the title', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      await sendFrom('Donaudampfschifffahrtsgesellschaft'.repeat(5), refused);
      const { rows } = await show();
      await until(() => rows()[0]?.className === 'dead');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await setViewport({ width: 1000, height: 800 });
    }
  });

  it('shows a title as text, whatever is in it', async () => {
    await sendFrom('<img src=x onerror="window.broken=true">', held);
    const { find, rows } = await show();
    await until(() => rows().length === 1);
    expect(find('img')).to.equal(null);
    expect(words(rows()[0]!)).to.include('<img');
  });

  it('is accessible with everything in it', async () => {
    for (const [title, outcome] of Object.entries({ a: refused, b: held, c: { kind: 'delivered' } as const })) {
      await sendFrom(title, outcome);
    }
    const { outbox, rows } = await show();
    await until(() => rows().length === 3);
    await expectAccessible(outbox);
  });
});
