// What HTML takes without a word: the page's owner reads in the console which word was meant, and where it stands.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk } from './support/desk.js';
import type { Person } from './support/person.js';
import { Premises, readToken } from './support/premises.js';

let premises: Premises;
before(async () => {
  premises = await Premises.open();
  await premises.publish(desk('here'));
});
after(() => premises.close());

const questions = `<script type="application/json">${JSON.stringify(desk('here'))}</script>`;
const survey = (attributes: string): string => `<attune-survey ${attributes}>${questions}</attune-survey>`;
const page = (path: string, body: string): string =>
  premises.page(path, body, '<script type="module" src="/dist/autoloader.js"></script>');

/** What the console says to the page's owner, once it says all of this. */
async function told({ complaints, tab }: Person, ...words: RegExp[]): Promise<string> {
  const all = (): boolean => words.every((each) => complaints.some((said) => each.test(said)));
  for (let tries = 0; tries < 150 && !all(); tries++)
    await tab.evaluate(() => new Promise((wait) => setTimeout(wait, 100)));
  for (const each of words) assert.match(complaints.join('\n'), each);
  return complaints.join('\n');
}

describe('a word that HTML takes and no element knows', () => {
  it('is an attribute of a survey', async () => {
    const person = await premises.visit(page('/survey', survey('endpont="/v1" groupName="North" respondant="me"')));
    await told(
      person,
      /<attune-survey> knows no attribute "endpont": perhaps "endpoint"\. It knows .*\bprivacy\b/,
      /"groupname": perhaps "group-name"/,
      /"respondant": perhaps "respondent"/,
    );
  });

  it('is one of a provider, an outbox and a pulse', async () => {
    const pulse = `<attune-pulse src="${premises.results('here')}" tokn="${readToken}"></attune-pulse>`;
    const body = `<attune-provider endpiont="/v1"><attune-outbox hideempty></attune-outbox></attune-provider>${pulse}`;
    await told(
      await premises.visit(page('/others', body)),
      /<attune-provider> knows no attribute "endpiont": perhaps "endpoint"/,
      /<attune-outbox> knows no attribute "hideempty": perhaps "hide-empty"/,
      /<attune-pulse> knows no attribute "tokn": perhaps "token"/,
    );
  });

  it('is a tag', async () => {
    const person = await premises.visit(page('/tag', '<attune-suvey></attune-suvey><attune-chart></attune-chart>'));
    await told(person, /there is no <attune-suvey>: perhaps <attune-survey>\. There is attune-outbox, attune-provider/);
  });

  it('is "/>", behind which another element is swallowed', async () => {
    const body = `<attune-survey endpoint="${premises.endpoint}" mode="full" instrument="centricity" /><attune-outbox />`;
    await told(
      await premises.visit(page('/ended', body)),
      /<attune-outbox> stands inside <attune-survey>, which hides it; write <\/attune-survey> before it: "\/>" ends nothing/,
    );
  });

  it('is not one that belongs to HTML or to a framework', async () => {
    const theirs =
      'accesskey autocapitalize autofocus class contenteditable dir="ltr" draggable enterkeyhint exportparts form id="x" ' +
      'inputmode itemid itemprop itemref itemscope itemtype lang="en" nonce part role="group" slot="x" spellcheck style ' +
      'tabindex="0" title translate aria-label="x" data-name="x" data-v-7ba5bd90 _ngcontent-abc-c1 ngh v-cloak key ref="x" ' +
      'x-data wire:id="x" value readonly required b-1a2b3c jsname';
    const settings = `endpoint="${premises.endpoint}" mode="full" privacy="anonymous"`;
    const body = `<attune-provider ${theirs}>${survey(`${theirs} ${settings}`)}</attune-provider>`;
    // The last one is nobody's: once it is told, all before it have been looked at.
    const person = await premises.visit(page('/theirs', `${body}<attune-outbox ${theirs} hideempty></attune-outbox>`));
    await told(person, /"hideempty"/);
    assert.equal(person.complaints.length, 1, person.complaints.join('\n'));
  });

  it('is not looked for in a page without such words', async () => {
    const person = await premises.visit(page('/well', survey('mode="full" short paged="never" disabled="false"')));
    await person.shows('[name=chair]');
    const asked = await person.tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.deepEqual(
      asked.filter((name) => name.includes('nearest')),
      [],
    );
    assert.deepEqual(person.complaints, []);
  });
});
