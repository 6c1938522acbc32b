import type { Group, Segment } from '../../src/receiver/store/surveys.js';

/** How far an answer leans, in steps of the answer scale. */
export interface Lean {
  contribution: number;
  manager: number;
  company: number;
}

export interface Department {
  id: string;
  name: string;
  people: number;
  /** What is true of this department besides what is true of its division. */
  lean?: Partial<Lean>;
}

export interface Division {
  id: string;
  name: string;
  lean: Lean;
  departments: readonly Department[];
}

/**
 * Northwind, a made-up company of 5,000 that sells and repairs heating systems. What is true of it is written here,
 * so that what a survey finds can be held against it: those near customers see them best, the back office least; and
 * one office is too small to be shown.
 */
export const divisions: readonly Division[] = [
  {
    id: 'service',
    name: 'Customer service',
    lean: { contribution: 0.95, manager: 0.35, company: -0.35 },
    departments: [
      { id: 'phone-north', name: 'Phone, north', people: 310 },
      { id: 'phone-south', name: 'Phone, south', people: 290, lean: { manager: -0.5 } },
      { id: 'chat', name: 'Chat and e-mail', people: 240 },
      { id: 'repairs', name: 'Repairs on site', people: 520, lean: { contribution: 0.2 } },
      { id: 'complaints', name: 'Complaints', people: 40, lean: { company: -0.4 } },
    ],
  },
  {
    id: 'sales',
    name: 'Sales',
    lean: { contribution: 0.75, manager: 0.3, company: 0.15 },
    departments: [
      { id: 'branches', name: 'Branches', people: 460 },
      { id: 'key-accounts', name: 'Key accounts', people: 90, lean: { manager: 0.4 } },
      { id: 'online-shop', name: 'Online shop', people: 150 },
    ],
  },
  {
    id: 'operations',
    name: 'Operations',
    lean: { contribution: 0.2, manager: 0.05, company: -0.1 },
    departments: [
      { id: 'warehouse-east', name: 'Warehouse, east', people: 480 },
      { id: 'warehouse-west', name: 'Warehouse, west', people: 430, lean: { manager: 0.3 } },
      { id: 'logistics', name: 'Logistics', people: 390 },
      { id: 'planning', name: 'Planning', people: 110 },
    ],
  },
  {
    id: 'product',
    name: 'Product and technology',
    lean: { contribution: 0.4, manager: 0.25, company: 0.05 },
    departments: [
      { id: 'development', name: 'Development', people: 380 },
      { id: 'quality', name: 'Quality', people: 120, lean: { contribution: 0.2 } },
      { id: 'design', name: 'Design and research', people: 70, lean: { contribution: 0.4, company: -0.2 } },
    ],
  },
  {
    id: 'finance',
    name: 'Finance and legal',
    lean: { contribution: -0.35, manager: -0.1, company: 0.1 },
    departments: [
      { id: 'accounting', name: 'Accounting', people: 210 },
      { id: 'controlling', name: 'Controlling', people: 80 },
      { id: 'legal', name: 'Legal', people: 22 },
    ],
  },
  {
    id: 'people',
    name: 'People and IT',
    lean: { contribution: -0.1, manager: 0.15, company: 0.1 },
    departments: [
      { id: 'it', name: 'IT', people: 340 },
      { id: 'hr', name: 'Human resources', people: 150, lean: { contribution: 0.2 } },
      { id: 'facilities', name: 'Facilities', people: 100 },
      { id: 'ombuds', name: 'Ombuds office', people: 6 },
      { id: 'board', name: 'Board office', people: 12, lean: { company: 0.6 } },
    ],
  },
];

/** Executives think better of the company's decisions than those at the front line: the gap a survey should find. */
export const levels: readonly (Segment & { share: number; lean: Lean })[] = [
  { id: 'executive', name: 'Executives', share: 0.01, lean: { contribution: 0.3, manager: 0.5, company: 0.9 } },
  { id: 'manager', name: 'Managers', share: 0.09, lean: { contribution: 0.2, manager: 0.3, company: 0.35 } },
  { id: 'front-line', name: 'Front line', share: 0.9, lean: { contribution: 0, manager: 0, company: 0 } },
];

export interface Season {
  /** The id its survey is published under. */
  id: string;
  name: string;
  /** The first day, and the day after the last. */
  start: string;
  end: string;
  /** How many of those asked answer, by division; elsewhere `usual`. */
  turnout: Readonly<Record<string, number>>;
  usual: number;
  lean: Lean;
}

/** Between the second and the third survey managers were trained, and it shows; the company's decisions did not change. */
export const seasons: readonly Season[] = [
  {
    ...{ id: 'spring-2025', name: 'Spring 2025', start: '2025-04-07', end: '2025-04-28' },
    ...{ turnout: { operations: 0.41 }, usual: 0.58, lean: { contribution: 0, manager: -0.05, company: 0 } },
  },
  {
    ...{ id: 'autumn-2025', name: 'Autumn 2025', start: '2025-10-06', end: '2025-10-27' },
    ...{ turnout: { operations: 0.48 }, usual: 0.62, lean: { contribution: 0.05, manager: 0, company: 0.02 } },
  },
  {
    ...{ id: 'spring-2026', name: 'Spring 2026', start: '2026-04-06', end: '2026-04-27' },
    ...{ turnout: { operations: 0.62 }, usual: 0.69, lean: { contribution: 0.08, manager: 0.4, company: 0.02 } },
  },
];

/** The company as a survey is published for it: divisions, and departments as parts of them. */
export const groups: readonly Group[] = divisions.flatMap(({ id, name, departments }) => [
  { id, name },
  ...departments.map(({ id: department, name, people }) => ({ id: department, name, parent: id, invited: people })),
]);

export const headcount = divisions
  .flatMap(({ departments }) => departments)
  .reduce((sum, { people }) => sum + people, 0);
