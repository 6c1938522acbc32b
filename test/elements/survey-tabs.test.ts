import { expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import { itemHash } from '../../src/core/hashes.js';
import { itemsOf } from '../../src/core/instrument.js';
import en from '../../src/locales/en.js';
import { Drafts } from '../../src/transport/drafts.js';
import { pageFoundation } from '../../src/transport/foundation.js';
import { pageOutbox } from '../../src/transport/page-outbox.js';
import { kinds } from '../../src/transport/records.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person, type SurveySettings } from './support/person.js';
import { post, type Post } from './support/transports.js';

after(forgetEverything);

const answersIn = ({ data }: { data: object }): unknown => (data as { answers: unknown }).answers;
const groupIn = ({ data }: { data: object }): unknown => (data as { group?: string }).group;
const arrived = ({ all, read }: Person): Promise<void> =>
  until(() => all('[part=status]').length && read('[part=status] h2') === en.sentTitle.delivered, 'has arrived');
const kept = ({ read }: Person): Promise<void> => until(() => read('.kept') === en.kept['true'], 'says it is kept');

/** Two tabs of one person, as two elements of one page are to each other: they share the disk, and words about it. */
async function twoTabs(settings: SurveySettings = {}): Promise<[Person, Person]> {
  const shared = { config: pulse, respondent: crypto.randomUUID(), transport: post(), ...settings };
  return [await meet(shared), await meet(shared)];
}

/** No word comes from other tabs, as where a browser forbids it: the draft is looked at when it is written or sent. */
async function unheard<T>(act: () => Promise<T>): Promise<T> {
  const { watch } = Drafts.prototype;
  Drafts.prototype.watch = () => () => {};
  try {
    return await act();
  } finally {
    Drafts.prototype.watch = watch;
  }
}

describe('one survey for two groups on a page', () => {
  it('is two responses, sent apart, with a draft each', async () => {
    const there = post();
    const respondent = crypto.randomUUID();
    const [a, b] = [
      await meet({ config: pulse, respondent, transport: there, group: 'ga' }),
      await meet({ config: pulse, respondent, transport: there, group: 'gb' }),
    ];
    a.choose('helped', 5);
    await kept(a);
    expect(b.survey.answers).to.deep.equal({});
    b.choose('helped', 1);
    await kept(b);
    await a.send();
    await b.send();
    await Promise.all([arrived(a), arrived(b)]);
    expect(there.events.map(groupIn)).to.deep.equal(['ga', 'gb']);
    expect(there.events.map(answersIn)).to.deep.equal([{ helped: 5 }, { helped: 1 }]);
  });

  it('goes on with what was answered before the page named the group or the address', async () => {
    const person = await meet({ config: pulse });
    person.choose('helped', 4);
    await kept(person);
    const there = post();
    const { respondent } = person.survey;
    const keys = async (): Promise<string> =>
      [...(await pageFoundation().disk.read([kinds.draft])).keys()].filter((key) => key.endsWith(respondent)).join();
    const before = await keys();
    Object.assign(person.survey, { group: 'ga', transport: there });
    await until(async () => (await keys()) !== before, 'has moved the draft');
    expect(person.survey.answers).to.deep.equal({ helped: 4 });
    person.survey.remove();
    const back = await meet({ config: pulse, respondent, transport: there, group: 'ga' });
    await back.shows('.resumed');
    expect(back.survey.answers).to.deep.equal({ helped: 4 });
  });

  it('finds the draft that the first release left, once', async () => {
    const respondent = crypto.randomUUID();
    const [item] = itemsOf(pulse);
    const given = [{ item: 'helped', hash: itemHash(pulse, item!), answer: 2, at: 1 }];
    await pageOutbox().drafts.save(`pulse/${respondent}`, { schema: 2, given, savedAt: Date.now(), activeMs: 7 });
    const a = await meet({ config: pulse, respondent, group: 'ga' });
    await a.shows('.resumed');
    expect(a.survey.answers).to.deep.equal({ helped: 2 });
    const b = await meet({ config: pulse, respondent, group: 'gb' });
    b.choose('place', 'home');
    await kept(b);
    expect(b.survey.answers).to.deep.equal({ place: 'home' });
  });
});

describe('a survey that is open in two tabs', () => {
  it('is one draft: each hears what is answered in the other, and the later answer counts', async () => {
    const [a, b] = await twoTabs();
    a.choose('helped', 5);
    await until(() => b.input('helped', 5).checked, 'the second hears of it');
    b.choose('helped', 1);
    b.choose('recommend', 2);
    b.write('why', 'Long mornings');
    await until(
      () => a.input('helped', 1).checked && a.input('why').value === 'Long mornings',
      'the first hears of it',
    );
    expect(b.heard.filter(({ type }) => type === 'attune-change')).to.have.lengthOf(3);
    await a.send();
    await arrived(a);
    await arrived(b);
    expect((a.survey.transport as Post).events.map(answersIn)).to.deep.equal([
      { helped: 1, recommend: 2, why: 'Long mornings' },
    ]);
  });

  it('loses no answer where no word comes from the other', () =>
    unheard(async () => {
      const [a, b] = await twoTabs();
      a.choose('helped', 5);
      await kept(a);
      b.choose('place', 'home');
      await kept(b);
      expect(b.survey.answers).to.deep.equal({ helped: 5, place: 'home' });
    }));

  it('takes everything back in both when the person starts over in one', async () => {
    const [a, b] = await twoTabs();
    a.choose('helped', 5);
    await until(() => b.input('helped', 5).checked);
    a.survey.remove();
    const back = await meet({ config: pulse, respondent: b.survey.respondent, transport: b.survey.transport! });
    await back.shows('.resumed');
    await back.press('startOver');
    await until(() => !b.input('helped', 5).checked, 'the other hears of it');
    b.choose('place', 'home');
    await until(() => back.input('place', 'home').checked);
    expect(back.survey.answers).to.deep.equal({ place: 'home' });
  });
});

describe('other answers than were sent from another tab', () => {
  async function sentElsewhere(): Promise<{ a: Person; b: Person; there: Post }> {
    const { a, b } = await unheard(async () => {
      const [a, b] = await twoTabs();
      a.choose('helped', 5);
      await kept(a);
      await a.send();
      await arrived(a);
      b.choose('helped', 1);
      b.choose('recommend', 2);
      b.write('why', 'Long mornings');
      await kept(b);
      return { a, b };
    });
    return { a, b, there: a.survey.transport as Post };
  }

  it('are kept beside them, and never said to have arrived', async () => {
    const { b, there } = await sentElsewhere();
    await b.shows('.other-tab');
    expect(b.read('.other-tab')).to.include(en.elsewhereTitle);
    expect(b.survey.answers).to.deep.equal({ helped: 1, recommend: 2, why: 'Long mornings' });
    expect(b.input('why').value).to.equal('Long mornings');
    await b.press('review', '[part=review] .other-tab');
    expect(b.all('[data-act=send]')).to.be.empty;
    expect(there.events).to.have.lengthOf(1);
    await expect(b.survey).to.be.accessible();
  });

  it('are told of on Send at the latest', async () => {
    const { b, there } = await unheard(async () => {
      const [a, b] = await twoTabs();
      a.choose('helped', 5);
      await kept(a);
      await a.send();
      await arrived(a);
      b.choose('helped', 1);
      await b.press('review', '[data-act=send]');
      await b.press('send', '.other-tab');
      return { b, there: a.survey.transport as Post };
    });
    expect(b.focused()).to.equal(b.find('.other-tab h3'));
    expect(b.read('[part=review]')).to.include(en.elsewhereText);
    expect(there.events.map(answersIn)).to.deep.equal([{ helped: 5 }]);
    await b.press('sendBeside', '[part=status]');
    await arrived(b);
    expect(there.events.map(answersIn)).to.deep.equal([{ helped: 5 }, { helped: 1 }]);
    expect(new Set(there.events.map(({ subject }) => subject)).size).to.equal(2);
  });

  it('are told of also where both tabs mend what was refused, and sent as a response of their own', async () => {
    const there = post({ kind: 'reject', reason: 'rejected' });
    const b = await unheard(async () => {
      const [a] = await twoTabs({ transport: there });
      a.choose('helped', 5);
      await kept(a);
      await a.send();
      await a.shows('[data-act=edit]');
      const b = await meet(
        { config: pulse, respondent: a.survey.respondent, transport: there },
        { ready: '[data-act=edit]' },
      );
      there.outcome = { kind: 'delivered' };
      for (const [tab, answer] of [
        [a, 4],
        [b, 1],
      ] as const) {
        await tab.press('edit', '[part=questions]');
        tab.choose('helped', answer);
      }
      await a.send();
      await arrived(a);
      await b.press('review', '[data-act=send]');
      await b.press('send', '.other-tab');
      return b;
    });
    expect(there.events.map(answersIn)).to.deep.equal([{ helped: 5 }, { helped: 4 }]);
    await b.press('sendBeside', '[part=status]');
    await arrived(b);
    const [, mended, beside] = there.events;
    expect(answersIn(beside!)).to.deep.equal({ helped: 1 });
    expect(beside!.subject).not.to.equal(mended!.subject);
    expect(beside!.sequence).to.equal('0000000001');
  });

  it('are there again after a reload', async () => {
    const { b } = await sentElsewhere();
    const { respondent, transport } = b.survey;
    b.survey.remove();
    const back = await meet({ config: pulse, respondent, transport: transport! });
    await back.shows('.other-tab');
    expect(back.survey.answers).to.deep.equal({ helped: 1, recommend: 2, why: 'Long mornings' });
    expect(back.read('.resumed')).to.include(en.resumed);
  });

  it('can be discarded: then what was sent is shown', async () => {
    const { b, there } = await sentElsewhere();
    await b.shows('.other-tab');
    await b.press('dropThese', '[part=status]');
    await arrived(b);
    expect(there.events).to.have.lengthOf(1);
    const { respondent, transport } = b.survey;
    b.survey.remove();
    await arrived(await meet({ config: pulse, respondent, transport: transport! }, { ready: '[part=status]' }));
  });

  it('can be taken along as a text', async () => {
    const { b } = await sentElsewhere();
    await b.shows('.other-tab');
    const { click } = HTMLAnchorElement.prototype;
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        resolve(this);
      };
    });
    b.find('[data-act=keepCopy]').click();
    const { href, download } = await saved;
    expect(download).to.equal('pulse.txt');
    const text = await (await fetch(href)).text();
    expect(text).to.include('Long mornings').and.to.include('I got the help I needed.\nStrongly disagree');
  });
});
