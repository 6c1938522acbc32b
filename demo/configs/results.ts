import ar from '../../src/content/centricity.ar.js';
import de from '../../src/content/centricity.de.js';
import centricity from '../../src/content/centricity.js';
import { itemsOf } from '../../src/core/instrument.js';
import { shaped } from '../../src/core/schema/fault.js';
import type { Item } from '../../src/core/schema/instrument.js';
import {
  surveyResultsSchema,
  type ResultChange,
  type ResultItem,
  type ResultScore,
  type SurveyResults,
} from '../../src/core/schema/survey-results.js';
import type { LocalisedText } from '../../src/core/schema/text.js';
import { wilson } from '../../src/core/stats/proportions.js';

// What a receiver would answer about the centricity survey's third wave in a made-up company of 655 people.

const n = 412;
const say = (text: LocalisedText): LocalisedText => {
  const key = typeof text === 'string' ? text : text.en!;
  return { en: key, ...(de[key] ? { de: de[key] } : {}), ...(ar[key] ? { ar: ar[key] } : {}) };
};

export const waves = [
  { id: 'autumn-2025', name: { en: 'autumn 2025', de: 'Herbst 2025', ar: 'خريف 2025' }, start: '2025-10-06' },
  { id: 'spring-2026', name: { en: 'spring 2026', de: 'Frühjahr 2026', ar: 'ربيع 2026' }, start: '2026-04-13' },
  { id: 'autumn-2026', name: { en: 'autumn 2026', de: 'Herbst 2026', ar: 'خريف 2026' }, start: '2026-10-05' },
];

export const change = (
  verdict: ResultChange['verdict'],
  [diff, lo, hi]: readonly [number, number, number],
  effect: number,
): ResultChange => ({ since: 'spring-2026', verdict, diff, lo, hi, effect, mixed: false });

/** A mean with an interval of `width` points to each side. */
export const cell = (mean: number, width: number, count = String(n)) => ({
  suppressed: false,
  n: count,
  mean,
  lo: mean - width,
  hi: mean + width,
});
export const hidden = { suppressed: true, n: null, mean: null, lo: null, hi: null };

const score = (means: readonly number[], moved: ResultChange): ResultScore => ({
  ...cell(means.at(-1)!, 2),
  trend: means.map((mean, index) => ({
    wave: waves[index]!.id,
    ...cell(mean, 3 - (index === 2 ? 1 : 0)),
    break: null,
  })),
  change: moved,
});

const reliability = (alpha: number, omega: number, verdict: 'good' | 'usable' | 'weak') => ({
  n: '398',
  alpha,
  lo: Math.round(alpha * 100 - 3) / 100,
  hi: Math.round(alpha * 100 + 3) / 100,
  omega,
  verdict,
});

/** The shares of each answer, from the worst to the best, and what became of the item's mean. */
const spread: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  C1: [2, 5, 13, 45, 35],
  C2: [3, 6, 12, 44, 35],
  C3: [8, 17, 22, 35, 18],
  C4: [4, 9, 20, 43, 24],
  C5: [5, 11, 16, 41, 27],
  C6: [12, 22, 24, 28, 14],
  M1: [7, 15, 23, 37, 18],
  M2: [6, 13, 22, 39, 20],
  M3: [4, 9, 17, 42, 28],
  M4: [9, 16, 20, 36, 19],
  M5: [10, 20, 25, 32, 13],
  M6: [11, 19, 28, 29, 13],
  O1: [15, 24, 29, 24, 8],
  O2: [10, 19, 27, 33, 11],
  O3: [12, 20, 24, 32, 12],
  O4: [18, 27, 28, 20, 7],
  O5: [19, 28, 24, 21, 8],
  O6: [17, 25, 23, 25, 10],
  X1: [8, 16, 25, 37, 14],
};

