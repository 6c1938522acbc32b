import { aTimeout, expect } from '@open-wc/testing';
import { centricity } from '../../demo/configs/centricity.js';
import { pulse } from '../../demo/configs/pulse.js';
import { thousand } from '../../demo/configs/thousand.js';
import { forgetEverything } from './support/own-database.js';
import { meet, until } from './support/person.js';

after(forgetEverything);

/** What an answer writes into the page: one record a changed node or attribute. */
async function writesOf(root: Node, act: () => void): Promise<MutationRecord[]> {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((some) => records.push(...some));
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  act();
  await aTimeout(0);
  observer.disconnect();
  return records;
}

describe('what a survey costs the page', () => {
  for (const [name, config, id] of [
    ['24 questions', centricity, 'M3'],
    ['a thousand', thousand, 'Q500'],
  ] as const) {
    it(`is two writes an answer, of ${name}`, async () => {
      const { all, choose, read, root, whole } = await meet({ config });
      const questions = config.sections.flatMap(({ items }): unknown[] => [...items]).length;
      await until(() => all('[data-id]').length === questions, 'has drawn every question');
      choose(name === 'a thousand' ? 'Q1' : 'C1', 1);
      await until(() => read('.kept') === 'Saved on this device');
      await whole();
      const records = await writesOf(root, () => choose(id, 4));
      expect(records.length).to.be.within(1, 2);
      const changed = await writesOf(root, () => choose(id, 2));
      expect(changed).to.be.empty;
    });
  }

  it('draws no question anew for an answer', async () => {
    const { choose, question } = await meet({ config: pulse });
    const nodes = ['helped', 'pace', 'place'].map((id) => question(id));
    choose('place', 'customer');
    choose('helped', 2);
    expect(['helped', 'pace', 'place'].map((id) => question(id))).to.deep.equal(nodes);
  });

  it('is fourteen elements a statement', async () => {
    const { all } = await meet({ instrument: 'centricity' });
    for (const fieldset of all('fieldset.likert')) {
      expect(fieldset.querySelectorAll('*').length + 1).to.be.at.most(14);
    }
  });

  it('is no layout for questions out of sight, on a page of twenty surveys as in one of a thousand questions', async () => {
    const { page } = await meet({ config: pulse });
    for (let more = 0; more < 19; more++)
      page.append(Object.assign(document.createElement('attune-survey'), { config: pulse }));
    const last = page.lastElementChild!;
    const drawn = (): boolean =>
      last.shadowRoot!.querySelector('fieldset')!.checkVisibility({ contentVisibilityAuto: true });
    await until(() => last.shadowRoot!.querySelector('fieldset'));
    await until(() => !drawn());
    last.scrollIntoView();
    await until(drawn);
  });

  it('is six listeners however many questions there are', async () => {
    const { addEventListener } = EventTarget.prototype;
    const heard: [EventTarget, string][] = [];
    EventTarget.prototype.addEventListener = function (
      this: EventTarget,
      ...given: Parameters<typeof addEventListener>
    ) {
      heard.push([this, given[0]]);
      return addEventListener.apply(this, given);
    };
    try {
      const { survey, root } = await meet({ config: thousand });
      const own = heard.filter(([target]) => target === survey || (target instanceof Node && root.contains(target)));
      expect(own.map(([, type]) => type)).to.include.members(['click', 'input']);
      expect(own.length).to.be.at.most(6);
    } finally {
      EventTarget.prototype.addEventListener = addEventListener;
    }
  });
});

describe('every property', () => {
  type Change = [property: string, value: unknown, shows: string];
  const changes: Change[] = [
    ['config', { ...centricity, title: 'Another survey' }, 'Another survey'],
    ['privacy', 'anonymous', 'Anonymous.'],
    ['paged', 'question', 'Question 1 of 6'],
    ['answers', { helped: 3, pace: 4 }, '2 of 6 answered'],
  ];
  for (const [property, value, shows] of changes) {
    it(`shows at once what it is set to: ${property}`, async () => {
      const { root, survey, heard } = await meet({ config: pulse });
      expect(root.textContent).not.to.include(shows);
      Object.assign(survey, { [property]: value });
      await until(() => root.textContent.includes(shows));
      expect(heard).to.be.empty;
    });
  }

  it('shows another built-in or fetched survey when the attribute changes', async () => {
    const { survey, read, heard, shows } = await meet({ instrument: 'centricity' });
    survey.setAttribute('src', '/test/elements/support/nothing.json');
    await shows('[part=error]');
    survey.removeAttribute('src');
    await until(() => read('h2') === 'How close are we to our customers?');
    expect(heard.map(({ type }) => type)).to.deep.equal(['attune-error']);
  });

  it('reflects what a style sheet may want to know', async () => {
    const { survey } = await meet({ config: pulse, name: 'pulse', disabled: true });
    expect(survey.getAttribute('name')).to.equal('pulse');
    expect(survey.hasAttribute('disabled')).to.be.true;
  });
});
