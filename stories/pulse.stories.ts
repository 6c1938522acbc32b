import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { cell, hidden, results, unit, waves } from '../demo/configs/results.js';
import type { SurveyResults } from '../src/core/schema/survey-results.js';
import type { AttunePulse } from '../src/elements/pulse/pulse.js';
import '../src/elements/pulse/pulse.js';

const { events, args, argTypes, template } = getStorybookHelpers<AttunePulse>('attune-pulse');

const meta: Meta<AttunePulse> = {
  title: 'Elements/Pulse',
  component: 'attune-pulse',
  args: { ...args, results },
  argTypes,
  parameters: { actions: { handles: events } },
  render: shown,
};
export default meta;
type Story = StoryObj<AttunePulse>;

/** By its attribute, as a page without scripts of its own writes it. */
function shown(given: AttunePulse): ReturnType<typeof template> {
  return template({ ...given, results: given.results && JSON.stringify(given.results) });
}

const seen = (page: HTMLElement, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = page.querySelector('attune-pulse')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  });

const showing =
  (selector: string, text: string): NonNullable<Story['play']> =>
  async ({ canvasElement: page }) =>
    waitFor(async () => expect(await seen(page, selector)).toHaveTextContent(text));

const without = (...keys: (keyof SurveyResults)[]): SurveyResults =>
  Object.fromEntries(Object.entries(results).filter(([key]) => !keys.includes(key as keyof SurveyResults))) as never;

const fitting =
  (width: number): NonNullable<Story['play']> =>
  async ({ canvasElement: page }) => {
    await seen(page, '[part=thread]');
    await expect(page.querySelector('attune-pulse')!.scrollWidth).toBeLessThanOrEqual(width);
  };

export const Results: Story = { play: showing('.lead', 'Highest: My contribution, 68 points.') };

export const Dark: Story = { tags: ['!autodocs'], globals: { theme: 'dark' }, play: showing('.lead', 'Highest') };

export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  play: async ({ canvasElement: page }) =>
    waitFor(async () => {
      await expect(await seen(page, '.widget')).toHaveAttribute('dir', 'rtl');
      await expect(await seen(page, '[part=thread]')).toBeTruthy();
    }),
};

export const German: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de' },
  play: showing('.lead', 'Am höchsten: Mein Beitrag'),
};

export const OnAPhone: Story = { tags: ['!autodocs'], globals: { width: '320px' }, play: fitting(320) };

/** A widget's width is its own, not the page's. */
export const InASideColumn: Story = {
  tags: ['!autodocs'],
  render: (given) =>
    html`<div style="display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 1rem">
      <p>The page goes on here.</p>
      <aside>${shown(given)}</aside>
    </div>`,
  play: fitting(300),
};

const long =
  'Zusammenarbeit zwischen der Kundendienstleitung und dem Vertriebsinnendienst der Region Mitteldeutschland';
export const LongTexts: Story = {
  tags: ['!autodocs'],
  globals: { width: '480px' },
  args: {
    results: {
      ...results,
      survey: { ...results.survey, title: `${long}: ${long}` },
      dimensions: results.dimensions.map((each) => ({ ...each, name: `${long}, ${each.id}` })),
      cuts: [{ id: 'group', values: [unit('a', long, [70, 60, 50]), unit('b', long.replaceAll(' ', ''), null)] }],
      comments: [{ item: 'T1', text: long, comments: Array.from({ length: 12 }, () => long.repeat(8)) }],
    },
  },
  play: fitting(480),
};

/** What a manager's own token brings: their unit, small enough for bands, with the company unseen. */
export const OneManagersView: Story = {
  tags: ['!autodocs'],
  args: {
    results: {
      ...without('index'),
      focus: { cut: 'group', id: 'product', name: 'Product' },
      response: { answered: '10–19', invited: 24, percent: 71, bound: null, margin: null },
      dimensions: results.dimensions.map(({ reliability: _, ...each }, index) => ({
        ...each,
        ...cell(66 - index * 7, 9, '10–19'),
        change: { ...each.change!, verdict: 'no-clear-change', mixed: index === 1 },
      })),
      items: results.items.map((item) => ({ ...item, n: '10–19' })),
      cuts: [],
      comments: [],
    },
  },
  play: showing('.choices', 'Product'),
};

