import type { Instrument } from '../core/schema/instrument.js';

/**
 * The customer-centricity survey: three dimensions of six items each, one criterion, two recommendation questions
 * and three open ones. About five minutes; the short form has twelve items. Sample content: written for Attune,
 * never validated with real people. Pilot it before a decision rests on it.
 *
 * Items of the three dimensions alternate, and the first one is never reverse-keyed (`key: -1`).
 */
const centricity: Instrument = {
  id: 'centricity',
  version: '1.1.0',
  locale: 'en',
  status: 'sample',
  title: 'How close are we to our customers?',
  intro: 'There are no right or wrong answers. You can skip any question.',
  scales: {
    agreement: {
      min: 1,
      points: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
      na: 'Don’t know / does not apply',
    },
  },
  dimensions: [
    { id: 'contribution', name: 'My contribution' },
    { id: 'manager', name: 'My manager’s decisions' },
    { id: 'company', name: 'The company’s decisions' },
  ],
  sections: [
    {
      id: 'statements',
      title: 'How much do you agree?',
      layout: 'matrix',
      items: [
        likert('C1', 'contribution', 1, 'short', 'I can explain how my work affects what our customers experience.'),
        likert(
          'M1',
          'manager',
          1,
          'short',
          'The person I report to asks what a decision will mean for customers before making it.',
        ),
        likert(
          'O1',
          'company',
          1,
          'short',
          'Senior leaders accept short-term costs to do what is right for customers.',
        ),
        likert(
          'C2',
          'contribution',
          1,
          'short',
          'I know which customers, inside or outside the company, depend on the work I do.',
        ),
        likert(
          'M2',
          'manager',
          1,
          'short',
          'When our targets and customers’ needs clash, my manager takes the customers’ needs seriously.',
        ),
        likert('O2', 'company', 1, 'short', 'What this company promises customers matches what it does for them.'),
        likert(
          'C3',
          'contribution',
          1,
          'full',
          'In the past month I have learned something new about what our customers need or struggle with.',
        ),
        likert('M3', 'manager', 1, 'short', 'My manager backs me when I use my judgement to help a customer.'),
        likert(
          'O3',
          'company',
          1,
          'short',
          'When customers tell us that something is wrong, this company changes something.',
        ),
        likert(
          'C4',
          'contribution',
          1,
          'short',
          'When I decide what to do first, I know which choice matters most to customers.',
        ),
        likert('M4', 'manager', 1, 'full', 'My manager shares positive customer feedback with our team.'),
        likert('O4', 'company', 1, 'full', 'In this company, money goes to the things customers need most.'),
        likert(
          'C5',
          'contribution',
          -1,
          'short',
          'It is unclear to me what difference my daily tasks make to customers.',
        ),
        likert('M5', 'manager', -1, 'short', 'My manager tends to decide first and think about customers afterwards.'),
        likert('O5', 'company', -1, 'short', 'Here, what is easy for us usually wins over what is best for customers.'),
        likert(
          'C6',
          'contribution',
          -1,
          'full',
          'I rarely find out what happens to a customer after my part of the work is done.',
        ),
        likert(
          'M6',
          'manager',
          -1,
          'full',
          'In my team, looking good internally counts for more than being useful to customers.',
        ),
        likert(
          'O6',
          'company',
          -1,
          'full',
          'Customer focus is something we talk about here more than something we act on.',
        ),
        {
          id: 'X1',
          kind: 'likert',
          scale: 'agreement',
          short: true,
          text: 'Overall, this company puts its customers at the centre of what it does.',
        },
      ],
    },
    {
      id: 'recommend',
      title: 'Would you recommend us?',
      items: [
        {
          id: 'N1',
          kind: 'rating',
          measure: 'employee-nps',
          short: true,
          text: 'How likely are you to recommend this company as a place to work to someone you know?',
          low: 'Not at all likely',
          high: 'Extremely likely',
        },
        {
          id: 'N2',
          kind: 'rating',
          measure: 'employee-product-nps',
          short: true,
          text: 'How likely are you to recommend our products or services to a friend or colleague?',
          low: 'Not at all likely',
          high: 'Extremely likely',
        },
      ],
    },
    {
      id: 'words',
      title: 'In your own words',
      items: [
        open('T1', 'What is one thing we could change that would make our customers’ experience better?'),
        open('T2', 'What gets in your way when you try to do the right thing for a customer?'),
        open('T3', 'Think of a moment when a colleague helped a customer well. What made it possible?'),
      ],
    },
  ],
};

export default centricity;

function likert(id: string, dimension: string, key: 1 | -1, form: 'short' | 'full', text: string) {
  return {
    id,
    kind: 'likert',
    scale: 'agreement',
    dimension,
    key,
    ...(form === 'short' ? { short: true } : {}),
    text,
  } as const;
}

function open(id: string, text: string) {
  return {
    id,
    kind: 'text',
    short: true,
    text,
    notice:
      'Please do not write names or details that could identify you or another person. Comments are shown only in groups of at least 10, in random order.',
    maxLength: 2000,
    lines: 4,
  } as const;
}
