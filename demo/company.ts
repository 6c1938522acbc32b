import centricity from '../src/content/centricity.js';
import { instrumentHash } from '../src/core/hashes.js';
import { itemsOf } from '../src/core/instrument.js';
import { mulberry32 } from '../src/core/random.js';
import type { Answers } from '../src/core/schema/answers.js';
import type { AttuneEvent } from '../src/core/schema/event.js';

/** Who has answered already when the demo opens: one unit is too small to be shown, and one is nearly there. */
const units = [
  { id: 'support', people: 26, lean: 0.5 },
  { id: 'product', people: 19, lean: 0.2 },
  { id: 'finance', people: 8, lean: -0.4 },
  { id: 'operations', people: 3, lean: -0.1 },
] as const;

/** How a dimension does in this company, as steps on the answer scale. */
const strength: Readonly<Record<string, number>> = { contribution: 0.7, manager: 0.2, company: -0.3 };

/** The made-up company's answers: the same at every start, so that repeating them adds nothing. */
export function* companyAnswers(survey: string, seed = 20261): Generator<AttuneEvent> {
  const random = mulberry32(seed);
  const hash = instrumentHash(centricity);
  for (const { id: group, people, lean } of units) {
    for (let person = 0; person < people; person++) {
      const id = uuid(random);
      const subject = `resp/${uuid(random)}`;
      yield {
        specversion: '1.0',
        id,
        source: `urn:attune:survey:${survey}`,
        type: 'io.attune.survey.submitted.v1',
        subject,
        time: '2026-11-02T00:00:00.000Z',
        datacontenttype: 'application/json',
        partitionkey: subject,
        sequence: '0000000001',
        data: {
          form: { id: survey, version: centricity.version, hash, locale: 'en' },
          status: 'final',
          answers: answersOf(lean + normal(random) * 0.5, random),
          group,
          meta: { lib: '0.1.0', widget: 'attune-survey', privacy: 'anonymous' },
        },
      };
    }
  }
}

function answersOf(leaning: number, random: () => number): Answers {
  const answers: Record<string, Answers[string]> = {};
  for (const item of itemsOf(centricity)) {
    if (item.kind === 'text' || random() < 0.05) continue;
    const shift = leaning + (item.kind === 'likert' ? (strength[item.dimension ?? ''] ?? 0) : 0);
    const liking = shift + normal(random) * 0.8;
    if (item.kind === 'rating') answers[item.id] = Math.min(10, Math.max(0, Math.round(7 + 2 * liking)));
    else if (random() < 0.04) answers[item.id] = null;
    else if (item.kind === 'likert') answers[item.id] = likert(liking * (item.key ?? 1));
  }
  return answers;
}

const likert = (liking: number): number => Math.min(5, Math.max(1, Math.round(3 + liking)));

/** A normal deviate, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = '89ab'[Math.floor(random() * 4)]!;
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
