import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { change } from '../../demo/configs/results.js';
import type { ResultItem } from '../../src/core/schema/survey-results.js';
import { words } from './support/person.js';
import { dimensionsWith, having, online, open, sample } from './support/reader.js';

const itemsWith = (change: (item: ResultItem) => Partial<ResultItem>): ResultItem[] =>
  sample.items.map((item) => ({ ...item, ...change(item) }));
const still = change('no-clear-change', [1, -2, 4], 0);
const one = (item: Partial<ResultItem>): ResultItem[] => [
  {
    id: 'x',
    text: 'What helps?',
    kind: 'likert',
    reversed: false,
    suppressed: false,
    n: '40',
    options: ['No', 'Neither', 'Yes'].map((label, value) => ({
      value: `${value}`,
      label,
      percent: [20, 30, 50][value]!,
      extreme: null,
    })),
    favourable: { percent: 50, lo: 35, hi: 65, extreme: null },
    unfavourable: { percent: 20, lo: 10, hi: 35, extreme: null },
    ...item,
  },
];

describe('a person who reads on to the questions', () => {
  it('finds the three strongest and the three weakest', async () => {
    const { all } = await open();
    const ids = (block: number): string[] =>
      [...all('.pair > .block')[block]!.querySelectorAll<HTMLElement>('li')].map(({ dataset }) => dataset['item']!);
    expect(ids(0)).to.deep.equal(['C1', 'C2', 'M3']);
    expect(ids(1)).to.deep.equal(['O4', 'O5', 'O1']);
  });

  it('reads what honestly changed, falls first, and nothing that chance would give', async () => {
    const { all, read: reads } = await open();
    const read = all('.changes li').map(words);
    expect(reads('[part=questions]')).to.include('What changed since spring 2026 First what got worse');
    expect(read).to.have.lengthOf(5);
    expect(read[0]).to.include('Senior leaders').and.to.include('↓ −8 points');
    expect(read[1]).to.include('small change, −4 points');
    expect(read[2]).to.include('↑ +9 points');
    expect(read.join()).not.to.include('decide first');
  });

  it('is told plainly when no question has changed', async () => {
    const { read } = await open({ results: having({ items: itemsWith(() => ({ change: still })) }) });
    expect(read('[part=questions]')).to.include('No question has clearly changed');
  });

  for (const [up, title, note] of [
    [true, 'What got better since spring 2026', 'No question clearly got worse.'],
    [false, 'What got worse since spring 2026', 'No question clearly got better.'],
  ] as const) {
    it(`reads no more into one direction than there is: ${title}`, async () => {
      const items = itemsWith(({ change }) =>
        change && (change.diff ?? 0) > 0 === up ? { change } : { change: still },
      );
      const { read } = await open({ results: having({ items }) });
      expect(read('[part=questions]')).to.include(title).and.to.include(note);
    });
  }

  it('finds no recommendation score among the questions that changed: its points are others', async () => {
    const items = itemsWith(({ kind }) =>
      kind === 'rating' ? { change: { ...still, verdict: 'change', diff: 27 } } : {},
    );
    const { all } = await open({ results: having({ items }) });
    expect(all('.changes li')).to.have.lengthOf(5);
  });

  it('sees the neutral answers in the middle and the favourable ones to one side, also of a reversed question', async () => {
    for (const reversed of [false, true]) {
      const [item] = one({ reversed });
      const options = reversed
        ? [50, 30, 20].map((percent, at) => ({ ...item!.options[at]!, percent }))
        : item!.options;
      const { all, find, read } = await open({ results: having({ items: [{ ...item!, options }] }) });
      const [worst, neutral, best] = all<SVGRectElement>('.items rect');
      expect([worst, neutral, best].map((each) => each!.getAttribute('class'))).to.deep.equal([
        'worst',
        'neutral',
        'best',
      ]);
      // half of the neutral answers to each side of the middle; 35 and 65 to its sides fill the width
      expect(find('.items .middle').getAttribute('x1')).to.equal('35%');
      expect(parseFloat(neutral!.getAttribute('x')!)).to.be.closeTo(20, 0.1);
      expect(parseFloat(best!.getAttribute('width')!)).to.be.closeTo(50, 0.1);
      expect(read('.sides')).to.equal('20% unfavourable 30% neutral 50% favourable give or take 15');
      expect(read('.items').includes('here it is better to disagree')).to.equal(reversed);
    }
  });

  it('reads "almost all" where a number would tell what each person said', async () => {
    const extreme = { percent: null, lo: null, hi: null, extreme: 'almost-all' } as const;
    const { read } = await open({ results: having({ items: one({ favourable: extreme }) }) });
    expect(read('.sides')).to.include('almost all gave a good answer').and.not.to.include('null');
  });

  it('sees choices as plain bars, with what the share is of', async () => {
    const { read, all } = await open({ results: having({ items: one({ kind: 'multiple' }) }) });
    expect(read('.items')).to.include('Several could be chosen.');
    expect(all('.options rect')[2]!.getAttribute('width')).to.equal('50%');
    const ranked = await open({ results: having({ items: one({ kind: 'ranking' }) }) });
    expect(ranked.read('.items')).to.include('How often each came first.');
  });

  it('sees a recommendation score on an axis of its own, with its interval', async () => {
    const { find, read } = await open();
    expect(read('[data-item=N1] .value')).to.equal('−3');
    expect(find('[data-item=N1] .now').getAttribute('cx')).to.equal('48.5%');
    expect(read('[data-item=N1]')).to.include('0 to 6: 32%7 and 8: 39%9 and 10: 29%');
    expect(read('[part=recommend] tbody')).to.include('−10 to +4');
    expect(read('[part=recommend]')).to.include('Not to be compared with the points above');
  });

  for (const n of ['10–19', '29']) {
    it(`is given no single score of ${n} answers, but the interval`, async () => {
      const { find, all, read } = await open({ results: having({ items: itemsWith(() => ({ n })) }) });
      expect(find('[data-item=N1]').className).to.equal('rough');
      expect(all('[data-item=N1] .now')).to.be.empty;
      expect(all('[data-item=N1] .interval')).to.have.lengthOf(1);
      expect(read('[data-item=N1]')).to.include('Too few answers for one number');
    });
  }
});

