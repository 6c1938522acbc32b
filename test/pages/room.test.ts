// Boxes that shrink to what they hold, and pages that make a rem small: what people see there, and that it can be sent.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, embedded } from './support/desk.js';
import type { Person } from './support/person.js';
import { Premises, readToken } from './support/premises.js';

let premises: Premises;
before(async () => void (premises = await Premises.open()));
after(() => premises.close());

const boxes: Record<string, (inside: string) => string> = {
  'flex row': (inside) => `<div style="display: flex; justify-content: center">${inside}</div>`,
  grid: (inside) => `<div style="display: grid; justify-items: center">${inside}</div>`,
  dialog: (inside) => `<dialog>${inside}</dialog><script>document.querySelector('dialog').showModal()</script>`,
  table: (inside) => `<table><tr><td>Label</td><td>${inside}</td></tr></table>`,
  float: (inside) => `<div style="float: right">${inside}</div>`,
  'fixed box': (inside) =>
    `<div style="position: fixed; inset: 0 auto auto 0; max-height: 100%; overflow: auto">${inside}</div>`,
};

/** How wide the element is, what its page scrolls sideways, and which of its words are broken over lines in their middle. */
async function seen({ tab }: Person, tag: string) {
  return tab.$eval(tag, (element) => {
    for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
    const { width } = element.getBoundingClientRect();
    const texts = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const { index, 0: word } of text.nodeValue!.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return { width: Math.round(width), sideways: document.documentElement.scrollWidth - innerWidth, broken };
  });
}

describe('a box that is as wide as what it holds', () => {
  const survey = desk('boxed');
  before(async () => {
    await premises.publish(survey, { privacy: 'identified' });
    const of = (each: number): object => ({ chair: [5, 5, 4, 3, 1][each % 5], light: [1, 1, 2, 3, 5][each % 5] });
    await premises.others(
      survey,
      Array.from({ length: 40 }, (_, each) => of(each)),
    );
  });
  const tags: Record<string, () => string> = {
    'attune-survey': () => embedded(survey, `endpoint="${premises.endpoint}" mode="full" privacy="identified"`),
    'attune-pulse': () => `<attune-pulse src="${premises.results('boxed')}" token="${readToken}"></attune-pulse>`,
    'attune-outbox': () => '<attune-outbox></attune-outbox>',
  };
  for (const [name, around] of Object.entries(boxes)) {
    it(`has room for all of it, at a desk and on a phone, and lets it be sent: ${name}`, async () => {
      for (const [tag, markup] of Object.entries(tags)) {
        const url = premises.page('/boxed', around(markup()));
        const person = await premises.visit(url, { at: tag });
        for (const width of [1200, 375]) {
          await person.tab.setViewport({ width, height: 800 });
          await person.shows(tag === 'attune-pulse' ? '.items' : 'h2');
          const { width: wide, sideways, broken } = await seen(person, tag);
          const least = width === 375 ? 250 : 560;
          assert.ok(wide >= least && wide <= width, `${tag} is ${wide} px wide of ${width}`);
          assert.equal(sideways, 0, `${tag} at ${width}`);
          assert.deepEqual(broken, [], `${tag} at ${width}`);
        }
        if (tag !== 'attune-survey') continue;
        premises.posts.length = 0;
        await person.choose('chair', 4);
        await person.send();
        await person.reads('Your answers have arrived');
        assert.deepEqual(
          premises.posts.map(({ data }) => data.answers),
          [{ chair: 4 }],
        );
      }
    });
  }
});

describe('a page that makes a rem ten pixels', () => {
  const survey = {
    ...desk('small'),
    sections: [
      {
        id: 'all',
        layout: 'matrix',
        items: [
          ...desk('small').sections[0]!.items.filter(({ kind }) => kind === 'likert'),
          { id: 'recommend', kind: 'rating', text: 'Would you recommend your desk?' },
          {
            id: 'first',
            kind: 'ranking',
            text: 'What comes first?',
            options: [
              { id: 'quiet', label: 'Quiet' },
              { id: 'air', label: 'Fresh air' },
            ],
          },
        ],
      },
    ],
  };

  /** The size of everything that can be pressed or read, as it is drawn. */
  const sizes = ({ tab }: Person): Promise<string[]> =>
    tab.$eval('attune-survey', (element) =>
      [...element.shadowRoot!.querySelectorAll('input, button, label, .legend, h2, p')].map((each) => {
        const { width, height } = each.getBoundingClientRect();
        return `${each.localName} ${Math.round(width)} × ${Math.round(height)}, ${getComputedStyle(each).fontSize}`;
      }),
    );

  for (const width of [375, 1200]) {
    it(`has all of it in its usual size, and lets it be sent: ${width} px`, async () => {
      const id = `small-${width}`;
      await premises.publish({ ...survey, id });
      const body = `<div style="font-size: 16px">${embedded({ ...survey, id }, `endpoint="${premises.endpoint}" mode="full"`)}</div>`;
      const load = '<script type="module" src="/dist/attune.js"></script>';
      const look = async (head: string): Promise<[Person, string[]]> => {
        const person = await premises.visit('about:blank');
        await person.tab.setViewport({ width, height: 800 });
        await person.tab.goto(premises.page(`/${id}`, body, head + load));
        await person.shows('.ranking button');
        await person.reads('Results are shown only where');
        return [person, await sizes(person)];
      };
      const [, usual] = await look('');
      const [person, small] = await look('<style>html { font-size: 62.5% }</style>');
      assert.ok(usual.length > 20);
      assert.deepEqual(small, usual);
      assert.deepEqual((await seen(person, 'attune-survey')).broken, []);
      await person.choose('chair', 4);
      await person.click('[data-row="1"][data-by="-1"]');
      await person.send();
      await person.reads('Your answers have arrived');
      assert.deepEqual(await premises.kept(id), [{ chair: 4, first: ['air', 'quiet'] }]);
    });
  }
});
