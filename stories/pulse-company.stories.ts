import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { expect, waitFor } from 'storybook/test';
import northwind from '../demo/configs/northwind.json' with { type: 'json' };
import type { AttunePulse } from '../src/elements/pulse/pulse.js';
import '../src/elements/pulse/pulse.js';

const { events, args, argTypes, template } = getStorybookHelpers<AttunePulse>('attune-pulse');

/** What the receiver answers each reader of a made-up company of 5,000, whose truth is known: see demo/company. */
const meta: Meta<AttunePulse> = {
  title: 'Elements/Pulse, a company',
  component: 'attune-pulse',
  args: { ...args, results: northwind.company },
  argTypes,
  parameters: { actions: { handles: events } },
  // by its attribute, as a page without scripts of its own writes it
  render: (given) => template({ ...given, results: JSON.stringify(given.results) }),
};
export default meta;
type Story = StoryObj<AttunePulse>;

const showing =
  (selector: string, text: string): NonNullable<Story['play']> =>
  ({ canvasElement: page }) =>
    waitFor(async () => {
      const found = page.querySelector('attune-pulse')?.shadowRoot?.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`nothing fits ${selector}`);
      await expect(found).toHaveTextContent(text);
    });

/** The managers were trained, and it shows; the company's decisions did not change. */
export const Company: Story = {
  play: showing('.lead', 'My manager’s decisions by 9 points and all topics together by 3 points'),
};

export const CompanyDark: Story = {
  tags: ['!autodocs'],
  globals: { theme: 'dark' },
  play: showing('.lead', 'Lowest'),
};

export const CompanyRightToLeft: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  play: showing('.lead', 'الأدنى'),
};

export const CompanyOnAPhone: Story = {
  tags: ['!autodocs'],
  globals: { width: '320px' },
  play: showing('[part=units]', 'Customer service'),
};

/** Nothing before it to compare with. */
export const FirstSurvey: Story = { tags: ['!autodocs'], args: { results: northwind.first } };

export const OneDivision: Story = {
  tags: ['!autodocs'],
  args: { results: northwind.division },
  play: showing('.lead', 'Highest: My contribution'),
};

/** A division head's own token: the division and its departments, and nothing of the others. */
export const DivisionHead: Story = {
  tags: ['!autodocs'],
  args: { results: northwind.finance },
  play: showing('[part=units]', 'Accounting'),
};

/** Too small an office to be shown, or nobody: it looks the same. */
export const TooSmall: Story = { tags: ['!autodocs'], args: { results: northwind.hidden } };
