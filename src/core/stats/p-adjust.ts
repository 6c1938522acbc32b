import { requireConf, requireWithin } from './preconditions.js';

export type PAdjustMethod = 'holm' | 'BH' | 'bonferroni';

/**
 * p-values adjusted for having looked at several, as R's p.adjust: Holm 1979 for findings, Benjamini & Hochberg
 * 1995 for screening lists, Bonferroni.
 *
 * @param p each in [0, 1]
 * @returns adjusted values, at most 1, in the order of the input
 * @throws RangeError for a value outside [0, 1] or an unknown method.
 */
export function pAdjust(p: readonly number[], method: PAdjustMethod): number[] {
  p.forEach((value, i) => requireWithin(`p[${i}]`, value, 0, 1));
  const n = p.length;
  const ascending = p.map((_value, i) => i).sort((i, j) => p[i]! - p[j]!);
  const adjusted = new Array<number>(n);
  if (method === 'bonferroni') return p.map((value) => Math.min(1, n * value));
  if (method === 'holm') {
    let largest = 0;
    ascending.forEach((i, rank) => {
      largest = Math.max(largest, (n - rank) * p[i]!);
      adjusted[i] = Math.min(1, largest);
    });
    return adjusted;
  }
  if (method === 'BH') {
    let smallest = 1;
    for (let rank = n; rank > 0; rank--) {
      const i = ascending[rank - 1]!;
      smallest = Math.min(smallest, (n / rank) * p[i]!);
      adjusted[i] = smallest;
    }
    return adjusted;
  }
  throw new RangeError(`method must be holm, BH or bonferroni, got ${String(method)}`);
}

/**
 * The level that each hypothesis is tested at by Holm's or Benjamini & Hochberg's procedure: an interval of confidence
 * 1 − level leaves out 0 exactly where `pAdjust` gives at most `alpha`. Holm tests the smallest p at alpha/n, the next
 * at alpha/(n − 1), until one is not rejected, and all from there at that one's level. Of BH's r rejections out of n
 * all are at r·alpha/n (Benjamini & Yekutieli 2005, intervals of selected parameters).
 *
 * @param p each in [0, 1]
 * @returns levels in the order of the input
 * @throws RangeError for a value outside [0, 1], or an alpha outside (0, 1).
 */
export function testLevels(p: readonly number[], method: 'holm' | 'BH', alpha = 0.05): number[] {
  requireConf(1 - alpha);
  const adjusted = pAdjust(p, method);
  const n = p.length;
  const rejected = adjusted.filter((value) => value < alpha).length;
  if (method === 'BH') return p.map(() => (Math.max(1, rejected) * alpha) / n);
  const levels = new Array<number>(n);
  p.map((_value, i) => i)
    .sort((i, j) => p[i]! - p[j]!)
    .forEach((i, rank) => (levels[i] = alpha / (n - Math.min(rank, rejected, n - 1))));
  return levels;
}
