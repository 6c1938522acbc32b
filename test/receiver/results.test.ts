import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Publication } from '../../src/receiver/publication-schema.js';
import { surveyResultsSchema, type SurveyResults } from '../../src/core/schema/survey-results.js';
import { eventOf, invite, noon, openHouse, type TestHouse } from './fixture.js';

const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };

/** Six items of one dimension, the last two reversed. */
const six = {
  id: 'six',
  version: '2.0.0',
  title: 'Six',
  scales: { agree: { points: ['1', '2', '3', '4', '5'], na: 'n/a' } },
  dimensions: [{ id: 'sight', name: 'Line of sight' }],
  sections: [
    {
      id: 's',
      items: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].map((id, index) => ({
        ...{ kind: 'likert', id, text: id, scale: 'agree', dimension: 'sight', short: index !== 2 && index !== 5 },
        ...(index > 3 && { key: -1 }),
      })),
    },
  ],
};

/** Fourteen people with a published answer: mean 56.73, 95 % interval 43.79 to 69.67, one of them invalid. */
const people = [
  [3, 2, 4, 4, 2, 2],
  [5, 4, 3, 5, 1, 3],
  [5, 5, 4, 2, 2, 2],
  [null, 2, 2, 3, null, 5],
  [3, 2, 1, 3, 2, 3],
  [3, 3, 3, 4, 2, 2],
  [3, 4, 4, 3, 4, 1],
  [4, null, null, null, 2, null],
  [4, 4, 5, 4, 2, 3],
  [1, 2, 2, 1, 5, 4],
  [3, 4, 5, 5, 2, 1],
  [2, 2, 3, 3, 2, 3],
  [3, 4, 5, 4, 3, 3],
  [2, 3, 2, 3, 2, 3],
];

const none = { suppressed: true, n: null, mean: null, lo: null, hi: null };

