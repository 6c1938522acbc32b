import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { centricity } from '../demo/configs/centricity.js';
import { longTexts } from '../demo/configs/long-texts.js';
import { pulse } from '../demo/configs/pulse.js';
import { itemHash } from '../src/core/hashes.js';
import { itemsOf } from '../src/core/instrument.js';
import type { SurveyDescription } from '../src/core/schema/survey-description.js';
import type { AttuneSurvey } from '../src/elements/survey/survey.js';
import '../src/elements/survey/survey.js';
import { pageOutbox } from '../src/transport/index.js';
import '../test/elements/support/own-database.js';

const { events, args, argTypes, template } = getStorybookHelpers<AttuneSurvey>('attune-survey');

/** Controls go by attribute names. */
type Controls = AttuneSurvey & { 'group-name': string };

const meta: Meta<Controls> = {
  title: 'Elements/Survey',
  component: 'attune-survey',
  // The helpers' defaults are empty texts, which no object property means.
  args: { ...args, config: undefined, answers: {}, submit: undefined, transport: undefined, getAuth: undefined },
  argTypes,
  parameters: { actions: { handles: events } },
  render: survey,
};
export default meta;
type Story = StoryObj<Controls>;

/** By its attribute, as a page without scripts of its own writes it. */
function survey(given: Controls): ReturnType<typeof template> {
  return template({ ...given, config: given.config && JSON.stringify(given.config) });
}

/** Nobody finds another story's draft. */
const someone = (): string => crypto.randomUUID();

const rootIn = (canvas: HTMLElement): ShadowRoot => canvas.querySelector<AttuneSurvey>('attune-survey')!.shadowRoot!;

/** The first element that fits, once it is there. */
const seen = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = rootIn(canvas).querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  });

const reads = (canvas: HTMLElement, selector: string, text: string | RegExp): Promise<void> =>
  waitFor(async () => expect(await seen(canvas, selector)).toHaveTextContent(text));

export const AllOnOnePage: Story = {
  args: { instrument: 'centricity', respondent: someone() },
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[name=C1][value="4"]'));
    await reads(page, '#answered', '1 of 24 answered');
  },
};

export const ShortForm: Story = {
  args: { instrument: 'centricity', short: true, respondent: someone() },
  play: ({ canvasElement: page }) => reads(page, '#answered', '0 of 18 answered'),
};

export const OneAtATime: Story = {
  args: { config: pulse, paged: 'question', respondent: someone() },
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[name=helped][value="4"]'));
    await userEvent.click(await seen(page, '[data-act=next]'));
    await reads(page, '#answered', 'Question 2 of 6');
  },
};

/** Likert, rating, single and multiple choice, ranking and text, with questions that depend on others. */
export const EveryKind: Story = {
  args: { config: pulse, respondent: someone(), answers: { recommend: 4, place: 'customer' } },
  play: async ({ canvasElement: page }) => expect(await seen(page, '[data-id=why]')).toBeVisible(),
};

/** Statements stand in rows where there is room. */
export const MatrixOnAWidePage: Story = {
  args: { config: centricity, respondent: someone() },
  render: (given) => html`<div class="wide">${survey(given)}</div>`,
  play: async ({ canvasElement: page }) => expect(await seen(page, '.matrix')).toBeVisible(),
};

/** The same statements are cards on a phone. */
export const CardsOnAPhone: Story = {
  args: { config: centricity, respondent: someone() },
  globals: { width: '320px' },
  play: async ({ canvasElement: page }) => {
    const last = await seen(page, '[name=C1][value=na]');
    const first = await seen(page, '[name=C1][value="1"]');
    await expect(last.getBoundingClientRect().top).toBeGreaterThan(first.getBoundingClientRect().bottom);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};

export const SomethingLeftToMend: Story = {
  args: { config: pulse, respondent: someone(), answers: { blockers: ['meetings', 'tools', 'rules'] } },
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[data-act=review]'));
    await reads(page, '.errors h3', '2 answers need another look');
  },
};

export const Review: Story = {
  args: { config: pulse, respondent: someone(), answers: { helped: 4, pace: null, blockers: ['tools'] } },
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[data-act=review]'));
    await reads(page, '[part=review] h2', 'Check your answers');
  },
};

export const WithTheirName: Story = {
  args: { config: pulse, respondent: someone(), privacy: 'identified' },
  play: ({ canvasElement: page }) => reads(page, '[part=privacy]', 'can see which answers are yours'),
};
export const Confidential: Story = {
  args: { config: pulse, respondent: someone(), privacy: 'confidential' },
  play: ({ canvasElement: page }) => reads(page, '[part=privacy]', 'Results are shown for groups only'),
};
export const Anonymous: Story = {
  args: { config: pulse, respondent: someone(), privacy: 'anonymous' },
  play: ({ canvasElement: page }) => reads(page, '[part=privacy]', 'Nobody, not even an administrator'),
};

const published: SurveyDescription = {
  id: pulse.id,
  privacy: 'anonymous',
  participation: 'open',
  opensAt: null,
  closesAt: null,
  status: 'open',
  minimum: 10,
  groups: [{ id: 'north', name: 'Sales North' }],
  keepsComments: true,
  now: new Date().toISOString(),
};

