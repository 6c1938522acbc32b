import { fnv1a32, mulberry32, seededShuffle } from '../../src/core/random.js';
import { dimensionGroup, reverseKey, scorePerson, topBox } from '../../src/core/scoring/index.js';
import * as stats from '../../src/core/stats/index.js';

/**
 * The functions of the measurement contract, by their contract names, as one-line calls of the library's own.
 * In the contract's order.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- arguments come from JSON, some wrong on purpose
export const contracts: Record<string, (args: any) => unknown> = {
  reverse_key: (a) => reverseKey(a.value, a),
  score_person: (a) => scorePerson(a.responses, a.keys, a),
  dimension_group: (a) => snake(dimensionGroup(a.persons, a.keys, a)),
  mean_ci_t: (a) => stats.meanCiT(a.x, a),
  quantile7: (a) => stats.quantile7(a.x, a.p),
  cronbach_alpha: (a) => snake(stats.cronbachAlpha(a.items)),
  alpha_from_variances: (a) => stats.alphaFromVariances(a.k, a.sum_item_var, a.total_var),
  alpha_ci_feldt: (a) => stats.alphaCiFeldt(a.alpha, a.n, a.k, a),
  omega_from_loadings: (a) => stats.omegaFromLoadings(a.loadings, a.error_vars),
  omega_ml: (a) => snake(a.cov ? stats.omegaMlFromCovariance(a.cov) : stats.omegaMl(a.items)),
  spearman_brown: (a) => stats.spearmanBrown(a.r, a.factor),
  sb_length_factor: (a) => stats.spearmanBrownLengthFactor(a.r, a.target),
  sem_band: (a) => stats.semBand(a.score, a.sd, a.rel, a),
  top_box: (a) => topBox(a.x, a.max, a),
  nps: (a) => withWaldPair(stats.netPromoterScore(a, a)),
  nps_from_ratings: (a) => withWaldPair(stats.npsFromRatings(a.ratings, a)),
  nps_diff: (a) => stats.npsDiff(a.a, a.b, a),
  nps_diff_pooled: (a) => stats.npsDiffPooled(a.a, a.b, a),
  response_rate: (a) => snake(stats.responseRate(a.invited, a.responded, a)),
  suppress: (a) => stats.suppress(a.k, a.cells, a),
  difference_guard: (a) => stats.differenceGuard(a.k, a.released, a.query),
  welch_t: (a) => stats.welchT(a.a, a.b, a),
  student_t: (a) => stats.studentT(a.a, a.b, a),
  paired_t: (a) => stats.pairedT(a.a, a.b, a),
  cohen_d: (a) => snake(stats.cohenD(group(a, 1), group(a, 2), a)),
  rci: (a) => snake(stats.reliableChangeIndex(a.pre, a.post, a.sd, a.rel)),
  p_adjust: (a) => stats.pAdjust(a.p, a.method),
  fnv1a32: (a) => fnv1a32(a.text),
  mulberry32: (a) => Array.from({ length: a.n }, mulberry32(a.seed)),
  seeded_shuffle: (a) => seededShuffle(a.items, a.seed),
  bootstrap_mean_ci: (a) => stats.bootstrapMeanCi(a.x, { seed: a.seed, resamples: a.B, conf: a.conf }),
  wilson: (a) => stats.wilson(a.k, a.n, a),
};

/** The result with the contract's snake_case keys, at the top level. */
function snake(result: object): Record<string, unknown> {
  const rename = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [rename(key), value]));
}

/** The contract writes this one interval as a pair. */
function withWaldPair({ wald, ...score }: stats.NetPromoterScore): object {
  return { ...score, wald: [wald.lo, wald.hi] };
}

function group(args: Record<string, number>, i: 1 | 2): stats.GroupSummary {
  return { mean: args[`m${i}`]!, sd: args[`s${i}`]!, n: args[`n${i}`]! };
}