describe('the results of a survey', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const results = async (id: string, token = 'acme-reader'): Promise<SurveyResults> => {
    const answer = await house.get(`surveys/${id}/results`, token);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    return surveyResultsSchema.parse(answer.body);
  };

  /** An identified survey by invitation. */
  const publish = (id: string, publication: Partial<Publication> = {}) =>
    house.publish(id, { privacy: 'identified', participation: 'token', groups: ['ops', 'tech'], ...publication });

  /** Sends `count` answers of one group; `points` are the answers to both items of Line of sight, the second reversed. */
  async function answer(
    id: string,
    count: number,
    group?: string,
    points: (index: number) => number = (index) => (index % 5) + 1,
  ): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const answers = { C1: points(index), C2: 6 - points(index), M1: 3 };
      const event = eventOf({ data: { answers, meta, form: { ...eventOf().data.form, id } } });
      const sent = await house.post(event, { token: invite(id, group ? { group } : {}) });
      assert.equal(sent.body.status, 'accepted', sent.text);
    }
  }
  /** The results once all that came has been counted behind the scenes. */
  async function counted(id: string): Promise<SurveyResults> {
    for (;;) {
      const of = await results(id);
      if (of.status === 'released') return of;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const sight = (of: SurveyResults) => of.dimensions[0]!;
  const groupsOf = (of: SurveyResults) =>
    Object.fromEntries(
      (of.cuts.find(({ id }) => id === 'group')?.values ?? []).map(({ id, dimensions }) => [id, dimensions[0]!.n]),
    );

  it('agree with the published figures of known data', async () => {
    const { hash } = await house.receiver.publish('pk_acme', 'known', { instrument: six, privacy: 'identified' });
    for (const person of people) {
      const answers = Object.fromEntries(person.map((value, index) => [`C${index + 1}`, value]));
      const event = eventOf({ data: { answers, meta, form: { id: 'known', version: '2.0.0', hash, locale: 'en' } } });
      assert.equal((await house.post(event)).body.status, 'accepted');
    }
    const known = await results('known');
    assert.deepEqual(known.survey, {
      id: 'known',
      version: '2.0.0',
      title: 'Six',
      privacy: 'identified',
      locale: 'en',
    });
    assert.deepEqual(
      [known.status, known.released, known.minimum, known.response.answered, known.focus],
      ['released', '2026-11-22', 5, '10–19', null],
    );
    const [dimension] = known.dimensions;
    assert.deepEqual(
      { ...dimension, reliability: undefined },
      {
        ...{ id: 'sight', name: 'Line of sight', trend: [], reliability: undefined },
        ...{ suppressed: false, n: '10–19', mean: 57, lo: 43, hi: 70 },
      },
    );
    assert.equal(dimension!.reliability!.verdict, 'too-few');
    assert.deepEqual([known.cuts, known.comments, known.thread, known.waves], [[], [], [], []]);
  });

  it('score an answer to the short form by its own four items', async () => {
    const { shortForm } = await import('../../src/core/instrument.js');
    const { instrumentHash } = await import('../../src/core/hashes.js');
    const { parseInstrument } = await import('../../src/core/schema/parse-instrument.js');
    await house.receiver.publish('pk_acme', 'short', { instrument: six, privacy: 'identified', minimum: 3 });
    const hash = instrumentHash(shortForm(parseInstrument(six)));
    // Three of the four are enough here; of six they would be too few. 5, 5, 4 → mean 4.67 → 92 points, and so on.
    for (const [C1, C2, C4] of [
      [5, 5, 4],
      [4, 4, 4],
      [3, 4, 4],
    ]) {
      const form = { id: 'short', hash };
      const event = eventOf({
        data: { answers: { C1, C2, C4 }, meta, form: { version: '2.0.0', locale: 'en', ...form } },
      });
      assert.equal((await house.post(event)).body.status, 'accepted');
    }
    assert.equal(sight(await results('short')).mean, Math.round((91.667 + 75 + 66.667) / 3));
  });

  it('show nothing until enough have answered, and then every answer: all were told that their name stands beside it (A1)', async () => {
    await publish('steps');
    await answer('steps', 4, 'ops');
    const early = await results('steps');
    assert.deepEqual(
      [early.status, early.response.answered, sight(early), early.cuts[0]!.values[0]!.dimensions[0]],
      [
        ...['open', null],
        { id: 'sight', name: { en: 'Line of sight', de: 'Blickfeld' }, ...none, trend: [] },
        { id: 'sight', ...none },
      ],
    );
    await answer('steps', 1, 'ops');
    const first = await results('steps');
    assert.deepEqual(
      [first.status, first.response.answered, groupsOf(first)],
      ['released', '5–9', { ops: '5–9', tech: null }],
    );
    assert.equal(first.unverified, undefined);
    await answer('steps', 1, 'ops', () => 1);
    assert.ok(sight(await results('steps')).mean! < sight(first).mean!);
  });

  it('wait for the end where the survey has one, and for those whose invitations it still covers', async () => {
    await publish('patient', { closesAt: '2026-11-23T00:00:00Z' });
    await answer('patient', 7, 'ops');
    for (const [time, status] of [
      ['2026-11-22T23:59:59Z', 'open'],
      ['2026-11-23T23:59:59Z', 'open'],
      ['2026-11-24T00:00:00Z', 'released'],
    ] as const) {
      house.now = Date.parse(time);
      assert.equal((await results('patient')).status, status, time);
    }
    house.now = noon;
  });

  it('say that an open survey’s are unverified, and make no group figure of a page’s own word', async () => {
    await house.publish('loose', { privacy: 'identified', groups: ['ops', 'tech'] });
    for (let index = 0; index < 6; index += 1) {
      const form = { ...eventOf().data.form, id: 'loose' };
      const sent = await house.post(
        eventOf({ data: { meta, form, group: 'ops', answers: { C1: 1 + (index % 5), C2: 2 } } }),
      );
      assert.equal(sent.status, 200, sent.text);
    }
    const of = await results('loose');
    assert.deepEqual([of.unverified, of.response.answered, of.cuts], [true, '5–9', []]);
    const rows = await house.get('surveys/loose/export?rows=true', 'acme-admin');
    assert.equal((rows.body['rows'] as { group: string }[])[0]!.group, 'ops', 'beside a name it is kept');
  });

  it('hide a group again when the minimum is raised', async () => {
    await publish('raised');
    await answer('raised', 6, 'ops');
    await answer('raised', 12, 'tech');
    assert.deepEqual(groupsOf(await results('raised')), { ops: '5–9', tech: '10–19' });
    await publish('raised', { minimum: 8 });
    assert.deepEqual(
      groupsOf(await results('raised')),
      { ops: null, tech: null },
      'and with it the one that would give it away',
    );
  });

  it('count no draft', async () => {
    await publish('drafts');
    for (let index = 0; index < 6; index += 1) {
      const data = { status: 'partial', meta, form: { ...eventOf().data.form, id: 'drafts' } };
      const draft = eventOf({ type: 'io.attune.survey.progress.v1', data });
      assert.equal((await house.post(draft, { token: invite('drafts') })).body.status, 'accepted');
    }
    assert.equal((await results('drafts')).response.answered, null);
  });

  it('reach no further than the token', async () => {
    await publish('scoped', { groups: ['ops', 'tech', 'sales'] });
    await answer('scoped', 6, 'ops');
    await answer('scoped', 7, 'tech');
    const company = await results('scoped');
    assert.deepEqual(
      groupsOf(company),
      { ops: '5–9', tech: '5–9', sales: null },
      'an empty group looks like a small one',
    );
    const ops = await results('scoped', 'ops-manager');
    assert.deepEqual(
      [groupsOf(ops), ops.focus, ops.response.answered],
      [{ ops: '5–9' }, { cut: 'group', id: 'ops', name: 'ops' }, '5–9'],
      'its own figures stand where others see the company’s',
    );
    assert.equal(JSON.stringify(ops).includes('tech'), false);
    const tech = await results('scoped', 'tech-manager');
    assert.deepEqual([groupsOf(tech), sight(tech)], [{ tech: '5–9' }, sight(company)]);
    assert.deepEqual(await results('scoped', 'acme-admin'), company);
  });

  it('count a rush of answers, thousands at once, once each and before any is released', async () => {
    await publish('rush', { groups: ['g0', 'g1', 'g2'] });
    await house.sql(
      `INSERT INTO attune.response (tenant, survey, subject, given, final, sequence, hash, locale, grp, answers, received_at)
       SELECT 'pk_acme', 'rush', gen_random_uuid(), gen_random_uuid(), true, 1, (SELECT hash FROM attune.survey WHERE id = 'rush'), 'en', 'g' || (n % 3),
         jsonb_build_object('C1', n % 5 + 1, 'C2', 3), now() FROM generate_series(1, 12000) AS n`,
    );
    assert.equal((await results('rush')).status, 'open', 'nobody waits for the counting');
    const [first, second] = await Promise.all([counted('rush'), counted('rush')]);
    assert.deepEqual([first.response.answered, groupsOf(first)], ['12000', { g0: '4000', g1: '4000', g2: '4000' }]);
    assert.deepEqual(second, first);
    assert.deepEqual(sight(first).mean, 50);
  });

  it('name a group whose answers lie far apart in a rush that is counted after the end', async () => {
    const groups = ['large', 'small'];
    await house.publish('apart', { participation: 'token', groups, closesAt: '2026-11-21T00:00:00Z' });
    const insert = (count: number, group: string) =>
      house.sql(
        `INSERT INTO attune.response (tenant, survey, subject, given, final, sequence, hash, locale, grp, answers, received_at)
         SELECT 'pk_acme', 'apart', gen_random_uuid(), gen_random_uuid(), true, 1, (SELECT hash FROM attune.survey WHERE id = 'apart'), 'en', $1,
           jsonb_build_object('C1', n % 5 + 1, 'C2', 3), now() FROM generate_series(1, $2::int) AS n`,
        [group, count],
      );
    await insert(3, 'small');
    await insert(5_500, 'large');
    await insert(3, 'small');
    assert.deepEqual(groupsOf(await counted('apart')), { large: '5500', small: '5–9' });
  });
});
