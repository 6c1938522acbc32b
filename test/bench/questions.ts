/** The questions every contender asks: agreement with statements, in sections of twenty. */
export const points = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'];
export const title = 'How close are we to our customers?';
export const intro = 'There are no right or wrong answers. You can skip any question.';
const perSection = 20;

const statements = [
  'I can explain how my work affects what our customers experience.',
  'The person I report to asks what a decision will mean for customers before making it.',
  'Senior leaders accept short-term costs to do what is right for customers.',
  'I know which customers, inside or outside the company, depend on the work I do.',
  'When our targets and customers’ needs clash, my manager takes the customers’ needs seriously.',
  'What this company promises customers matches what it does for them.',
  'My manager backs me when I use my judgement to help a customer.',
];

export interface Section {
  id: string;
  title: string;
  items: { id: string; text: string }[];
}

export function sectionsOf(size: number): Section[] {
  return Array.from({ length: Math.ceil(size / perSection) }, (_, section) => ({
    id: `s${section}`,
    title: `How much do you agree? Part ${section + 1}`,
    items: Array.from({ length: Math.min(perSection, size - section * perSection) }, (_, index) => {
      const number = section * perSection + index;
      return { id: `q${number}`, text: `${number + 1}. ${statements[number % statements.length]}` };
    }),
  }));
}
