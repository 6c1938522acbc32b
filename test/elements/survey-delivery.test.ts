import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pulse } from '../../demo/configs/pulse.js';
import type { Situation } from '../../src/core/delivery-state.js';
import type { AttuneDeliveryEvent } from '../../src/events/delivery.js';
import en from '../../src/locales/en.js';
import { pageOutbox, type DeliveryOutcome } from '../../src/transport/index.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything, withoutDisk } from './support/own-database.js';
import { meet, until, type Person, type SurveySettings } from './support/person.js';
import { never, post, type Post } from './support/transports.js';

after(forgetEverything);

async function sendWith(outcome: Post['outcome'], settings: SurveySettings = {}): Promise<Person & { there: Post }> {
  const there = post(outcome);
  const person = await meet({ config: pulse, transport: there, ...settings });
  person.choose('helped', 4);
  await person.send();
  return Object.assign(person, { there });
}

const acts = ({ all }: Person): string[] => all('[part=actions] [data-act]').map((each) => each.dataset['act']!);
const title = ({ read }: Person): string => read('[part=status] h2');

interface Case {
  outcome: DeliveryOutcome;
  state: 'delivered' | 'waiting' | 'paused' | 'unconfirmed' | 'dead';
  reason?: string;
  /** What there is to say of it, where that is more than its state. */
  situation?: Situation;
  acts: string[];
}

const cases: Record<string, Case> = {
  'has arrived': { outcome: { kind: 'delivered' }, state: 'delivered', acts: ['showOwn', 'again'] },
  'waits because the server has a fault': {
    outcome: { kind: 'retry', reason: 'server-error' },
    state: 'waiting',
    situation: 'unheard',
    reason: 'server-error',
    acts: ['retry', 'download', 'showOwn'],
  },
  'waits because the network failed': {
    outcome: { kind: 'unknown', reason: 'network' },
    state: 'waiting',
    situation: 'unheard',
    reason: 'network',
    acts: ['retry', 'download', 'showOwn'],
  },
  'is held up because they must sign in again': {
    outcome: { kind: 'auth' },
    state: 'paused',
    reason: 'auth',
    acts: ['retry', 'download', 'showOwn'],
  },
  'is held up because the address is closed': {
    outcome: { kind: 'pause', reason: 'gone' },
    state: 'paused',
    reason: 'gone',
    acts: ['retry', 'download', 'showOwn'],
  },
  'was sent and cannot be confirmed': {
    outcome: { kind: 'unknown', reason: 'opaque' },
    state: 'unconfirmed',
    situation: 'sent',
    acts: ['retry', 'download', 'showOwn'],
  },
  'is refused': {
    outcome: { kind: 'reject', reason: 'rejected' },
    state: 'dead',
    reason: 'rejected',
    acts: ['edit', 'retry', 'download', 'showOwn'],
  },
};

