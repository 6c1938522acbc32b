import { expect } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import { receiptCode } from '../../src/core/delivery-state.js';
import ar from '../../src/locales/ar.js';
import en from '../../src/locales/en.js';
import { described } from './support/described.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until, type Person } from './support/person.js';
import { post, type Post } from './support/transports.js';

after(forgetEverything);

const { fetch } = window;
const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
afterEach(() => {
  window.fetch = fetch;
  Object.defineProperty(Navigator.prototype, 'clipboard', clipboard);
});

/** Somebody who has sent their answers to an endpoint that says this of the survey, or nothing. */
async function sent({
  keepsComments,
  comment = 'Shorter forms',
  lang = 'en',
  mode = 'full',
}: {
  keepsComments?: boolean;
  comment?: string;
  lang?: string;
  mode?: 'full' | 'simple';
}): Promise<Person & { there: Post }> {
  window.fetch = () =>
    Promise.resolve(
      keepsComments === undefined ? new Response('', { status: 404 }) : Response.json({ ...described, keepsComments }),
    );
  const there = post();
  const person = await meet({ config: pulse, endpoint: '/v1/acme/events', transport: there, mode }, { lang });
  if (keepsComments !== undefined) await until(() => person.read('[part=privacy]').includes('7'));
  person.choose('helped', 4);
  person.choose('recommend', 2);
  person.write('why', comment);
  await person.send();
  await until(() => person.survey.matches(':state(delivered)'));
  return { ...person, there };
}

/** The page's clipboard, which takes what is written; or, as where a page is not secure, none. */
function clipboardOf(writeText?: (text: string) => Promise<void>): void {
  Object.defineProperty(Navigator.prototype, 'clipboard', {
    configurable: true,
    get: () => writeText && { writeText },
  });
}

describe('a receipt', () => {
  it('has a code where a receiver keeps the comment, made of the submission’s id', async () => {
    const { find, read, there } = await sent({ keepsComments: true });
    expect(read('.code')).to.match(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(read('.code')).to.equal(receiptCode(there.events[0]!.id));
    expect(read('[part=status]')).to.include(en.receiptText);
    expect(find('.code').dir).to.equal('ltr');
    expect(getComputedStyle(find('.code')).whiteSpace).to.equal('nowrap');
  });

  for (const [why, given] of [
    ['keeps no comments', { keepsComments: false }],
    ['says nothing of the survey', {}],
    ['got no comment', { keepsComments: true, comment: '' }],
    ['is not asked to say what it got', { keepsComments: true, mode: 'simple' as const }],
  ] as const) {
    it(`has none where the endpoint ${why}: the answers have arrived, and no more is said`, async () => {
      const { read, all } = await sent(given);
      expect(read('[part=status] h2')).to.equal(en.sentTitle.delivered);
      expect(all('.receipt, .code')).to.deep.equal([]);
      expect(read('[part=status]')).not.to.match(/code|receipt/i);
    });
  }

  it('still has its code after a reload', async () => {
    const { survey, read, there } = await sent({ keepsComments: true });
    const code = read('.code');
    survey.remove();
    const { respondent } = survey;
    const settings = {
      config: pulse,
      endpoint: '/v1/acme/events',
      transport: there,
      mode: 'full' as const,
      respondent,
    };
    const back = await meet(settings, { ready: '.code' });
    expect(back.read('.code')).to.equal(code);
  });

  it('is copied by its button, which says so', async () => {
    const person = await sent({ keepsComments: true, lang: 'ar' });
    const copies: string[] = [];
    clipboardOf((text) => Promise.resolve(void copies.push(text)));
    person.find('.receipt button').click();
    await until(() => person.read('.receipt [role=status]') === ar.copied);
    expect(copies).to.deep.equal([person.read('.code')]);
    expect(person.read('.receipt button')).to.include(ar.copy);
  });

  it('is selected where a page may not copy', async () => {
    const person = await sent({ keepsComments: true });
    clipboardOf();
    person.find('.receipt button').click();
    await until(() => person.read('.receipt [role=status]') === en.copyByHand);
  });
});
