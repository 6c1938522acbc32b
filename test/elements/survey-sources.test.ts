import { expect, fixture, html } from '@open-wc/testing';
import { pulse } from '../../demo/configs/pulse.js';
import type { AttuneSurvey } from '../../src/elements/survey/survey.js';
import type { AttuneErrorEvent } from '../../src/events/error.js';
import { expectAccessible } from './support/accessible.js';
import { forgetEverything } from './support/own-database.js';
import { meet, personAt, until, type Person, type SurveySettings } from './support/person.js';

const { fetch } = window;

const { timeout } = AbortSignal;

afterEach(() => {
  window.fetch = fetch;
  AbortSignal.timeout = timeout;
});
after(forgetEverything);

/** A server that answers every address like this. */
function serve(answer: (signal: AbortSignal) => Response | Promise<Response>): void {
  window.fetch = async (_, init) => answer(init!.signal!);
}

const json = (text: string): Response => new Response(text, { headers: { 'content-type': 'application/json' } });

async function broken(settings: SurveySettings): Promise<Person> {
  const person = await meet(settings, { ready: '[part=error]' });
  const errors = person.heard.filter(({ type }) => type === 'attune-error') as AttuneErrorEvent[];
  expect(errors).to.have.lengthOf(1);
  const [fault] = errors[0]!.faults;
  // What the page's owner sees is what the event says.
  expect(person.read('[part=error] li')).to.equal(`${fault!.path || 'config'} ${fault!.message}`);
  return person;
}

const first = ({ read }: Person): string => read('[part=error] li');
const likert = (index: number) => ({ id: `Q${index}`, kind: 'likert', scale: 'agreement', text: 'x' });
const withItems = (items: unknown[]) => ({ ...pulse, sections: [{ id: 'all', items }] });