/** What the receiver publishes comes before what the page says. */
export const AsPublished: Story = {
  args: {
    config: pulse,
    respondent: someone(),
    privacy: 'identified',
    group: 'north',
    endpoint: '/v1/story/events',
  },
  beforeEach: () => answering(() => Response.json(published)),
  play: async ({ canvasElement: page }) => {
    await reads(page, '[part=privacy] strong', 'Anonymous.');
    await reads(page, '[part=privacy]', /at least 10 people/);
  },
};

export const SharedComputer: Story = {
  args: { config: pulse, respondent: someone(), shared: true },
  play: async ({ canvasElement: page }) => {
    await seen(page, '[part=privacy]');
    await expect(rootIn(page).querySelector('[part=privacy] input')).not.toBeVisible();
  },
};

export const Disabled: Story = {
  args: { config: pulse, respondent: someone(), disabled: true, answers: { helped: 4 } },
  play: async ({ canvasElement: page }) => expect(await seen(page, '[name=helped][value="4"]')).toBeDisabled(),
};

/** One field of the page's own form: the form's button sends it. */
export const InAForm: Story = {
  args: { config: pulse, respondent: someone(), name: 'pulse' },
  render: (given) => html`
    <form @submit=${(event: SubmitEvent) => event.preventDefault()}>
      ${survey(given)}
      <p><button>Hand in</button></p>
    </form>
  `,
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[name=helped][value="4"]'));
    await waitFor(() => expect(new FormData(page.querySelector('form')!).get('pulse')).toBe('{"helped":4}'));
  },
};

const answered = { helped: 4, recommend: 3, why: 'Fewer meetings' };

/** What an earlier visit left on this device. */
export const ResumedDraft: Story = {
  args: { config: pulse, respondent: 'resumed-story' },
  loaders: [
    async () => {
      const at = Date.now();
      const given = itemsOf(pulse)
        .filter(({ id }) => id in answered)
        .map((item) => ({ item: item.id, hash: itemHash(pulse, item), answer: answered[item.id as 'why'], at }));
      const draft = { schema: 2, given, savedAt: at, activeMs: 60_000 } as const;
      await pageOutbox().drafts.save('pulse/resumed-story', draft);
    },
  ],
  play: async ({ canvasElement: page }) => {
    await reads(page, '.resumed', 'Carry on where you left off');
    await expect(await seen(page, '[name=why]')).toHaveValue('Fewer meetings');
  },
};

/** Shown only when the questions take longer than 300 ms. */
export const Loading: Story = {
  args: { src: '/slow.json', respondent: someone() },
  beforeEach: () => answering(() => new Promise<Response>(() => {})),
  play: ({ canvasElement: page }) => reads(page, '.loading', 'Loading the questions'),
};

export const Dark: Story = {
  args: { config: pulse, respondent: someone(), answers: { helped: 4 } },
  globals: { theme: 'dark' },
  play: async ({ canvasElement: page }) =>
    expect(getComputedStyle(await seen(page, '.widget')).backgroundColor).toBe('rgb(22, 26, 34)'),
};

export const German: Story = {
  args: { instrument: 'centricity', respondent: someone() },
  globals: { locale: 'de' },
  play: ({ canvasElement: page }) => reads(page, 'h2', 'Wie nah sind wir an unseren Kunden?'),
};

/** Scales, rows and arrows run from the right. */
export const ArabicFromTheRight: Story = {
  args: { instrument: 'centricity', respondent: someone() },
  globals: { locale: 'ar' },
  play: async ({ canvasElement: page }) => {
    const left = async (value: number): Promise<number> =>
      (await seen(page, `[name=N1][value="${value}"]`)).getBoundingClientRect().left;
    await waitFor(async () => expect(await left(0)).toBeGreaterThan(await left(10)));
  },
};

/** One hint has not been translated: it alone is in English, and is read aloud as English. */
export const MissingTranslation: Story = {
  args: { config: pulse, respondent: someone() },
  globals: { locale: 'de' },
  play: async ({ canvasElement: page }) => {
    await reads(page, 'h2', 'Wie war Ihre Woche?');
    await expect(await seen(page, '#hint-pace [lang]')).toHaveAttribute('lang', 'en');
  },
};

export const VeryLongTexts: Story = {
  args: { config: longTexts, respondent: someone() },
  globals: { width: '320px' },
  play: async ({ canvasElement: page }) => {
    await seen(page, '[part=questions]');
    await expect(rootIn(page).host.scrollWidth).toBeLessThanOrEqual(320);
  },
};

/** In forced colours a chosen answer has an outline, and the progress bar a border. Switch them on in your system to see it. */
export const ForcedColours: Story = {
  args: { config: centricity, respondent: someone(), answers: { C1: 5, M1: 2 } },
  play: async ({ canvasElement: page }) => expect(await seen(page, '[name=C1][value="5"]')).toBeChecked(),
};

/** Answers every request of the story, so that none leaves the page. */
function answering(answer: () => Response | Promise<Response>): () => void {
  const { fetch } = window;
  window.fetch = async () => answer();
  return () => {
    window.fetch = fetch;
  };
}