describe('a person who wrote something', () => {
  it('finds comments in the order that says nothing, the first of them at first', async () => {
    const { all, find, pulse } = await open();
    const shown = (): string[] => [...all('.quotes')[0]!.children].map(words);
    const { comments } = sample.comments[0]!;
    expect(shown()).to.deep.equal(comments.slice(0, 8));
    find('[data-list="comments.T1"]').click();
    await pulse.updateComplete;
    expect(shown()).to.deep.equal(comments);
  });

  it('reads what was done, by which role and when; or that nothing has been decided', async () => {
    const { all, read } = await open();
    expect(words(all('.actions-done li')[0]!)).to.equal(
      'You said: The front line cannot make good a small mistake without asking. We did: Everyone in support may waive fees up to 50 per case. Who sees to it: Head of customer support · done on November 2, 2026',
    );
    expect(read('[part=thread]')).to.include('We will not: They stay for now');
    const none = await open({ results: having({ thread: [] }) });
    expect(none.read('[part=thread]')).to.equal('You said, we did Nothing has been decided yet on what people said.');
  });

  const src = '/v1/pk_test/surveys/centricity/results';
  for (const [answer, said] of [
    [() => Response.json({ status: 'waiting', actions: [] }), 'has not been read yet'],
    [
      () => Response.json({ status: 'answered', actions: sample.thread.slice(0, 1) }),
      'Everyone in support may waive fees',
    ],
    [() => new Response('{}', { status: 422 }), 'This code is not known here'],
    [() => new Response('{}', { status: 503 }), 'could not be looked up just now'],
  ] as const) {
    it(`learns by their receipt code: ${said}`, () =>
      online(
        ({ init }) => (init.method === 'POST' ? answer() : Response.json(sample)),
        async (asked) => {
          const { find, reads } = await open({ src, token: 'secret' });
          find<HTMLInputElement>('input').focus();
          await sendKeys({ type: ' 7f3k 2q9a-oil0' });
          await sendKeys({ press: 'Enter' });
          await reads('#receipt-said', said);
          const post = asked.at(-1)!;
          expect(post.url.pathname).to.equal('/v1/pk_test/surveys/centricity/thread');
          expect(post.init.body).to.equal('{"receipt":"7F3K2Q9A0110"}');
          expect(post.headers.get('authorization')).to.equal('Bearer secret');
          expect(JSON.stringify(localStorage)).not.to.include('7F3K');
        },
      ));
  }

  it('is asked for a code that they did not type, and sends nothing', () =>
    online(
      () => Response.json(sample),
      async (asked) => {
        const { find, reads } = await open({ src });
        find('.receipt button').click();
        await reads('#receipt-said', 'Please type the code');
        expect(find('input').getAttribute('aria-invalid')).to.equal('true');
        expect(asked).to.have.lengthOf(1);
      },
    ));

  it('finds no form where nobody could answer it', async () => {
    const { all } = await open();
    expect(all('form')).to.be.empty;
  });
});

