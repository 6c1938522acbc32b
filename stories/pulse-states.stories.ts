import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { results } from '../demo/configs/results.js';
import type { AttunePulse } from '../src/elements/pulse/pulse.js';
import '../src/elements/pulse/pulse.js';

const src = '/v1/story/surveys/centricity/results';
const meta: Meta<AttunePulse> = {
  title: 'Elements/Pulse/States',
  component: 'attune-pulse',
  tags: ['!autodocs'],
  render: () => html`<attune-pulse src=${src} token="story"></attune-pulse>`,
};
export default meta;
type Story = StoryObj<AttunePulse>;

const { fetch } = window;
type Reply = () => Response | Promise<Response>;

/** A receiver that answers like this while the story is shown, request by request; the last reply stays. */
const answering = (...replies: Reply[]) => ({
  beforeEach: () => {
    let count = 0;
    localStorage.clear();
    window.fetch = (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      if (!address.includes('/v1/story/')) return fetch(input, init);
      const reply = replies[Math.min(count++, replies.length - 1)]!;
      return Promise.resolve().then(reply);
    };
    return () => void (window.fetch = fetch);
  },
});

const well: Reply = () => Response.json(results);
const status =
  (code: number): Reply =>
  () =>
    new Response('{}', { status: code });

const seen = (page: HTMLElement, selector: string, text: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = page.querySelector('attune-pulse')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found?.textContent.includes(text)) throw new Error(`${selector} does not say ${text}`);
    return found;
  });

export const Loading: Story = {
  ...answering(() => new Promise(() => {})),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, '.skeleton', 'Loading')).toBeTruthy();
  },
};

/** Whose figures of which wave is a choice where the results come from an address. */
export const WithChoices: Story = {
  ...answering(well),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, 'select[name=cut]', 'Customer support')).toBeTruthy();
  },
};

export const NotReleased: Story = {
  ...answering(() => Response.json({ ...results, status: 'open', released: null })),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, '.lead + p, .lead', 'No results yet')).toBeTruthy();
  },
};

export const SignedOut: Story = {
  ...answering(status(401)),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, '[part=error]', 'not open to you')).toBeTruthy();
  },
};

export const NotThere: Story = {
  ...answering(status(404)),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, '[part=error]', 'no results here')).toBeTruthy();
  },
};

export const WrongShape: Story = {
  ...answering(() => Response.json({ ...results, minimum: 'five' })),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, '[part=error]', 'minimum')).toBeTruthy();
  },
};

export const Offline: Story = {
  ...answering(() => Promise.reject(new TypeError('Failed to fetch'))),
  play: async ({ canvasElement: page }) => {
    await expect(await seen(page, '[part=error]', 'cannot be reached')).toBeTruthy();
  },
};

/** What was there stays, and says from when it is. */
export const Stale: Story = {
  ...answering(well, () => Promise.reject(new TypeError('Failed to fetch'))),
  play: async ({ canvasElement: page }) => {
    await seen(page, '.lead', 'Highest');
    await page.querySelector('attune-pulse')!.reload();
    await expect(await seen(page, '[part=stale]', 'newer ones could not be fetched')).toBeTruthy();
  },
};

export const SinceLastVisit: Story = {
  ...answering(
    () =>
      Response.json({
        ...results,
        released: '2026-11-03',
        dimensions: results.dimensions.map((each) => ({ ...each, mean: each.mean! - 2 })),
      }),
    well,
  ),
  play: async ({ canvasElement: page }) => {
    await seen(page, '.lead', '66 points');
    // A visit is remembered by what comes after the first sentences.
    await seen(page, '[part=thread]', '');
    await page.querySelector('attune-pulse')!.reload();
    await expect(await seen(page, '[part=since]', 'My contribution from 66 to 68')).toBeTruthy();
  },
};

/** The code from a survey's receipt leads to what became of the comment. */
export const ReceiptCode: Story = {
  ...answering(well, () => Response.json({ status: 'answered', actions: results.thread.slice(0, 1) })),
  play: async ({ canvasElement: page }) => {
    const form = await seen(page, '.receipt', 'Have a receipt code?');
    await userEvent.type(form.querySelector('input')!, '7f3k-2q9a');
    await userEvent.click(form.querySelector('button')!);
    await expect(await seen(page, '#receipt-said', 'has been answered')).toBeTruthy();
  },
};