const moves: Readonly<Record<string, ResultChange>> = {
  C1: change('change', [7, 3, 11], 0.33),
  C3: change('change', [9, 4, 14], 0.31),
  C6: change('small-change', [4, 1, 7], 0.14),
  O1: change('change', [-8, -13, -3], -0.28),
  O4: change('small-change', [-4, -7, -1], -0.16),
  M5: change('no-clear-change', [2, -3, 7], 0.06),
};

const share = (percent: number) => {
  const { lo, hi } = wilson(Math.round((percent / 100) * n), n);
  return { percent, lo: Math.floor(lo * 100), hi: Math.ceil(hi * 100), extreme: null };
};

const ratings: Readonly<Record<string, readonly number[]>> = {
  N1: [2, 1, 2, 4, 4, 9, 10, 17, 22, 17, 12],
  N2: [1, 1, 1, 3, 3, 6, 8, 15, 23, 22, 17],
};

function itemOf(item: Item): ResultItem[] {
  const base = { id: item.id, text: say(item.text), suppressed: false, n: String(n) };
  if (item.kind === 'likert') {
    const answers = spread[item.id]!;
    const reversed = item.key === -1;
    const shown = reversed ? [...answers].reverse() : answers;
    const { points } = centricity.scales.agreement!;
    return [
      {
        ...base,
        kind: 'likert',
        ...(item.dimension ? { dimension: item.dimension } : {}),
        reversed,
        options: points.map((label, index) => ({
          value: String(index + 1),
          label: say(label),
          percent: shown[index]!,
          extreme: null,
        })),
        favourable: share(answers[3] + answers[4]),
        neutral: share(answers[2]),
        unfavourable: share(answers[0] + answers[1]),
        ...(moves[item.id] ? { change: moves[item.id]! } : {}),
      },
    ];
  }
  if (item.kind !== 'rating') return [];
  const percents = ratings[item.id]!;
  const sum = (from: number, to: number): number => percents.slice(from, to).reduce((all, each) => all + each, 0);
  const nps = sum(9, 11) - sum(0, 7);
  const part = (from: number, to: number) => ({ percent: sum(from, to), extreme: null });
  return [
    {
      ...base,
      kind: 'rating',
      reversed: false,
      options: percents.map((percent, value) => ({
        value: String(value),
        label: String(value),
        percent,
        extreme: null,
      })),
      nps: {
        ...{ score: nps, lo: nps - 7, hi: nps + 7, measure: item.measure! },
        ...{ promoters: part(9, 11), passives: part(7, 9), detractors: part(0, 7) },
      },
    },
  ];
}

const answered = (count: string, invited: number, percent: number) => ({
  answered: count,
  invited,
  percent,
  bound: null,
  margin: null,
});
const few = { answered: null, invited: null, percent: null, bound: null, margin: null };
const ids = ['contribution', 'manager', 'company'];

export const unit = (id: string, name: LocalisedText, means: readonly number[] | null, width = 4, parent?: string) => ({
  id,
  name,
  ...(parent ? { parent } : {}),
  response: means ? answered(String(Math.round(900 / width)), Math.round(1400 / width), 64) : few,
  dimensions: ids.map((dimension, index) => ({
    id: dimension,
    ...(means ? cell(means[index]!, width, String(Math.round(900 / width))) : hidden),
  })),
});

