import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { pulse } from '../demo/configs/pulse.js';
import type { AttuneProvider } from '../src/elements/provider/provider.js';
import '../src/elements/outbox/outbox.js';
import '../src/elements/provider/provider.js';
import '../src/elements/survey/survey.js';
import '../test/elements/support/own-database.js';
import { post } from '../test/elements/support/transports.js';

const { events, args, argTypes, template } = getStorybookHelpers<AttuneProvider>('attune-provider');

const meta: Meta<AttuneProvider> = {
  title: 'Elements/Provider',
  component: 'attune-provider',
  args: { ...args, submit: undefined, getAuth: undefined },
  argTypes,
  parameters: { actions: { handles: events } },
};
export default meta;
type Story = StoryObj<AttuneProvider>;

const inside = html`
  <attune-survey .config=${pulse} .answers=${{ helped: 4 }} .respondent=${crypto.randomUUID()}></attune-survey>
  <br />
  <attune-outbox></attune-outbox>
`;

/** Says once where results go: the survey sends there, and the outbox tries again there. */
export const OneForAll: Story = {
  args: { transport: post() },
  render: (given) => template(given, inside),
  play: async ({ canvasElement: page }) => {
    const root = page.querySelector('attune-survey')!.shadowRoot!;
    for (const act of ['review', 'send']) {
      await waitFor(() => expect(root.querySelector(`[data-act=${act}]`)).not.toBeNull());
      await userEvent.click(root.querySelector(`[data-act=${act}]`)!);
    }
    await waitFor(() => expect(root.querySelector('h2')).toHaveTextContent('Your answers have arrived'));
    const outbox = page.querySelector('attune-outbox')!.shadowRoot!;
    await waitFor(() => expect(outbox.querySelector('li')).toHaveTextContent('How was your week?'));
  },
};
