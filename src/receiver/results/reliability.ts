import type { ResultReliability } from '../../core/schema/survey-results.js';
import { alphaCiFeldt, cronbachAlphaFromCovariance, omegaMlFromCovariance } from '../../core/stats/index.js';
import { dimensionItems } from '../counting.js';
import type { Disclosure } from './disclosure.js';
import { hundredth, outward } from './rounding.js';

/** Below this many complete answers reliability is not told. */
const enough = 30;
const good = 0.8;
const usable = 0.7;

/**
 * How well a dimension's items go together in the whole company, from answers to the wording published last.
 * `undefined` where nothing may be shown or the dimension has fewer than two items.
 */
export function reliabilityOf(disclosure: Disclosure, dimension: string): ResultReliability | undefined {
  const { survey } = disclosure.settled;
  const items = dimensionItems(survey.instruments.get(survey.hash)!).get(dimension) ?? [];
  const sums = disclosure.tally(`pairs ${survey.hash} ${dimension}`, null);
  if (!sums || items.length < 2) return undefined;
  const { n, counts } = sums;
  const key = JSON.stringify(sums);
  const reliability = known.get(key) ?? estimate(n, counts, items.length);
  if (known.size >= maxKnown) known.clear();
  known.set(key, reliability);
  return reliability;
}

/** Estimates by the sums they come from: fitting a factor takes longer than all else of a result, and seldom changes. */
const known = new Map<string, ResultReliability>();
const maxKnown = 500;

function estimate(n: number, counts: Readonly<Record<string, number>>, size: number): ResultReliability {
  if (n < enough) return { n: `< ${enough}`, alpha: null, lo: null, hi: null, omega: null, verdict: 'too-few' };
  const covariance = covarianceOf(n, size, counts);
  const { alpha } = cronbachAlphaFromCovariance(covariance, n);
  if (alpha === null) return { n: String(n), alpha: null, lo: null, hi: null, omega: null, verdict: 'not-estimable' };
  const { lo, hi } = alphaCiFeldt(alpha, n, size);
  const ends = outward(lo * 100, hi * 100);
  const { omega, loadingsStd, heywood } = omegaMlFromCovariance(covariance);
  const sound = omega !== null && !heywood;
  // Two items have no omega by any count; of more, a factor that cannot be fitted leaves alpha without its witness.
  const told = sound ? Math.min(alpha, omega) : size === 2 ? alpha : null;
  return {
    n: String(n),
    ...{ alpha: hundredth(alpha), lo: ends.lo / 100, hi: ends.hi / 100, omega: sound ? hundredth(omega) : null },
    verdict:
      alpha < 0 || loadingsStd?.some((loading) => loading < 0)
        ? 'check-keying'
        : told === null
          ? 'not-estimable'
          : told >= good
            ? 'good'
            : told >= usable
              ? 'usable'
              : 'weak',
  };
}

/** The sample covariance of k items from their sums (`"i 0"`) and sums of products (`"i j"`, j ≤ i), counted from 1. */
function covarianceOf(n: number, k: number, sums: Readonly<Record<string, number>>): number[][] {
  const sum = (i: number): number => sums[`${i} 0`] ?? 0;
  const product = (i: number, j: number): number => sums[`${Math.max(i, j)} ${Math.min(i, j)}`] ?? 0;
  const places = Array.from({ length: k }, (_, index) => index + 1);
  return places.map((i) => places.map((j) => (product(i, j) - (sum(i) * sum(j)) / n) / (n - 1)));
}
