import { itemsOf, scaleOf } from '../../src/core/instrument.js';
import { mulberry32 } from '../../src/core/random.js';
import type { Answers } from '../../src/core/schema/answers.js';
import type { Instrument } from '../../src/core/schema/instrument.js';
import { saidIn } from './comments.js';
import { divisions, levels, type Lean, type Season } from './structure.js';

/** What one person of the company sends. */
export interface Given {
  group: string;
  segment: string;
  answers: Answers;
}

/** Where the scale's middle stands, in points of the overall company. */
const base: Lean = { contribution: 0.25, manager: 0.1, company: -0.05 };

/**
 * Everything the company answers in one season: the same at every call. Each person leans by division, department,
 * level, season and by themselves; each answer varies around that.
 */
export function* answersOf(season: Season, instrument: Instrument, seed = 5000): Generator<Given> {
  const random = mulberry32(seed + Number(season.start.replaceAll('-', '')));
  const comments = saidIn(random);
  for (const { id: division, lean: ofDivision, departments } of divisions) {
    for (const { id: group, people, lean: ofDepartment = {} } of departments) {
      for (let person = 0; person < people; person += 1) {
        const level = levelOf(person, people, group);
        const answers = random() < (season.turnout[division] ?? season.usual);
        const own = normal(random) * 0.55;
        const leans = [base, ofDivision, ofDepartment, level.lean, season.lean];
        const lean = (dimension: keyof Lean): number => leans.reduce((sum, each) => sum + (each[dimension] ?? 0), own);
        const given = sheetOf(instrument, lean, random);
        if (!answers) continue;
        const texts = comments.next();
        yield { group, segment: level.id, answers: { ...given, ...texts } };
      }
    }
  }
}

/** The board office is executives alone; elsewhere the first few lead. */
function levelOf(person: number, people: number, group: string): (typeof levels)[number] {
  const [executive, manager, frontLine] = levels as [(typeof levels)[0], (typeof levels)[0], (typeof levels)[0]];
  if (group === 'board') return executive;
  if (people >= 100 && person < people * executive.share) return executive;
  return person < people * (executive.share + manager.share) ? manager : frontLine;
}

function sheetOf(instrument: Instrument, lean: (dimension: keyof Lean) => number, random: () => number): Answers {
  const answers: Record<string, Answers[string]> = {};
  for (const item of itemsOf(instrument)) {
    const noise = normal(random) * 0.85;
    const luck = random();
    if (item.kind === 'rating') {
      const liking = lean(item.measure === 'employee-nps' ? 'manager' : 'company') + noise;
      if (luck > 0.04) answers[item.id] = bounded(Math.round(7.2 + 1.7 * liking), 0, 10);
    } else if (item.kind === 'likert') {
      const { min, points } = scaleOf(instrument, item);
      const max = min + points.length - 1;
      const liking = (lean((item.dimension ?? 'company') as keyof Lean) + noise) * (item.key ?? 1);
      // Some skip a question, and some do not know.
      if (luck > 0.06) answers[item.id] = bounded(Math.round((min + max) / 2 + liking), min, max);
      else if (luck > 0.03) answers[item.id] = null;
    }
  }
  return answers;
}

const bounded = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** A normal deviate, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A random UUID of version 4, from a seeded source. */
export function uuidFrom(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = '89ab'[Math.floor(random() * 4)]!;
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
