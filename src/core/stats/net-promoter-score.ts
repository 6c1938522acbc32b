import { normalQuantile, normalTwoSided } from './distributions.js';
import { requireConf, requireCount, requireFinite } from './preconditions.js';

/** How many people rated 9–10 (promoters), 7–8 (passives) and 0–6 (detractors). */
export type NpsCounts = { promoters: number; passives: number; detractors: number };

export type NetPromoterScore = {
  n: number;
  /** 100·(p − d), from −100 to 100. */
  nps: number;
  /** Of one person's −1, 0 or +1: p + d − (p − d)². */
  variance: number;
  /** Of the score, in points. */
  se: number;
  /** nps ± z·se, clipped to ±100. Collapses to a point when everybody agrees: for comparison only. */
  wald: { lo: number; hi: number };
  /** The same with ¾ promoters, 1½ passives and ¾ detractors added: the interval to show. */
  adjusted: { center: number; se: number; lo: number; hi: number };
};

/**
 * The Net Promoter Score with Wald and adjusted-Wald intervals (Rocks 2016, "Interval estimation for the Net
 * Promoter Score").
 *
 * @throws RangeError if a count is not a whole number of at least 0, all are 0, or conf is outside (0, 1).
 */
export function netPromoterScore(
  { promoters, passives, detractors }: NpsCounts,
  { conf = 0.95 }: { conf?: number } = {},
): NetPromoterScore {
  requireCount('promoters', promoters);
  requireCount('passives', passives);
  requireCount('detractors', detractors);
  requireConf(conf);
  const n = promoters + passives + detractors;
  if (n === 0) throw new RangeError('promoters, passives and detractors must not all be 0');
  const z = normalQuantile((1 + conf) / 2);
  const plain = scoreOf(promoters, detractors, n);
  const shrunk = scoreOf(promoters + 0.75, detractors + 0.75, n + 3);
  return {
    n,
    nps: plain.score,
    variance: plain.variance,
    se: plain.se,
    wald: around(plain.score, z * plain.se),
    adjusted: { center: shrunk.score, se: shrunk.se, ...around(shrunk.score, z * shrunk.se) },
  };
}

/**
 * {@link netPromoterScore} of ratings from 0 to 10; null is a person who did not rate.
 *
 * @throws RangeError for any other value than a whole number from 0 to 10, or if nobody rated; TypeError for a
 *   value that is no number.
 */
export function npsFromRatings(ratings: readonly (number | null)[], options: { conf?: number } = {}): NetPromoterScore {
  const counts: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
  ratings.forEach((rating, i) => {
    if (rating === null) return;
    requireFinite(`ratings[${i}]`, rating);
    if (!Number.isInteger(rating) || rating < 0 || rating > 10) {
      throw new RangeError(`ratings[${i}] must be a whole number from 0 to 10, got ${rating}`);
    }
    if (rating >= 9) counts.promoters++;
    else if (rating >= 7) counts.passives++;
    else counts.detractors++;
  });
  return netPromoterScore(counts, options);
}

/**
 * The change of the score from wave a to wave b, different people: b − a ± z·√(SE₁² + SE₂²), not clipped.
 * z, p and the interval are null when neither wave has any spread, because nothing then tells chance from change.
 *
 * @throws RangeError as {@link netPromoterScore}.
 */
export function npsDiff(
  a: NpsCounts,
  b: NpsCounts,
  { conf = 0.95 }: { conf?: number } = {},
): { diff: number; se: number; z: number | null; p: number | null; lo: number | null; hi: number | null } {
  const before = netPromoterScore(a, { conf });
  const after = netPromoterScore(b, { conf });
  const diff = after.nps - before.nps;
  const se = Math.hypot(before.se, after.se);
  if (se === 0) return { diff, se, z: null, p: null, lo: null, hi: null };
  const z = diff / se;
  const half = normalQuantile((1 + conf) / 2) * se;
  return { diff, se, z, p: normalTwoSided(z), lo: diff - half, hi: diff + half };
}

/**
 * The change of the score from wave a to wave b, different people, as it is shown: b − a with one variance pooled over
 * both waves' answers, to which ¾ promoters, 1½ passives and ¾ detractors are added, so that a small wave of one mind is
 * not taken for certain. z·√(v(1/n₁ + 1/n₂)) to each side, clipped to ±200.
 *
 * @throws RangeError as {@link netPromoterScore}.
 */
export function npsDiffPooled(
  a: NpsCounts,
  b: NpsCounts,
  { conf = 0.95 }: { conf?: number } = {},
): { diff: number; se: number; z: number; p: number; lo: number; hi: number } {
  const [before, after] = [netPromoterScore(a, { conf }), netPromoterScore(b, { conf })];
  const diff = after.nps - before.nps;
  const [promoters, detractors] = [a.promoters + b.promoters + 0.75, a.detractors + b.detractors + 0.75];
  const { variance } = scoreOf(promoters, detractors, before.n + after.n + 3);
  const se = 100 * Math.sqrt(variance * (1 / before.n + 1 / after.n));
  const z = diff / se;
  const half = normalQuantile((1 + conf) / 2) * se;
  return { diff, se, z, p: normalTwoSided(z), lo: Math.max(-200, diff - half), hi: Math.min(200, diff + half) };
}

function scoreOf(promoters: number, detractors: number, n: number) {
  const net = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - net * net);
  return { score: 100 * net, variance, se: 100 * Math.sqrt(variance / n) };
}

function around(score: number, half: number) {
  return { lo: Math.max(-100, score - half), hi: Math.min(100, score + half) };
}
