import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { pulse } from '../demo/configs/pulse.js';
import { itemHash } from '../src/core/hashes.js';
import { itemsOf } from '../src/core/instrument.js';
import type { Answers } from '../src/core/schema/answers.js';
import { parseInstrument } from '../src/core/schema/parse-instrument.js';
import type { AttuneSurvey } from '../src/elements/survey/survey.js';
import '../src/elements/survey/survey.js';
import { Drafts } from '../src/transport/drafts.js';
import { pageOutbox } from '../src/transport/index.js';
import '../test/elements/support/own-database.js';
import { post } from '../test/elements/support/transports.js';

/** What a person finds of what they answered before: in another tab, or to questions that have changed since. */
const meta: Meta<AttuneSurvey> = {
  title: 'Elements/Survey, answers from before',
  component: 'attune-survey',
  tags: ['!autodocs'],
  render: ({ config, respondent, transport }) => html`
    <attune-survey .config=${config} .respondent=${respondent} .transport=${transport}></attune-survey>
  `,
};
export default meta;
type Story = StoryObj<AttuneSurvey>;

const seen = (within: ParentNode, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = within.querySelector('attune-survey')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  });

/** What an earlier visit of this person left on this device, answered to the survey as it was then. */
const leaving = (respondent: string, answers: Answers) => async (): Promise<void> => {
  const at = Date.now();
  const said: Record<string, string> = { why: 'Long mornings without a break', pace: 'Too fast' };
  const given = itemsOf(pulse)
    .filter(({ id }) => id in answers)
    .map((item) => ({
      item: item.id,
      hash: itemHash(pulse, item),
      answer: answers[item.id]!,
      at,
      asked: typeof item.text === 'string' ? item.text : item.text['en']!,
      ...(said[item.id] && { said: said[item.id] }),
    }));
  await pageOutbox().drafts.save(`pulse/${respondent}`, { schema: 2, given, savedAt: at, activeMs: 60_000 });
};

/** The survey as its author has changed it. */
function reworded(change: (items: Record<string, unknown>[]) => Record<string, unknown>[]): unknown {
  const { sections, ...rest } = structuredClone(pulse) as unknown as {
    sections: { items: Record<string, unknown>[] }[];
  };
  return parseInstrument({
    ...rest,
    sections: sections.map((section) => ({ ...section, items: change(section.items) })),
  });
}

/** What was answered stands beside the new words, and is not taken for an answer to them. */
export const RewordedQuestion: Story = {
  args: {
    respondent: 'reworded-story',
    config: reworded((items) =>
      items.map((item) => (item['id'] === 'why' ? { ...item, text: 'What is the main reason?' } : item)),
    ),
  },
  loaders: [leaving('reworded-story', { helped: 4, recommend: 2, why: 'Long mornings without a break' })],
  play: async ({ canvasElement: page }) => {
    await waitFor(async () =>
      expect(await seen(page, '[data-id=why] .aside')).toHaveTextContent('Long mornings without a break'),
    );
    await expect(await seen(page, '.resumed')).toHaveTextContent('1 question has changed since');
    await userEvent.click(await seen(page, '[data-id=why] .aside button'));
    await expect(await seen(page, '[name=why]')).toHaveValue('Long mornings without a break');
  },
};

/** A question that is gone: what was answered to it is shown once more, and not sent. */
export const NoLongerAsked: Story = {
  args: { respondent: 'gone-story', config: reworded((items) => items.filter(({ id }) => id !== 'pace')) },
  loaders: [leaving('gone-story', { helped: 4, pace: 6 })],
  play: async ({ canvasElement: page }) => {
    await waitFor(async () => expect(await seen(page, '.aside')).toHaveTextContent('Too fast'));
    await expect(await seen(page, '.aside')).toHaveTextContent('This is not asked any more');
  },
};

/** Other answers were sent from a tab beside this one: these are still here, and their person decides. */
export const SentFromAnotherTab: Story = {
  args: { config: pulse, respondent: 'tabs-story', transport: post() },
  // No word comes from the other tab, as where a browser forbids it.
  beforeEach: () => {
    const { watch } = Drafts.prototype;
    Drafts.prototype.watch = () => () => {};
    return () => void (Drafts.prototype.watch = watch);
  },
  render: ({ config, respondent, transport }) => html`
    <div id="here">
      <attune-survey .config=${config} .respondent=${respondent} .transport=${transport}></attune-survey>
    </div>
    <div id="there" hidden>
      <attune-survey .config=${config} .respondent=${respondent} .transport=${transport}></attune-survey>
    </div>
  `,
  // By what there is and not by its words: it is looked at in every language.
  play: async ({ canvasElement: page }) => {
    const [here, there] = [page.querySelector('#here')!, page.querySelector('#there')!];
    const kept = (tab: ParentNode): Promise<void> =>
      waitFor(async () => expect(await seen(tab, '.kept')).not.toBeEmptyDOMElement());
    (await seen(there, '[name=helped][value="2"]')).click();
    await kept(there);
    for (const act of ['review', 'send']) (await seen(there, `[data-act=${act}]`)).click();
    await seen(there, '[part=status] ~ [part=actions] [data-act=again]');
    await userEvent.click(await seen(here, '[name=helped][value="4"]'));
    await expect(await seen(here, '.other-tab h3')).toBeVisible();
    await expect(await seen(here, '[name=helped][value="4"]')).toBeChecked();
  },
};
