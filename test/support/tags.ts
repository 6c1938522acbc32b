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

const results = {
  survey: {
    id: 'contract',
    version: '1.0.0',
    title: { en: 'How we work', ar: 'كيف نعمل' },
    privacy: 'anonymous',
    locale: 'en',
  },
  waves: [{ id: 'w1', name: 'spring', start: '2026-04-01' }],
  status: 'released',
  released: '2026-11-12',
  minimum: 5,
  commentsMinimum: 10,
  focus: null,
  response: { answered: '40', invited: 60, percent: 67, bound: null, margin: 9 },
  dimensions: [{ id: 'care', name: 'Care', suppressed: false, n: '40', mean: 61, lo: 55, hi: 67, trend: [] }],
  items: [
    {
      id: 'C1',
      text: 'I know who our customers are.',
      kind: 'likert',
      dimension: 'care',
      reversed: false,
      suppressed: false,
      n: '40',
      options: ['Disagree', 'Neither', 'Agree'].map((label, value) => ({
        value: `${value}`,
        label,
        percent: [20, 20, 60][value],
        extreme: null,
      })),
      favourable: { percent: 60, lo: 45, hi: 74, extreme: null },
      unfavourable: { percent: 20, lo: 10, hi: 35, extreme: null },
    },
  ],
  cuts: [],
  comments: [{ item: 'T1', text: 'What should change?', comments: Array.from({ length: 12 }, (_, n) => `Idea ${n}`) }],
  thread: [],
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
    tag: 'attune-pulse',
    module: 'elements/pulse/pulse',
    fill: setting({ results }),
    shows: '[part=thread]',
    broken: {
      'nothing at all': setting({}),
      'an empty object': setting({ results: {} }),
      'a string': setting({ results: '[object Object]' }),
      'a misspelt key': setting({ results: { ...results, realesed: 'x' } }),
      'a day that is none': setting({ results: { ...results, released: 'yesterday' } }),
      'a key that reaches for the prototype': setting({ results: JSON.parse('{"__proto__":{"x":1}}') as unknown }),
      'a Lit template as JSON': setting({
        results: { ...results, survey: { ...results.survey, title: { _$litType$: 1, strings: ['<b>'] } } },
      }),
      'an address with nothing behind it': setting({ src: '/nothing-here/results' }),
      'an address that is none': setting({ src: 'http://' }),
    },
  },
  {
    tag: 'attune-outbox',
    module: 'elements/outbox/outbox',
    fill: setting({}),
    shows: 'h2',
    broken: {},
  },
];
