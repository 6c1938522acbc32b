/** A tag as the contract tests need to know it. A new element is one more entry. */
export interface TagUnderTest {
  tag: string;
  /** Its module, in src/ and in dist/. */
  module: string;
  /** Gives it something good to show. Runs in the page: only properties, and no imports. */
  fill: (element: HTMLElement) => void;
  /** What is in its shadow root once it shows that. */
  shows: string;
  /** Ways to get its config wrong, each of which must end in an error card. */
  broken: Readonly<Record<string, (element: HTMLElement) => void>>;
}

const setting =
  (properties: Record<string, unknown>) =>
  (element: HTMLElement): void =>
    void Object.assign(element, properties);
const script =
  (json: string) =>
  (element: HTMLElement): void => {
    const child = document.createElement('script');
    child.type = 'application/json';
    child.append(json);
    element.append(child);
  };

const survey = {
  id: 'contract',
  version: '1.0.0',
  title: { en: 'How we work', ar: 'كيف نعمل' },
  scales: { agree: { points: ['Disagree', 'Neither', 'Agree'], na: "Don't know" } },
  dimensions: [{ id: 'care', name: 'Care' }],
  sections: [
    {
      id: 'all',
      items: [
        {
          id: 'C1',
          kind: 'likert',
          text: 'I know who our customers are.',
          scale: 'agree',
          dimension: 'care',
          required: true,
        },
        { id: 'N1', kind: 'rating', text: 'Would you recommend us?', measure: 'employee-nps' },
        {
          id: 'S1',
          kind: 'single',
          text: 'Where do you work?',
          options: [
            { id: 'here', label: 'Here' },
            { id: 'there', label: 'There' },
          ],
        },
        {
          id: 'M1',
          kind: 'multiple',
          text: 'What helps?',
          options: [
            { id: 'time', label: 'Time' },
            { id: 'trust', label: 'Trust' },
          ],
        },
        { id: 'T1', kind: 'text', text: 'What should change?' },
      ],
    },
  ],
};

export const tags: readonly TagUnderTest[] = [
  {
    tag: 'attune-survey',
    module: 'elements/survey/survey',
    fill: setting({ config: survey }),
    shows: 'input[type=radio]',
    broken: {
      'a name that is not built in': setting({ instrument: 'nope' }),
      'nothing at all': setting({}),
      'an empty object': setting({ config: {} }),
      'a string': setting({ config: '[object Object]' }),
      'a misspelt key': setting({ config: { ...survey, titel: 'x' } }),
      'a scale that is not there': setting({ config: { ...survey, scales: {} } }),
      'a key that reaches for the prototype': setting({ config: JSON.parse('{"__proto__":{"x":1}}') as unknown }),
      'a Lit template as JSON': setting({ config: { ...survey, title: { _$litType$: 1, strings: ['<b>'] } } }),
      'JSON that does not parse': script('{ "id": '),
      'an address with nothing behind it': setting({ src: '/nothing-here.json' }),
    },
  },
  {
    tag: 'attune-provider',
    module: 'elements/provider/provider',
    fill: setting({ endpoint: '/events' }),
    shows: 'slot',
    broken: {},
  },
  {
    tag: 'attune-outbox',
    module: 'elements/outbox/outbox',
    fill: setting({}),
    shows: 'h2',
    broken: {},
  },
];
