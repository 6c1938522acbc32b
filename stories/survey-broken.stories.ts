import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { pulse } from '../demo/configs/pulse.js';
import type { AttuneSurvey } from '../src/elements/survey/survey.js';
import '../src/elements/survey/survey.js';

/** What people see, and what the page's owner can unfold, when a survey cannot be shown. */
const meta: Meta<AttuneSurvey> = {
  title: 'Elements/Survey that cannot be shown',
  component: 'attune-survey',
  tags: ['!autodocs'],
  render: ({ config, src, instrument }) => html`
    <attune-survey .config=${config} .src=${src} .instrument=${instrument}></attune-survey>
  `,
};
export default meta;
type Story = StoryObj<AttuneSurvey>;

const says = (args: Story['args'], message: string, response?: () => Response | Promise<Response>): Story => ({
  args: args!,
  ...(response && {
    beforeEach: () => {
      const { fetch } = window;
      window.fetch = async () => response();
      return () => {
        window.fetch = fetch;
      };
    },
  }),
  play: async ({ canvasElement: page }) => {
    const root = page.querySelector('attune-survey')!.shadowRoot!;
    await waitFor(() => expect(root.querySelector('[part=error]')).toHaveTextContent(message));
    root.querySelector('details')!.open = true;
  },
});

const items = (...given: object[]): object => ({ ...pulse, sections: [{ id: 'all', items: given }] });
const json = (text: string) => (): Response => new Response(text, { headers: { 'content-type': 'application/json' } });

export const NothingToShow = says({}, 'instrument is missing');
export const UnknownName = says({ instrument: 'centrism' }, '"centrism" is not built in');
export const WrongTypes = says({ config: { ...pulse, title: 7 } }, 'title must be a text');
export const MisspeltKey = says({ config: { ...pulse, titel: 'x' } }, 'titel is not known here');
export const UnknownKind = says({ config: items({ id: 'a', kind: 'slider', text: 'x' }) }, 'sections[0].items[0]');
export const TwiceTheSameId = says(
  { config: items({ id: 'a', kind: 'text', text: 'x' }, { id: 'a', kind: 'text', text: 'y' }) },
  'repeats the id of sections[0].items[0]',
);
export const ReservedName = says({ config: JSON.parse('{"__proto__":{}}') as object }, '__proto__ is a reserved name');
export const NothingBehindTheAddress = says(
  { src: '/gone.json' },
  'answered 404',
  () => new Response('', { status: 404 }),
);
export const AWebPageInstead = says(
  { src: '/page' },
  'answered with a web page',
  () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
);
export const BrokenJson = says({ src: '/broken.json' }, '(line 3)', json('{\n  "id": "x",\n}'));
export const WithheldByTheBrowser = says(
  { src: 'https://elsewhere.example/x.json' },
  'Access-Control-Allow-Origin',
  () => Promise.reject(new TypeError('Failed to fetch')),
);
