/*
 * What a reader waits for a survey's results, and how that grows with the answers:
 *   npm run bench:results [-- 10000 100000 1000000]
 * on PostgreSQL where it is installed (or ATTUNE_TEST_DATABASE_URL names one), else on PGlite in memory.
 * Each size is a survey of 18 items in three dimensions, 50 groups, 3 segments. Counting is what happens behind the
 * scenes as answers come; cold is the first answer of a receiver that has just started, warm the median of 21 more.
 */
import { quantile7 } from '../../src/core/stats/index.js';
import { createReceiver } from '../../src/receiver/receiver.js';
import { storeOn } from '../../src/receiver/store/store.js';
import { openPostgres } from '../../src/receiver/store/postgres.js';
import centricity from '../../src/content/centricity.js';
import { instrumentHash } from '../../src/core/hashes.js';
import { acme, eventOf, invite, openHouse } from '../receiver/fixture.js';

const sizes = process.argv.slice(2).map(Number);
if (!sizes.length) sizes.push(10_000, 100_000, 1_000_000);
const items = centricity.sections
  .flatMap((section) => section.items)
  .filter((item) => item.kind === 'likert' && item.dimension);
const hash = instrumentHash(centricity);
const groups = Array.from({ length: 50 }, (_, index) => ({ id: `g${index}`, invited: 30_000 }));
const segments = ['executive', 'manager', 'front-line'].map((id) => ({ id }));

const house = await openHouse();
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const reading = async (id: string): Promise<void> => {
  const { status, text } = await house.get(`surveys/${id}/results`, 'acme-reader');
  if (status !== 200) throw new Error(text);
};

/** Answers as the receiver would have stored them, but for their number. */
async function load(id: string, count: number): Promise<void> {
  const columns = items.map((item) => `'${item.id}', 1 + (random() * 4)::int`).join(', ');
  await house.sql(
    `INSERT INTO attune.response (tenant, survey, subject, given, final, sequence, hash, locale, grp, segment, answers, received_at)
     SELECT $1, $2, gen_random_uuid(), gen_random_uuid(), true, 1, $3, 'en', 'g' || (n % 50), (ARRAY['executive', 'manager', 'front-line'])[1 + n % 3],
       jsonb_build_object(${columns}), now() FROM generate_series(1, $4::int) AS n`,
    [acme.key, id, hash, count],
  );
}

async function ingestRate(id: string, count: number): Promise<number> {
  const took = await seconds(async () => {
    for (let index = 0; index < count; index += 1) {
      const event = eventOf({
        data: {
          answers: { C1: 4 },
          meta: { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' },
          form: { id, version: '1.0.0', hash, locale: 'en' },
        },
      });
      const { status, text } = await house.post(event, { token: invite(id, { group: 'g1', segment: 'manager' }) });
      if (status !== 200) throw new Error(text);
    }
  });
  return count / took;
}

console.log(`Store: ${house.driver.kind}`);
console.log(
  'answers    counted in s   first read while uncounted s   cold ms   warm ms (p50)   warm ms (p95)   ingest/s alone → while counting',
);
for (const size of sizes) {
  const id = `s${size}`;
  await house.receiver.publish(acme.key, id, {
    instrument: centricity,
    privacy: 'identified',
    participation: 'token',
    groups,
    segments,
  });
  const alone = await ingestRate(id, 200);
  await reading(id);
  await load(id, size);
  const first = await seconds(() => reading(id));
  const from = performance.now();
  const uncounted = async (): Promise<number> =>
    (
      await house.sql<{ n: number }>(
        'SELECT count(*)::int AS n FROM attune.response WHERE survey = $1 AND NOT counted',
        [id],
      )
    )[0]!.n;
  const meanwhile = await ingestRate(id, 200);
  while ((await uncounted()) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  const counted = first + (performance.now() - from) / 1000;
  await reading(id);
  let cold = 0;
  if (house.url) {
    const fresh = await createReceiver({
      store: storeOn(await openPostgres(house.url)),
      sites: [acme],
      log: () => undefined,
    });
    cold = await seconds(async () => {
      const response = await fresh.fetch(
        new Request(`http://receiver.test/v1/${acme.key}/surveys/${id}/results`, {
          headers: { authorization: 'Bearer acme-reader' },
        }),
      );
      if (!response.ok) throw new Error(await response.text());
    });
    await fresh.close();
  }
  const warm: number[] = [];
  for (let index = 0; index < 21; index += 1) warm.push(await seconds(() => reading(id)));
  const ms = (value: number): string => (value * 1000).toFixed(0).padStart(7);
  console.log(
    `${String(size).padEnd(10)} ${counted.toFixed(1).padStart(8)} ${first.toFixed(2).padStart(18)} ${house.url ? ms(cold) : '      –'} ${ms(quantile7(warm, 0.5))} ${ms(quantile7(warm, 0.95))}      ${alone.toFixed(0)} → ${meanwhile.toFixed(0)}`,
  );
}
await house.close();