describe('a person who comes back', () => {
  // A survey of their own: other tests' visits are kept in the same place.
  const visited = having({ survey: { ...sample.survey, id: 'visited' } });
  beforeEach(() => localStorage.removeItem('attune.pulse/visited'));
  const before = {
    ...visited,
    released: '2026-11-03',
    dimensions: dimensionsWith(({ mean }, at) => (at ? {} : { mean: mean! - 3 })),
  };

  it('is told what is new since their last visit, where it moved; and nothing on the first', async () => {
    const first = await open({ results: before });
    expect(first.all('[part=since], .new')).to.be.empty;
    const second = await open({ results: visited });
    expect(second.read('[part=since]')).to.match(/^New since your visit on .*: My contribution from 65 to 68\.$/);
    expect(second.all('.new').map(words)).to.deep.equal(['new: was 65 at your last visit']);
    const again = await open({ results: visited });
    expect(again.all('[part=since]'), 'for the rest of the day').to.have.lengthOf(1);
  });

  it('is told nothing where nothing newer was released, nor of another unit', async () => {
    await open({ results: visited });
    expect((await open({ results: visited })).all('[part=since]')).to.be.empty;
    await open({ results: before });
    const focus = { cut: 'group', id: 'sales', name: 'Sales' } as const;
    expect((await open({ results: { ...visited, focus } })).all('[part=since]')).to.be.empty;
  });

  it('reads the results also where nothing may be stored', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    try {
      expect((await open({ results: visited })).read('.lead')).to.include('68 points');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});

describe('a person who takes the figures along', () => {
  it('gets what the receiver exports, in their language, without what a spreadsheet would run', async () => {
    const dimensions = dimensionsWith((each, index) => ({ ...each, name: index ? each.name : '=HYPERLINK("x")' }));
    const { find, reads } = await open({ results: having({ dimensions }) }, { lang: 'de' });
    await reads('[data-act=download]', 'Zahlen herunterladen');
    const { click } = HTMLAnchorElement.prototype;
    let file: Promise<string> | undefined;
    HTMLAnchorElement.prototype.click = function () {
      expect(this.download).to.equal('autumn-2026.csv');
      file = fetch(this.href).then((answer) => answer.text());
    };
    try {
      find('[data-act=download]').click();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const rows = (await file!).trim().split('\r\n');
    expect(rows[0]).to.include('"kind";"id";"text";"of";"n";"value";"label";"figure";"unit";"lo (95 %)";"hi (95 %)"');
    expect(rows).to.include('"dimension";"contribution";"\'=HYPERLINK(""x"")";"";"412";"";"";"68";"points";"66";"70"');
    expect(rows.find((row) => row.startsWith('"dimension";"company"'))).to.include('Entscheidungen des Unternehmens');
    expect(
      rows.filter((row) => /^"dimension".*"group.finance"/.test(row)).every((row) => /"";"points";"";""$/.test(row)),
    ).to.equal(true);
  });
});
