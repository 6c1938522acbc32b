import type { ResultPoint, SurveyResults } from '../../core/schema/survey-results.js';
import type { LocalisedText } from '../../core/schema/text.js';

export interface Trend {
  id: string;
  name: LocalisedText;
  points: readonly ResultPoint[];
  /** Waves that cannot be compared with what came before, and why. */
  breaks: { wave: string; why: 'wording' | 'scale' | 'order' }[];
  /** Waves whose figure may not be shown. */
  gaps: string[];
}

/** The dimensions that have been measured more than once. */
export function trendsOf({ dimensions }: SurveyResults): Trend[] {
  return dimensions
    .filter(({ trend }) => trend.length > 1)
    .map(({ id, name, trend: points }) => ({
      id,
      name,
      points,
      breaks: points.flatMap(({ wave, break: why }) => (why ? [{ wave, why }] : [])),
      gaps: points.filter(({ mean }) => mean === null).map(({ wave }) => wave),
    }));
}

/** How many of `count` charts stand beside each other where there is room for it, so that none stands alone in a row. */
export const besideOf = (count: number): number =>
  [3, 2, 4].find((beside) => count % beside !== 1) ?? Math.min(count, 3);

/** Whether a point of many is named beneath: with more than five only the ends are. */
export const isNamed = (index: number, count: number): boolean => count <= 5 || index === 0 || index === count - 1;
