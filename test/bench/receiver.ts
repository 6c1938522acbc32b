/*
 * What the receiver's ingest costs beside bare inserts of the same rows on the same store:
 *   node --import tsx test/bench/receiver.ts                                   PGlite in memory
 *   ATTUNE_TEST_DATABASE_URL=postgres://… node --import tsx test/bench/receiver.ts
 * Contenders take turns in shuffled order; what counts is the median of the rounds' ratios, never milliseconds.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { seededShuffle } from '../../src/core/random.js';
import { quantile7 } from '../../src/core/stats/index.js';
import { acme, eventOf, hash, openHouse } from '../receiver/fixture.js';

const rounds = 15;
const each = 100;

const house = await openHouse();
await house.publish('pulse');

/** The rows an answer ends in, written as plainly as can be: two inserts in a transaction. */
async function bareInsert(): Promise<void> {
  const { subject, data } = eventOf();
  await house.driver.transaction(async (query) => {
    await query(`SELECT set_config('role', 'attune_app', true), set_config('attune.tenant', $1, true)`, [acme.key]);
    const digest = randomBytes(32).toString('hex');
    await query(`INSERT INTO attune.event VALUES ($1, decode($2, 'hex'), decode($2, 'hex'))`, [acme.key, digest]);
    await query(
      `INSERT INTO attune.response (tenant, survey, subject, final, sequence, hash, locale, answers, received_at)
       VALUES ($1, 'pulse', $2, true, 1, $3, 'en', $4, $5)`,
      [acme.key, subject.slice(5) || randomUUID(), hash, JSON.stringify(data.answers), new Date()],
    );
  });
}

async function send(): Promise<void> {
  const { status, text } = await house.post(eventOf());
  if (status !== 200) throw new Error(text);
}

const oneByOne = (work: () => Promise<void>) => async () => {
  for (let index = 0; index < each; index += 1) await work();
};
const atOnce = (work: () => Promise<void>) => async () => {
  await Promise.all(Array.from({ length: each }, work));
};
const contenders = {
  'bare, one by one': oneByOne(bareInsert),
  'receiver, one by one': oneByOne(send),
  'bare, 100 at once': atOnce(bareInsert),
  'receiver, 100 at once': atOnce(send),
};
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];

const seconds = new Map(names.map((name): [Name, number[]] => [name, []]));
for (let round = -2; round < rounds; round += 1) {
  for (const name of seededShuffle(names, round + 2)) {
    const from = performance.now();
    await contenders[name]();
    if (round >= 0) seconds.get(name)!.push((performance.now() - from) / 1000);
  }
}
await house.close();

console.log(`Store: ${house.driver.kind}; ${rounds} rounds of ${each}`);
for (const [name, times] of seconds)
  console.log(`${name.padEnd(24)} ${Math.round(each / quantile7(times, 0.5))} a second`);
for (const mode of ['one by one', '100 at once'] as const) {
  const ratios = seconds.get(`bare, ${mode}`)!.map((bare, round) => bare / seconds.get(`receiver, ${mode}`)![round]!);
  const [lo, mid, hi] = [0.25, 0.5, 0.75].map((p) => quantile7(ratios, p).toFixed(2));
  console.log(`receiver beside bare inserts, ${mode}: ${mid}× (quartiles ${lo} to ${hi})`);
}
