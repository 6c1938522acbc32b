import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { Result } from '../src/core/schema/event.js';
import type { AttuneOutbox } from '../src/elements/outbox/outbox.js';
import '../src/elements/outbox/outbox.js';
import { pageOutbox } from '../src/transport/index.js';
import { clearDatabase, forgetEverything } from '../test/elements/support/own-database.js';
import { post, type Post } from '../test/elements/support/transports.js';

const { events, args, argTypes, template } = getStorybookHelpers<AttuneOutbox>('attune-outbox');

/** Controls go by attribute names. */
type Controls = AttuneOutbox & { 'hide-empty': boolean };

const meta: Meta<Controls> = {
  title: 'Elements/Outbox',
  component: 'attune-outbox',
  args,
  argTypes,
  parameters: { actions: { handles: events } },
  render: (given) => template(given),
};
export default meta;
type Story = StoryObj<Controls>;

const held = 3_600_000;
const outcomes = {
  delivered: { kind: 'delivered' },
  waiting: { kind: 'retry', reason: 'server-error', afterMs: held },
  paused: { kind: 'auth' },
  unconfirmed: { kind: 'unknown', reason: 'opaque' },
  dead: { kind: 'reject', reason: 'rejected' },
} satisfies Record<string, Post['outcome']>;

/** A device from which these have been sent. All stories share one outbox, as a page does, so each begins with an empty one. */
const having = (sent: Record<string, Post['outcome']>) => async (): Promise<void> => {
  await forgetEverything();
  for (const [title, outcome] of Object.entries(sent)) {
    const there = post(outcome);
    pageOutbox().use(there.name, there);
    await pageOutbox().submit(resultOf(title), { endpoint: there.name, source: 'urn:attune:story', receipt: true });
  }
  await pageOutbox().flush();
};

function resultOf(title: string): Result {
  return {
    type: 'io.attune.survey.submitted.v1',
    subject: `resp/${crypto.randomUUID()}`,
    sequence: 1,
    title,
    data: {
      form: { id: 'pulse', version: '1.0.0', hash: '0123456789abcdef', locale: 'en' },
      status: 'final',
      answers: { helped: 4 },
      meta: { lib: '0.1.0', widget: 'attune-survey', privacy: 'confidential' },
    },
  };
}

const seen = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = canvas.querySelector('attune-outbox')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  });

export const Mixed: Story = {
  loaders: [
    having({
      'How close are we to our customers?': outcomes.delivered,
      'How was your week?': outcomes.waiting,
      'Your first ninety days': outcomes.paused,
      'What gets in your way?': outcomes.unconfirmed,
      'Customer promise check': outcomes.dead,
    }),
  ],
  play: async ({ canvasElement: page }) => {
    await waitFor(async () => expect((await seen(page, 'ul')).children).toHaveLength(5));
    await expect(await seen(page, 'li:first-child')).toHaveTextContent('Not delivered');
    await expect(await seen(page, 'li:last-child')).toHaveTextContent('Arrived');
  },
};

export const Empty: Story = {
  tags: ['!autodocs'],
  loaders: [having({})],
  play: async ({ canvasElement: page }) =>
    expect(await seen(page, '[role=status] p')).toHaveTextContent('Nothing is waiting'),
};

/** `hide-empty` leaves no trace while there is nothing to tell. */
export const HiddenWhileEmpty: Story = {
  tags: ['!autodocs'],
  args: { 'hide-empty': true },
  loaders: [having({})],
  play: async ({ canvasElement: page }) => {
    const outbox = page.querySelector('attune-outbox')!;
    await outbox.updateComplete;
    await expect(outbox.shadowRoot!.querySelector('section')).toBeNull();
  },
};

export const OneNeedsAHand: Story = {
  tags: ['!autodocs'],
  loaders: [having({ 'How was your week?': outcomes.dead })],
  play: async ({ canvasElement: page }) => expect(await seen(page, 'li')).toHaveTextContent('Code: rejected'),
};

/** Nothing is deleted without a question, and the answer that keeps it comes first. */
export const DeleteQuestion: Story = {
  tags: ['!autodocs'],
  loaders: [having({ 'How was your week?': outcomes.dead })],
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[data-act=discard]'));
    await expect(await seen(page, '[role=group]')).toHaveTextContent('cannot be brought back');
  },
};

/** What a browser has cleared is said, once. */
export const ClearedByTheBrowser: Story = {
  tags: ['!autodocs'],
  loaders: [
    having({ 'How was your week?': outcomes.waiting }),
    async () => {
      await waitFor(() => expect(localStorage.getItem('attune-outbox:attune')).toContain('"waiting":1'));
      await clearDatabase();
    },
  ],
  play: async ({ canvasElement: page }) => expect(await seen(page, '.lost')).toHaveTextContent('1 submission.'),
};

export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  loaders: [having({ 'كيف كان أسبوعك؟': outcomes.waiting })],
  play: async ({ canvasElement: page }) =>
    waitFor(async () => expect(await seen(page, '.widget')).toHaveAttribute('dir', 'rtl')),
};

export const OnAPhoneInTheDark: Story = {
  tags: ['!autodocs'],
  globals: { width: '320px', theme: 'dark' },
  loaders: [having({ 'How was your week?': outcomes.waiting, 'How close are we to our customers?': outcomes.dead })],
  play: async ({ canvasElement: page }) => {
    await seen(page, 'li');
    await expect(page.querySelector('attune-outbox')!.scrollWidth).toBeLessThanOrEqual(320);
  },
};