/** Too few or nobody: the page looks the same. */
export const EverythingSuppressed: Story = {
  tags: ['!autodocs'],
  args: {
    results: {
      ...without('index'),
      focus: { cut: 'group', id: 'finance', name: 'Finance' },
      response: { answered: null, invited: null, percent: null, bound: null, margin: null },
      dimensions: results.dimensions.map(({ id, name }) => ({ id, name, ...hidden, trend: [] })),
      items: results.items.map(({ change: _, nps, ...item }) => ({
        ...item,
        suppressed: true,
        n: null,
        options: item.options.map((option) => ({ ...option, percent: null })),
        ...(item.favourable ? { favourable: { percent: null, lo: null, hi: null, extreme: null } } : {}),
        ...(nps ? { nps: { ...nps, score: null, lo: null, hi: null } } : {}),
      })),
      cuts: [],
      comments: [],
      thread: [],
    },
  },
  play: showing('.lead', 'Fewer than 5 people answered here.'),
};

export const OneUnit: Story = {
  tags: ['!autodocs'],
  args: { results: { ...results, cuts: [{ id: 'group', values: [unit('support', 'Support', [76, 64, 49])] }] } },
  play: showing('[part=units]', 'Support'),
};

export const TwoHundredUnits: Story = {
  tags: ['!autodocs'],
  args: {
    results: {
      ...results,
      cuts: [
        {
          id: 'group',
          values: Array.from({ length: 200 }, (_, n) =>
            unit(`u${n}`, `Branch ${n + 1}`, n % 9 === 4 ? null : [58 + (n % 17), 52 + (n % 13), 44 + (n % 11)], 7),
          ),
        },
      ],
    },
  },
  play: showing('[data-list=group]', 'Show all 200'),
};

/** The wording changed once, and once too few answered. */
export const BreakAndGap: Story = {
  tags: ['!autodocs'],
  args: {
    results: {
      ...results,
      dimensions: results.dimensions.map((each, index) => ({
        ...each,
        trend: each.trend.map((point, at) => ({
          ...point,
          ...(index === 0 && at === 2 ? { break: 'wording' as const } : {}),
          ...(index === 1 && at === 1 ? hidden : {}),
        })),
      })),
    },
  },
  play: showing('[part=trend]', 'The wording changed in autumn 2026'),
};

export const FirstWave: Story = {
  tags: ['!autodocs'],
  args: {
    results: {
      ...without('index'),
      waves: waves.slice(2),
      dimensions: results.dimensions.map(({ change: _, ...each }) => ({ ...each, trend: [] })),
      items: results.items.map(({ change: _, ...item }) => item),
      thread: [],
    },
  },
  play: showing('[part=thread]', 'Nothing has been decided yet'),
};

/** The sentence and three figures; the rest is folded. */
export const FoldedOnAPhone: Story = {
  tags: ['!autodocs'],
  globals: { width: '320px' },
  play: async ({ canvasElement: page }) => {
    await seen(page, '[part=thread]');
    const { shadowRoot } = page.querySelector('attune-pulse')!;
    const topics = [...shadowRoot!.querySelectorAll('[data-topic]')].filter((each) => each.checkVisibility());
    await expect(topics).toHaveLength(3);
    await expect((await seen(page, '.items')).checkVisibility()).toBe(false);
  },
};

/** With every disclosure open: all that a reader can unfold. */
export const Unfolded: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement: page }) => {
    (await seen(page, '[data-list=reliability]')).click();
    for (const each of page.querySelector('attune-pulse')!.shadowRoot!.querySelectorAll('details')) each.open = true;
    await expect(await seen(page, '[part=reliability]')).toHaveTextContent('read the questions, not the score');
  },
};

/** What a printer prints: all units, comments and questions, and no button. The tables only where they are open. */
export const OnPaper: Story = {
  tags: ['!autodocs'],
  args: {
    results: {
      ...results,
      cuts: [
        {
          id: 'group',
          values: Array.from({ length: 29 }, (_, n) => unit(`u${n}`, `Branch ${n + 1}`, [58 + (n % 17), 52, 44])),
        },
      ],
    },
  },
  play: async ({ canvasElement: page }) => {
    await seen(page, '[part=thread]');
    window.dispatchEvent(new Event('beforeprint'));
    await expect((await seen(page, '[part=units] ul')).children).toHaveLength(29);
    await expect((await seen(page, '.all .items')).checkVisibility()).toBe(true);
  },
};

/** In forced colours a bar is hollow at one end and full at the other. Switch them on in your system to see it. */
export const ForcedColours: Story = {
  tags: ['!autodocs'],
  play: async ({ canvasElement: page }) => {
    const [worst, best] = [await seen(page, '.items .worst'), await seen(page, '.items .best')].map((each) =>
      getComputedStyle(each),
    );
    await expect(worst!.fill).not.toBe(best!.fill);
  },
};
