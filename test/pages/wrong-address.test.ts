// Addresses, keys and origins that are not right: the page's owner reads what to mend, and respondents nothing false.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, embedded } from './support/desk.js';
import type { Person } from './support/person.js';
import { Premises, readToken } from './support/premises.js';

let premises: Premises;
before(async () => {
  premises = await Premises.open();
  await premises.publish(desk('here'), { groups: ['north'] });
});
after(() => premises.close());

const surveyAt = (endpoint: string, more = ''): string =>
  embedded(desk('here'), `endpoint="${endpoint}" mode="full" ${more}`);
const more = { id: 'more', items: [{ id: 'why', kind: 'text', text: 'Why?' }] };
const pulseAt = (src: string, token = readToken): string =>
  `<attune-pulse src="${src}" token="${token}"></attune-pulse>`;

/** Waits for what the console says to the page's owner. */
async function told({ complaints, tab }: Person, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 100 && !complaints.some((said) => words.test(said)); tries++)
    await tab.evaluate(() => new Promise((wait) => setTimeout(wait, 100)));
  assert.match(complaints.join('\n'), words);
}
async function details(person: Person): Promise<string> {
  await person.click('summary');
  return person.reads(/\S/, 'details');
}

describe('before anyone answers, the console says what keeps answers out', () => {
  it('a page that is not among the origins of its site', async () => {
    const url = premises.page('/origin', surveyAt(premises.endpoint)).replace('127.0.0.1', 'localhost');
    const person = await premises.visit(url);
    const { origin } = new URL(url);
    await told(person, new RegExp(`answers, but this page may not read it.*that site's origins must hold "${origin}"`));
  });

  it('a site key that no site has', async () => {
    const person = await premises.visit(
      premises.page('/key', surveyAt(premises.endpoint.replace('pk_site', 'pk_sit'))),
    );
    await told(person, /"pk_sit" must be the key of a site in its sites file/);
  });

  for (const endpoint of ['htp://receiver.example', 'receiver.example', 'localhost:8080'])
    it(`an endpoint that is no whole address: ${endpoint}`, async () => {
      const person = await premises.visit(premises.page('/half', surveyAt(`${endpoint}/v1/pk_site/events`)));
      await told(person, /endpoint="\S+" is no whole address; write one such as "https:/);
      assert.equal(person.complaints.filter((said) => said.includes('no whole address')).length, 1);
    });

  for (const [what, given, words] of [
    [
      'a group',
      'group="nort"',
      /group="nort" is none of the groups that this survey was published for \("north", "south"\): perhaps "north"/,
    ],
    [
      'a segment',
      'segment="boss"',
      /segment="boss" is none of the segments that this survey was published for \(it has none\)/,
    ],
  ] as const)
    it(`${what} that nobody published`, async () => {
      await premises.publish(desk('grouped'), { groups: ['north', 'south'] });
      const page = embedded(desk('grouped'), `endpoint="${premises.endpoint}" mode="full" ${given}`);
      const person = await premises.visit(premises.page('/grouped', page));
      await told(person, words);
      assert.doesNotMatch(await person.read(), /none of/);
    });

  it('another privacy than was published', async () => {
    const person = await premises.visit(premises.page('/promise', surveyAt(premises.endpoint).replace('anonymous', 'identified')));
    await told(person, /privacy="identified" does not hold: "here" was published with privacy="anonymous"/);
  });

  it('the address of a site without /events', async () => {
    const person = await premises.visit(premises.page('/site', surveyAt(premises.endpoint.replace('/events', ''))));
    await told(person, /endpoint="\S+\/v1\/pk_site" lacks "\/events"/);
  });

  it('what else the receiver says of the address, in its own words', async () => {
    const person = await premises.visit(
      premises.page('/refused', surveyAt(premises.endpoint, `survey="${'a'.repeat(70)}"`)),
    );
    await told(person, /answers 4\d\d: An id is a letter, then up to 63/);
    assert.doesNotMatch(await person.read(), /up to 63/);
  });

  it('says nothing where all is well', async () => {
    const person = await premises.visit(premises.page('/well', surveyAt(premises.endpoint, 'group="north"')));
    await person.reads('Results are shown only where');
    assert.deepEqual(person.complaints, []);
  });

  it('says nothing of an address beside the page that has a dot in it and answers', async () => {
    // As a script that passes requests on has it.
    premises.script(
      '/index.php/v1/pk_site/surveys/here',
      await (await fetch(premises.results('here').replace('/results', ''))).text(),
    );
    const person = await premises.visit(premises.page('/beside', surveyAt('index.php/v1/pk_site/events')));
    await person.reads('Results are shown only where');
    assert.deepEqual(person.complaints, []);
  });
});

describe('when somebody sends, the console says what keeps answers here', () => {
  async function sent(path: string, attributes: string): Promise<Person> {
    const person = await premises.visit(premises.page(path, embedded(desk('here'), attributes)));
    await person.choose('chair', 3);
    await person.send();
    return person;
  }

  it('no endpoint', async () => {
    const person = await sent('/nowhere', '');
    await told(person, /no endpoint is set/);
    await person.reads('This page does not say where answers go');
  });

  it('an endpoint that does not say what it has', async () => {
    premises.script('/answers.json', '{"stored":true}');
    const person = await sent('/silent', 'endpoint="/answers.json" mode="full"');
    await told(person, /"not-acknowledged": the event's id must come back, as \{"id":"…"\}/);
    await person.reads('did not say that it has your answers');
  });
});

describe('in the place of what cannot be shown, its owner reads why', () => {
  const cases: Record<string, [() => string, RegExp]> = {
    'a survey that nobody has published': [
      () => surveyAt(premises.endpoint, 'survey="there"'),
      /"there" is not published at this receiver; publish it, or name one that is/,
    ],
    'questions that nobody has published': [
      () =>
        embedded(
          { ...desk('here'), sections: [...desk('here').sections, more] },
          `endpoint="${premises.endpoint}" mode="full"`,
        ),
      /"here" was never published with these questions \(version 1.0.0\); publish them, or show the ones that are published/,
    ],
    'results of another site': [
      () => pulseAt(premises.results('here').replace('pk_site', 'pk_sit')),
      /"pk_sit" must be the key of a site in its sites file/,
    ],
    'results of a survey that is not there': [
      () => pulseAt(premises.results('there')),
      /answered 404; check the site key and the survey’s id/,
    ],
    'results with another token': [
      () => pulseAt(premises.results('here'), 'x'),
      /answered 401; its token is missing, wrong/,
    ],
    'the address of the survey instead of its results': [
      () => pulseAt(premises.results('here').replace('/results', '')),
      /^[^;]*src holds no results; their address is that of their survey with \/results behind it/,
    ],
  };
  for (const [name, [body, words]] of Object.entries(cases)) {
    it(name, async () => {
      const markup = body();
      const person = await premises.visit(premises.page('/wrong', markup), { at: /^<(\S+)/.exec(markup)![1]! });
      assert.match(await details(person), words);
    });
  }
});
