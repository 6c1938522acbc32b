/*
 * How often a change is told between two waves in which nothing changed:
 *   npm run bench:verdicts [-- <reports a cell, 2000> <seed, 1>]
 * Each report is two waves of different people who answer alike: 18 questions of one kind of spread in three topics,
 * with their index, and two recommendation scores. A report is a false alarm if any verdict of a family is one of a
 * change, however small: the topics with the index, the questions with the recommendation scores, or one of these
 * scores by itself. Answers of one person go together (r about .45), as real ones do.
 */
import { mulberry32 } from '../../src/core/random.js';
import { normalQuantile, type WaveChange } from '../../src/core/stats/index.js';
import { meanChange, netChange, toldChanges } from '../../src/receiver/results/changes.js';
import type { Tally } from '../../src/receiver/tally.js';

const [reports = 2000, seed = 1] = process.argv.slice(2).map(Number);
const nominal = 0.05;
const most = 0.06;

/** Shares of the five points, from the lowest. */
const spreads: Readonly<Record<string, readonly number[]>> = {
  even: [20, 20, 20, 20, 20],
  usual: [5, 10, 20, 40, 25],
  skewed: [1, 2, 7, 30, 60],
  'very skewed': [0.5, 1, 2.5, 11, 85],
  'nearly all': [1, 0, 1, 3, 95],
  'nearly none': [92, 5, 2, 1, 0],
};
/** Shares of detractors, passives and promoters beside them. */
const ratings: Readonly<Record<string, readonly number[]>> = {
  even: [33, 34, 33],
  usual: [30, 30, 40],
  skewed: [10, 20, 70],
  'very skewed': [3, 7, 90],
  'nearly all': [1, 4, 95],
  'nearly none': [95, 4, 1],
};
const sizes = [
  [12, 60],
  [60, 12],
  [12, 200],
  [200, 12],
  [30, 300],
  [300, 30],
  [20, 20],
  [100, 100],
  [400, 150],
] as const;

const topics = 3;
const perTopic = 6;
const family = { since: 'before', mixed: false };
const random = mulberry32(seed);

/** A table of quantiles is quicker than their computation, and as good at this resolution. */
const normals = Array.from({ length: 1 << 14 }, (_, index) => normalQuantile((index + 0.5) / (1 << 14)));
const normal = (): number => normals[Math.floor(random() * normals.length)]!;

/** Which share a standard normal number falls in. */
function drawerOf(shares: readonly number[]): (z: number) => number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let below = 0;
  const cuts = shares.map((share) => {
    below += share / total;
    return below <= 0 ? -Infinity : below >= 1 - 1e-9 ? Infinity : normalQuantile(below);
  });
  return (z) => cuts.findIndex((cut) => z < cut);
}

const tally = (values: readonly number[]): Tally => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return { n: values.length, counts };
};

interface Wave {
  scores: Tally[];
  items: Tally[];
  ratings: Tally[];
}

function waveOf(n: number, answer: (z: number) => number, rate: (z: number) => number): Wave {
  const people = Array.from({ length: n }, () => {
    const whole = normal() * Math.sqrt(0.35);
    const items = Array.from({ length: topics }, () => {
      const own = whole + normal() * Math.sqrt(0.1);
      return Array.from({ length: perTopic }, () => answer(own + normal() * Math.sqrt(0.55)) * 25);
    });
    const scores = items.map((each) => Number((each.reduce((sum, value) => sum + value, 0) / perTopic).toFixed(9)));
    const index = Number((scores.reduce((sum, value) => sum + value, 0) / topics).toFixed(9));
    // 3, 7 and 9 stand for all detractors, passives and promoters.
    const rated = [0, 1].map(() => [3, 7, 9][rate(whole + normal() * Math.sqrt(0.65))]!);
    return { items: items.flat(), scores: [index, ...scores], rated };
  });
  const columns = (of: (person: (typeof people)[number]) => readonly number[]): Tally[] =>
    of(people[0]!).map((_, column) => tally(people.map((person) => of(person)[column]!)));
  return {
    scores: columns(({ scores }) => scores),
    items: columns(({ items }) => items),
    ratings: columns(({ rated }) => rated),
  };
}

/** How many of a family's verdicts tell a change, and how many could. */
function alarms(found: readonly (WaveChange | undefined)[], method: 'holm' | 'BH'): number {
  const told = toldChanges(new Map(found.flatMap((each, index) => (each ? [[index, each]] : []))), {
    ...family,
    method,
  });
  return [...told.values()].filter(({ verdict }) => verdict === 'change' || verdict === 'small-change').length;
}

const pairs = (
  change: (before: Tally, now: Tally) => WaveChange | undefined,
  before: readonly Tally[],
  now: readonly Tally[],
): (WaveChange | undefined)[] => before.map((each, index) => change(each, now[index]!));

console.log(
  `False alarms in ${reports} reports a cell, nominal ${nominal * 100} % (at most ${most * 100} %), seed ${seed}`,
);
const columns = ['topics+index', 'questions+scores', 'one score', 'questions called changed'];
console.log(`${'answers'.padEnd(13)}${'waves'.padEnd(10)}${columns.map((each) => each.padStart(26)).join('')}`);
const worst = [0, 0, 0, 0];
for (const [name, shares] of Object.entries(spreads)) {
  const [answer, rate] = [drawerOf(shares), drawerOf(ratings[name]!)];
  for (const [first, second] of sizes) {
    const wrong = [0, 0, 0, 0];
    for (let report = 0; report < reports; report += 1) {
      const [before, now] = [waveOf(first, answer, rate), waveOf(second, answer, rate)];
      const scores = pairs(netChange, before.ratings, now.ratings);
      const items = alarms([...pairs(meanChange, before.items, now.items), ...scores], 'BH');
      const found = [
        Math.min(1, alarms(pairs(meanChange, before.scores, now.scores), 'holm')),
        Math.min(1, items),
        alarms(scores.slice(0, 1), 'BH'),
        items / (topics * perTopic + scores.length),
      ];
      found.forEach((each, column) => (wrong[column]! += each));
    }
    const rates = wrong.map((count) => count / reports);
    rates.forEach((each, column) => (worst[column] = Math.max(worst[column]!, each)));
    console.log(
      `${name.padEnd(13)}${`${first}→${second}`.padEnd(10)}${rates.map((each) => `${(each * 100).toFixed(1)} %`.padStart(26)).join('')}`,
    );
  }
}
console.log(`${'worst'.padEnd(23)}${worst.map((each) => `${(each * 100).toFixed(1)} %`.padStart(26)).join('')}`);
// What chance itself adds to a rate in so few reports is no alarm about the rules.
const chance = 3 * Math.sqrt((nominal * (1 - nominal)) / reports);
if (worst.slice(0, 3).some((each) => each > Math.max(most, nominal + chance))) {
  console.error(`A family tells more than ${most * 100} % false alarms.`);
  process.exitCode = 1;
}
