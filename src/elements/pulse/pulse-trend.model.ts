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

/** Every value that must find a place on the common scale. */
export const valuesOf = (trends: readonly Trend[]): number[] =>
  trends.flatMap(({ points }) =>
    points.flatMap(({ mean, lo, hi }) => [mean, lo, hi].filter((value) => value !== null)),
  );

/** Whether a point of many is named beneath: with more than five only the ends are. */
export const isNamed = (index: number, count: number): boolean => count <= 5 || index === 0 || index === count - 1;