export const results: SurveyResults = shaped(surveyResultsSchema, {
  survey: {
    id: 'autumn-2026',
    version: '1.0.0',
    title: say(centricity.title),
    privacy: 'anonymous',
    locale: 'en',
  },
  waves,
  status: 'released',
  released: '2026-11-12',
  minimum: 5,
  commentsMinimum: 10,
  focus: null,
  response: { ...answered('412', 655, 63), margin: 3 },
  index: score([57, 57, 58], change('no-clear-change', [1, -1, 3], 0.06)),
  dimensions: [
    {
      id: 'contribution',
      name: say('My contribution'),
      ...score([61, 62, 68], change('change', [6, 2, 10], 0.31)),
      reliability: reliability(0.82, 0.83, 'good'),
    },
    {
      id: 'manager',
      name: say('My manager’s decisions'),
      ...score([58, 59, 60], change('no-clear-change', [1, -3, 5], 0.05)),
      reliability: reliability(0.76, 0.77, 'usable'),
    },
    {
      id: 'company',
      name: say('The company’s decisions'),
      ...score([52, 50, 47], change('small-change', [-3, -5, -1], -0.15)),
      reliability: reliability(0.68, 0.69, 'weak'),
    },
  ],
  items: itemsOf(centricity).flatMap(itemOf),
  cuts: [
    {
      id: 'group',
      values: [
        unit('support', { en: 'Customer support', de: 'Kundendienst', ar: 'دعم العملاء' }, [76, 64, 49]),
        unit('sales', { en: 'Sales', de: 'Vertrieb', ar: 'المبيعات' }, [70, 58, 46]),
        unit('sales-north', { en: 'Sales north', de: 'Vertrieb Nord', ar: 'مبيعات الشمال' }, [72, 61, 47], 6, 'sales'),
        unit('sales-south', { en: 'Sales south', de: 'Vertrieb Süd', ar: 'مبيعات الجنوب' }, [68, 55, 45], 6, 'sales'),
        unit('product', { en: 'Product', de: 'Produkt', ar: 'المنتج' }, [69, 66, 51], 5),
        unit('operations', { en: 'Operations', de: 'Betrieb', ar: 'العمليات' }, [61, 55, 44], 5),
        unit('finance', { en: 'Finance', de: 'Finanzen', ar: 'المالية' }, null),
        unit('legal', { en: 'Legal', de: 'Recht', ar: 'الشؤون القانونية' }, null),
      ],
    },
    {
      id: 'segment',
      values: [
        unit('executive', { en: 'Executives', de: 'Geschäftsleitung', ar: 'الإدارة العليا' }, [79, 74, 66], 8),
        unit('manager', { en: 'People managers', de: 'Führungskräfte', ar: 'المديرون' }, [72, 68, 53], 4),
        unit('front-line', { en: 'Front line', de: 'Kundennahe Teams', ar: 'الخط الأمامي' }, [66, 57, 45], 3),
      ],
    },
  ],
  comments: [
    {
      item: 'T1',
      text: say('What is one thing we could change that would make our customers’ experience better?'),
      comments: [
        'Let support see the order history without asking product first.',
        'One person who owns a complaint until it is settled.',
        'Answer within a day, even if the answer is “we are still looking”.',
        'Stop changing the invoice layout twice a year.',
        'Invite customers to the release demo again.',
        'Fewer forms.',
        'Tell us what became of the complaints we pass on.',
        'A phone number on the web site.',
        'Let the front line waive a fee up to 50 without asking.',
        'Delivery dates that we can keep.',
        'Better search in the help pages.',
        'Ask customers before we take a feature away.',
      ],
    },
    {
      item: 'T2',
      text: say('What gets in your way when you try to do the right thing for a customer?'),
      comments: [
        'Three systems that do not know of each other.',
        'Targets for the length of a call.',
        'Approvals.',
        'Nobody knows who decides about exceptions.',
        'We hear of changes after customers do.',
        'Too few people on Mondays.',
        'Old contracts that nobody may change.',
        'I cannot see what sales promised.',
        'Rules that were made for another product.',
        'The ticket is closed before the problem is solved.',
      ],
    },
  ],
  thread: [
    {
      id: 'fees',
      said: 'The front line cannot make good a small mistake without asking.',
      did: 'Everyone in support may waive fees up to 50 per case.',
      status: 'done',
      owner: 'Head of customer support',
      date: '2026-11-02',
    },
    {
      id: 'history',
      said: 'Support cannot see a customer’s order history.',
      did: 'Read access for support comes with the next release.',
      status: 'doing',
      owner: 'Product lead, orders',
      date: '2027-01-15',
    },
    {
      id: 'calls',
      said: 'Targets for the length of a call work against customers.',
      did: 'They stay for now: the night shift could not be planned without them. We look at it again in spring.',
      status: 'declined',
      owner: 'Director of operations',
    },
  ],
});