describe('a submission on its way', () => {
  for (const [name, { outcome, state, situation = state, reason, acts: expected }] of Object.entries(cases)) {
    it(`says in words that it ${name}, why, and what they can do`, async () => {
      const person = await sendWith(outcome);
      await until(() => title(person) === en.sentTitle[situation], `is ${situation}`);
      if (situation !== 'delivered') expect(person.read('[part=status]')).to.include(en.deliveryText[situation]);
      if (reason) {
        expect(person.read('[part=status] .note')).to.include(en.reasons[reason]!);
        expect(person.read('[part=status] .note')).to.include(en.code(reason));
      }
      await person.survey.updateComplete;
      expect(acts(person)).to.deep.equal(expected);
      expect(person.survey.matches(`:state(${state})`)).to.be.true;
      const moves = person.heard.filter(({ type }) => type === 'attune-delivery') as AttuneDeliveryEvent[];
      expect(moves.at(-1)!.delivery).to.include({ state, durable: true });
      expect(moves.at(-1)!.delivery.reason).to.equal(situation === 'sent' ? 'opaque' : reason);
    });
  }

  it('says that it is on its way while nobody has answered', async () => {
    const person = await sendWith(never);
    await until(() => title(person) === en.sentTitle.sending);
    expect(person.survey.matches(':state(sending)')).to.be.true;
    expect(person.survey.matches(':state(delivered)')).to.be.false;
  });

  it('says when the next try comes', async () => {
    const person = await sendWith({ kind: 'retry', reason: 'busy', afterMs: 3_600_000 });
    await until(() => title(person) === en.sentTitle.waiting);
    // in an hour, which late in the evening is tomorrow
    expect(person.read('[part=status] .note')).to.match(/Next try (?:at|on) (\w+ \d+, \d+, )?\d+:\d\d/);
  });

  it('is not tried now where it was asked to wait: that would do nothing', async () => {
    const person = await sendWith({ kind: 'retry', reason: 'busy', afterMs: 3_600_000 });
    await until(() => title(person) === en.sentTitle.waiting);
    expect(acts(person)).to.deep.equal(['download', 'showOwn']);
  });

  it('keeps the focus at what it says when they try now: no other button slips beneath the key', async () => {
    const person = await sendWith({ kind: 'reject', reason: 'rejected' });
    await person.shows('[data-act=retry]');
    person.there.outcome = never;
    person.find('[data-act=retry]').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => title(person) === en.sentTitle.sending);
    await person.survey.updateComplete;
    expect(person.focused() === person.find('[part=status] h2')).to.be.true;
  });

  it('waits for a connection in words of its own', async () => {
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;
    Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => false });
    try {
      const person = await sendWith({ kind: 'unknown', reason: 'network' });
      await until(() => person.read('[part=status]').includes(en.reasons['offline']!));
      expect(person.survey.matches(':state(waiting):state(offline)')).to.be.true;
    } finally {
      Object.defineProperty(Navigator.prototype, 'onLine', online);
    }
  });

  it('goes out when they try now, after the cause is mended', async () => {
    const person = await sendWith({ kind: 'auth' });
    await person.shows('[data-act=retry]');
    person.there.outcome = { kind: 'delivered' };
    await person.press('retry');
    await until(() => title(person) === en.sentTitle.delivered);
    const [first, second] = person.there.events;
    expect(second).to.deep.equal(first);
  });

  it('can be mended and sent again when it was refused, also after a reload', async () => {
    const respondent = crypto.randomUUID();
    const first = await sendWith({ kind: 'reject', reason: 'rejected' }, { respondent });
    await until(() => title(first) === en.sentTitle.dead);
    first.survey.remove();
    const { there } = first;
    there.outcome = { kind: 'delivered' };
    const again = await meet({ config: pulse, transport: there, respondent });
    await again.shows('[data-act=edit]');
    expect(again.survey.answers).to.deep.equal({ helped: 4 });
    await again.press('edit');
    again.choose('helped', 2);
    await again.send();
    await until(() => title(again) === en.sentTitle.delivered);
    const [refused, mended] = there.events;
    expect((mended!.data as { answers: object }).answers).to.deep.equal({ helped: 2 });
    expect([mended!.subject, mended!.sequence]).to.deep.equal([refused!.subject, '0000000002']);
    const theirs = (await pageOutbox().list()).filter(({ draft }) => draft?.endsWith(respondent));
    expect(theirs.map(({ state }) => state)).to.deep.equal(['delivered']);
  });

  it('can be taken along as a file', async () => {
    const person = await sendWith({ kind: 'reject', reason: 'rejected' });
    await person.shows('[data-act=download]');
    // The link is never in the page, so its click is heard nowhere.

    const { click } = HTMLAnchorElement.prototype;
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        resolve(this);
      };
    });
    person.find('[data-act=download]').click();
    const { href, download } = await saved;
    expect(download).to.equal('pulse.json');
    expect(await (await fetch(href)).text()).to.include(person.there.events[0]!.id);
  });

  it('says that closing the page would lose it where nothing can be stored', () =>
    withoutDisk(async () => {
      const person = await sendWith({ kind: 'retry', reason: 'server-error' });
      await until(() => title(person) === en.sentTitle.unsaved);
      expect(person.read('[part=status]')).to.include(en.deliveryText.unsaved);
      await until(() => person.survey.matches(':state(waiting)'), 'waits');
      expect(acts(person)).to.include('download');
    }));

  it('arrives all the same where nothing can be stored', () =>
    withoutDisk(async () => {
      const person = await sendWith({ kind: 'delivered' });
      await until(() => title(person) === en.sentTitle.delivered);
    }));

  it('is accessible whatever became of it', async () => {
    const person = await sendWith({ kind: 'reject', reason: 'rejected' });
    await until(() => title(person) === en.sentTitle.dead);
    await expectAccessible(person.survey);
  });

  it('is followed by the element that comes after the one that sent it', async () => {
    const person = await sendWith({ kind: 'retry', reason: 'server-error' });
    await until(() => title(person) === en.sentTitle.unheard);
    const { respondent } = person.survey;
    person.survey.remove();
    const back = await meet({ config: pulse, respondent, transport: person.there }, { ready: '[part=status]' });
    await until(() => title(back) === en.sentTitle.unheard);
    person.there.outcome = { kind: 'delivered' };
    await back.press('retry');
    await until(() => title(back) === en.sentTitle.delivered);
  });

  const detail = 'data.meta.privacy is "identified"; publish the survey as identified';
  const advised = {
    'what the receiver advises': { detail, title: 'No' },
    'what was wrong, without advice': { title: detail },
  };
  for (const [what, problem] of Object.entries(advised))
    it(`tells the developer ${what}, once for each reason, and no respondent`, async () => {
      const { warn } = console;
      const warned: string[] = [];
      console.warn = (message: string) => void warned.push(message);
      try {
        const person = await sendWith({ kind: 'reject', reason: 'rejected', problem: { code: 'privacy', ...problem } });
        await until(() => title(person) === en.sentTitle.dead);
        await person.press('retry');
        await until(() => person.there.events.length === 2 && title(person) === en.sentTitle.dead);
        expect(warned).to.deep.equal([`Attune: ${person.there.name} answers "rejected": ${detail}`]);
        expect(person.root.textContent).not.to.include('publish the survey');
      } finally {
        console.warn = warn;
      }
    });
});
