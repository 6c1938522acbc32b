import { requireCount, requireFinite } from '../stats/preconditions.js';
import { wilson } from '../stats/proportions.js';

/** How many points at either end of a scale are favourable or not: 2, and 1 of a scale of fewer than 5 points. */
export const boxesOf = (points: number): 1 | 2 => (points >= 5 ? 2 : 1);

/**
 * The favourable share of one item: keyed answers in the top boxes of the scale, with a Wilson interval.
 * The top 2 of a 1–5 scale are answers of 4 and 5.
 *
 * @param x keyed answers; null is skipped
 * @param max the top of the scale
 * @param options `top` (2; what is shown passes {@link boxesOf}): how many boxes count as favourable; `conf` (.95)
 * @returns k of n favourable; p, lo and hi as shares in [0, 1]
 * @throws RangeError for an answer above max, if nobody answered, or for a conf outside (0, 1).
 */
export function topBox(
  x: readonly (number | null)[],
  max: number,
  { top = 2, conf = 0.95 }: { top?: number; conf?: number } = {},
): { k: number; n: number; p: number; lo: number; hi: number } {
  requireFinite('max', max);
  requireCount('top', top, 1);
  let k = 0;
  let n = 0;
  x.forEach((answer, i) => {
    if (answer === null) return;
    requireFinite(`x[${i}]`, answer);
    if (answer > max) throw new RangeError(`x[${i}] must be at most ${max}, got ${answer}`);
    n++;
    if (answer > max - top) k++;
  });
  if (n === 0) throw new RangeError('x must hold at least one answer');
  return { k, n, ...wilson(k, n, { conf }) };
}
