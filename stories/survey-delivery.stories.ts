import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { centricity } from '../demo/configs/centricity.js';
import type { AttuneSurvey } from '../src/elements/survey/survey.js';
import '../src/elements/survey/survey.js';
import { pageOutbox } from '../src/transport/index.js';
import { described } from '../test/elements/support/described.js';
import { takeDiskAway } from '../test/elements/support/own-database.js';
import { never, post, type Post } from '../test/elements/support/transports.js';

/** What a person reads after they have sent their answers, in every state there is. */
const meta: Meta<AttuneSurvey> = {
  title: 'Elements/Survey after sending',
  component: 'attune-survey',
  tags: ['!autodocs'],
  render: ({ transport }) => html`
    <attune-survey
      .config=${centricity}
      .transport=${transport}
      .answers=${answers}
      .respondent=${crypto.randomUUID()}
      short
    ></attune-survey>
  `,
};
export default meta;
type Story = StoryObj<AttuneSurvey>;

const answers = { C1: 5, C2: 4, C4: 4, C5: 2, M1: 2, M2: 3, M3: 2, M5: 4, O1: 3 };

const seen = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = canvas.querySelector('attune-survey')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  });

/** Sends, and reads what became of it. */
const sent = (outcome: Post['outcome'] | undefined, title: string, text: string): Story => ({
  args: outcome ? { transport: post(outcome) } : {},
  play: async ({ canvasElement: page }) => {
    await userEvent.click(await seen(page, '[data-act=review]'));
    await userEvent.click(await seen(page, '[data-act=send]'));
    await waitFor(async () => expect(await seen(page, '[part=status] h2')).toHaveTextContent(title));
    await expect(await seen(page, '[part=status]')).toHaveTextContent(text);
  },
});

export const Delivered = sent({ kind: 'delivered' }, 'Your answers have arrived', 'Your answers have arrived');

export const Sending = sent(never, 'Sending your answers', 'until their arrival is confirmed');

/** A server that failed may have stored them before it did. */
export const Waiting = sent(
  { kind: 'retry', reason: 'server-error', afterMs: 3_600_000 },
  'Your answers are saved here, not confirmed yet',
  'Next try',
);

/** What answered was not the endpoint, so nothing has arrived. */
export const WaitingForANetwork = sent(
  { kind: 'retry', reason: 'captive-portal', afterMs: 3_600_000 },
  'Your answers are saved here, not sent yet',
  'asks you to sign in first',
);

export const PausedUntilSignedIn = sent(
  { kind: 'auth' },
  'Your answers are saved and waiting',
  'You need to sign in again',
);

export const PausedWithoutAnAddress = sent(
  undefined,
  'Your answers are saved and waiting',
  'does not say where answers go',
);

export const Unconfirmed = sent(
  { kind: 'unknown', reason: 'opaque' },
  'Your answers were sent, without a receipt',
  'A copy stays on this device',
);

export const Dead = sent(
  { kind: 'reject', reason: 'rejected' },
  'Your answers are saved here but could not be delivered',
  'Code: rejected',
);

/** A browser that stores nothing: the page itself must stay open until they have arrived. */
export const NotDurable: Story = {
  ...sent(
    { kind: 'retry', reason: 'server-error', afterMs: 3_600_000 },
    'Your answers are not sent yet',
    'Keep this page open',
  ),
  beforeEach: takeDiskAway,
};

/** Worked out on the device, shown to nobody else, and only when they ask. */
export const OwnResult: Story = {
  ...Delivered,
  args: { transport: post() },
  play: async (context) => {
    await Delivered.play!(context);
    await userEvent.click(await seen(context.canvasElement, '[data-act=showOwn]'));
    await expect(await seen(context.canvasElement, '[part=own-result]')).toHaveTextContent(
      /81 points.*too few answers/,
    );
  },
};

/** Offline, the words say so, and the answers go out by themselves later. */
export const Offline: Story = {
  ...sent({ kind: 'unknown', reason: 'network' }, 'Your answers are saved here, not sent yet', 'No connection.'),
  beforeEach: () => {
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;
    Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => false });
    return () => void Object.defineProperty(Navigator.prototype, 'onLine', online);
  },
};

/** The page cancelled `attune-result`: what becomes of the answers is not for the survey to say. */
export const TakenOverByThePage: Story = {
  ...sent(undefined, 'This page has taken over your answers', 'up to the page'),
  decorators: [(story) => html`<div @attune-result=${(event: Event) => event.preventDefault()}>${story()}</div>`],
};

/** Another device's answers were counted first, or a later change: this one was not taken, and can be kept. */
export const Superseded = sent(
  { kind: 'reject', reason: 'superseded' },
  'Your change was not taken',
  'download this one',
);

/** Another device was first with the same invitation, which counts once. */
export const AnsweredAlready = sent(
  { kind: 'reject', reason: 'answered' },
  'This invitation has been answered already',
  'was not taken',
);

/** Deleted in the outbox while the survey was open: it does not say any more that they are kept. */
export const DeletedFromTheOutbox: Story = {
  args: { transport: post({ kind: 'reject', reason: 'rejected' }) },
  play: async (context) => {
    await Dead.play!(context);
    const page = context.canvasElement;
    const { transport } = page.querySelector('attune-survey')!;
    const waiting = await pageOutbox().list();
    await pageOutbox().discard(waiting.find(({ endpoint }) => endpoint === transport!.name)!.id);
    await waitFor(async () =>
      expect(await seen(page, '[part=status] h2')).toHaveTextContent('Your answers were deleted from this device'),
    );
  },
};

/** Where a receiver keeps comments and one was written: a code leads to what became of it. */
export const ReceiptCode: Story = {
  args: { transport: post() },
  render: ({ transport }) => html`
    <attune-survey
      .config=${centricity}
      .transport=${transport}
      .answers=${{ ...answers, T1: 'Answer within a day.' }}
      .respondent=${crypto.randomUUID()}
      endpoint="/v1/story/events"
      mode="full"
    ></attune-survey>
  `,
  beforeEach: () => {
    const { fetch } = window;
    window.fetch = async () => Response.json({ ...described, id: centricity.id });
    return () => void (window.fetch = fetch);
  },
  play: async (context) => {
    const page = context.canvasElement;
    await waitFor(async () => expect(await seen(page, '[part=privacy] strong')).toHaveTextContent('Anonymous.'));
    await Delivered.play!(context);
    await expect(await seen(page, '.receipt .code')).toHaveTextContent(/^[0-9A-Z-]{12,}$/);
    await userEvent.click(await seen(page, '.receipt button'));
    await waitFor(async () => expect(await seen(page, '.receipt [role=status]')).toHaveTextContent(/Copied|selected/));
  },
};