describe('a survey that cannot be shown', () => {
  it('says so calmly and accessibly, with the details folded away', async () => {
    const { find, read, survey } = await broken({ config: {} });
    expect(read('[part=error] h2')).to.equal('This cannot be shown right now');
    expect(read('[part=error] p')).to.include('Nothing you entered is lost');
    expect(find<HTMLDetailsElement>('details').open).to.be.false;
    expect(find('[part=error]').role).to.equal('alert');
    await expectAccessible(survey);
  });

  const configs: Record<string, [unknown, RegExp]> = {
    'an object in an attribute': ['[object Object]', /^config is "\[object Object\]": .* set it as a property/],
    'a text': ['a survey', /^config is not valid JSON/],
    'a missing title': [{ ...pulse, title: undefined }, /^title .*(missing|must be a text)/],
    'a number for a text': [{ ...pulse, title: 7 }, /^title must be a text/],
    'a misspelt key': [{ ...pulse, titel: 'x' }, /^titel is not known here; write "title", or choose from /],
    'an unknown kind': [
      withItems([{ id: 'a', kind: 'likret', text: 'x' }]),
      /^sections\[0\]\.items\[0\]\.kind must be one of "likert", .*: perhaps "likert"/,
    ],
    'no kind': [withItems([{ id: 'a', text: 'x' }]), /^sections\[0\]\.items\[0\]\.kind must be one of "likert"/],
    'a misspelt scale': [
      withItems([{ ...likert(1), scale: 'agrement' }]),
      /^sections\[0\]\.items\[0\]\.scale names no scale in "scales"; write "agreement", or choose from /,
    ],
    'two items of one id': [
      withItems([likert(1), likert(1)]),
      /^sections\[0\]\.items\[1\]\.id repeats the id of sections\[0\]\.items\[0\]/,
    ],
    'an unknown scale': [{ ...pulse, scales: {} }, /^sections\[0\]\.items\[0\]\.scale names no scale/],
    'ten thousand items': [
      withItems(Array.from({ length: 10_000 }, (_, i) => likert(i))),
      /^sections\[0\]\.items must be at most 2000/,
    ],
    'a text of a megabyte': [{ ...pulse, title: 'x'.repeat(1_000_000) }, /^title .*(10000 characters|must be a text)/],
    'an id that is half a character': [
      withItems([{ ...likert(1), id: '\uD800' }]),
      /^sections\[0\]\.items\[0\]\.id must start with a letter/,
    ],
    'a way to the prototype': [JSON.parse('{"__proto__":{"x":1}}'), /^__proto__ is a reserved name; remove it/],
    'a condition on a later item': [
      withItems([{ ...likert(1), when: { item: 'Q2', is: 'answered' } }, likert(2)]),
      /^sections\[0\]\.items\[0\]\.when reads "Q2", which is not an item above it/,
    ],
  };
  for (const [name, [config, message]] of Object.entries(configs)) {
    it(`names the place and the remedy: ${name}`, async () => {
      expect(first(await broken({ config }))).to.match(message);
    });
  }

  it('keeps a lone surrogate in a text from breaking anything', async () => {
    const { read } = await meet({ config: { ...pulse, title: 'half \uD800 character' } });
    expect(read('h2')).to.match(/^half . character$/u);
  });

  it('says that a name is not built in, and which are', async () => {
    const card = first(await broken({ instrument: 'centrism' }));
    expect(card).to.include('"centrism" is not built in; use "centricity"');
  });

  it('says what to write when there are no questions at all', async () => {
    expect(first(await broken({}))).to.match(/^instrument is missing; write instrument="centricity", src=/);
  });

  it('says that an address has nothing behind it', async () => {
    serve(() => new Response('no', { status: 404 }));
    expect(first(await broken({ src: '/gone.json' }))).to.equal(
      `src answered 404; check the address, ${location.origin}/gone.json`,
    );
  });

  it('says that a web page came instead', async () => {
    serve(() => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
    expect(first(await broken({ src: '/page' }))).to.match(/^src answered with a web page, not with JSON/);
  });

  it('says in which line JSON breaks', async () => {
    serve(() => json('{\n  "id": "x",\n  "version": \n}'));
    expect(first(await broken({ src: '/x.json' }))).to.match(/^src is not valid JSON \(line 4\)/);
    serve(() => json('{\n  "id": "x",\n}'));
    expect(first(await broken({ src: '/y.json' }))).to.match(/^src is not valid JSON \(line 3\)/);
    serve(() => new Response(' '));
    expect(first(await broken({ src: '/empty.json' }))).to.equal('src is empty, and no JSON');
  });

  it('says which header a server elsewhere must send', async () => {
    serve(() => Promise.reject(new TypeError('Failed to fetch')));
    const card = first(await broken({ src: 'https://elsewhere.example/x.json' }));
    expect(card).to.include(`"Access-Control-Allow-Origin: ${location.origin}"`);
    expect(card).to.include('connect-src must list https://elsewhere.example');
  });

  it('gives up on a server that does not answer', async () => {
    AbortSignal.timeout = () => timeout.call(AbortSignal, 10);
    serve(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    expect(first(await broken({ src: '/slow.json' }))).to.match(/^src did not answer within 15 seconds/);
  });

  it('stops reading what is far too large', async () => {
    serve(() => json(`"${'x'.repeat(5_000_000)}"`));
    expect(first(await broken({ src: '/large.json' }))).to.equal('src is larger than 4 MB');
  });

  it('fetches from the web only, not from where else an address may lead', async () => {
    for (const src of ['javascript:alert(1)', 'data:application/json,{}', 'file:///etc/passwd']) {
      expect(first(await broken({ src }))).to.equal('src must be an http or https address');
    }
  });

  it('shows the survey once its config is mended', async () => {
    const { survey, shows, all } = await broken({ config: {} });
    survey.config = pulse;
    await shows('[part=questions]');
    expect(all('[part=error]')).to.be.empty;
  });
});

describe('where the questions come from', () => {
  it('may be an address', async () => {
    serve(() => json(JSON.stringify(pulse)));
    const { read, heard } = await meet({ src: '/pulse.json' });
    expect(read('h2')).to.equal('How was your week?');
    expect(heard).to.be.empty;
  });

  it('may be a script inside the element', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.text = JSON.stringify(pulse);
    const page = await fixture<HTMLElement>(html`<main><attune-survey>${script}</attune-survey></main>`);
    const { read, shows } = personAt(page.querySelector<AttuneSurvey>('attune-survey')!, page);
    await shows('[part=questions]');
    expect(read('h2')).to.equal('How was your week?');
  });

  it('shows only the latest of two that were asked for one after the other', async () => {
    let release: ((answer: Response) => void) | undefined;
    serve(() => new Promise((resolve) => (release = resolve)));
    const { survey, read, shows } = await meet({ src: '/late.json' }, { ready: '.widget' });
    await until(() => release);
    survey.config = pulse;
    await shows('h2');
    release!(json(JSON.stringify({ ...pulse, title: 'Too late' })));
    await survey.updateComplete;
    expect(read('h2')).to.equal('How was your week?');
  });

  it('says that it is loading only when that takes a while', async () => {
    serve(() => new Promise(() => {}));
    const { root, read } = await meet({ src: '/late.json' }, { ready: '.widget' });
    const from = performance.now();
    expect(root.textContent.trim()).to.be.empty;
    await until(() => root.querySelector('.loading'));
    expect(performance.now() - from).to.be.above(200);
    expect(read('[role=status]')).to.equal('Loading the questions');
  });
});
