import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { surveyResultsSchema, type SurveyResults } from '../../src/core/schema/survey-results.js';
import type { Publication } from '../../src/receiver/publication-schema.js';
import { settle } from '../../src/receiver/settle.js';
import { storeOn } from '../../src/receiver/store/store.js';
import { acme, anonymousEventOf, eventOf, instrument, invite, noon, openHouse, type TestHouse } from './fixture.js';

const end = '2026-11-23T00:00:00Z';
const day = 86_400_000;

describe('the figures of people who were promised that nobody reads their own answers', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  const publish = (id: string, publication: Partial<Publication> = {}) =>
    house.publish(id, { closesAt: end, ...publication });
  const at = async <Result>(time: number, work: () => Promise<Result>): Promise<Result> => {
    house.now = time;
    return work().finally(() => (house.now = noon));
  };
  async function results(id: string): Promise<SurveyResults> {
    const answer = await house.get(`surveys/${id}/results`, 'acme-reader');
    assert.equal(answer.status, 200, answer.text);
    return surveyResultsSchema.parse(answer.body);
  }
  /** One answer with these points for both items of My contribution. */
  async function answer(
    id: string,
    points: number,
    { group, token, text }: { group?: string; token?: string; text?: string } = {},
  ) {
    const answers = { C1: points, C2: 6 - points, M1: 3, ...(text && { T1: text }) };
    const event = eventOf({ data: { answers, form: { ...eventOf().data.form, id }, ...(group && { group }) } });
    const sent = await house.post(event, token ? { token } : {});
    assert.equal(sent.body.status, 'accepted', sent.text);
  }
  const shown = (of: SurveyResults): string =>
    JSON.stringify([of.response, of.dimensions, of.items, of.cuts, of.comments]);

  it('cannot be read one person after another from an open survey (the attack)', async () => {
    // The attacker knows k − 1 answers, their own, between any two of others: each release would show one person more.
    await house.publish('attacked');
    const empty = shown(await results('attacked'));
    for (let victim = 0; victim < 10; victim += 1) {
      await answer('attacked', 1 + (victim % 5), { group: 'ops' });
      for (let own = 0; own < 4; own += 1) await answer('attacked', 3, { group: `room-${victim}` });
      assert.equal(shown(await results('attacked')), empty, `after ${victim + 1} people nothing is told`);
    }
    const [cells] = await house.sql<{ names: string[] }>(
      "SELECT array_agg(DISTINCT grp) AS names FROM attune.cell WHERE survey = 'attacked' AND measure <> 'pairs' AND grp <> '*'",
    );
    assert.deepEqual(cells!.names, [''], 'and the names that strangers made up are counted nowhere');
    await publish('attacked', { closesAt: '2026-11-30T00:00:00Z' });
    const of = await at(Date.parse('2026-11-30T00:00:00Z'), () => results('attacked'));
    assert.deepEqual([of.response.answered, of.unverified, of.minimum, of.cuts], ['50', true, 30, []]);
    assert.equal(shown(await at(Date.parse('2026-12-30T00:00:00Z'), () => results('attacked'))), shown(of), 'once');
  });

  it('never come out of a survey without an end, and need thirty answers where anyone can give them', async () => {
    await house.publish('endless', { privacy: 'anonymous' });
    for (let index = 0; index < 31; index += 1)
      await house.post(anonymousEventOf({ data: { form: { ...eventOf().data.form, id: 'endless' } } }, 'endless'));
    assert.equal((await at(noon + 400 * day, () => results('endless'))).status, 'open');
    await publish('few');
    for (let index = 0; index < 29; index += 1) await answer('few', 1 + (index % 5));
    const of = await at(Date.parse(end), () => results('few'));
    assert.deepEqual([of.status, of.released, of.response.answered], ['open', null, null]);
    assert.equal((await house.get('surveys/few')).body['minimum'], 30);
  });

  it('come out once, a day after the end, of groups that invitations name; and no later answer moves them', async () => {
    await publish('invited', {
      participation: 'token',
      groups: ['ops', 'tech', 'lab'],
      segments: [{ id: 'a' }, { id: 'b' }],
    });
    const people = [
      ...Array<string>(20).fill('ops'),
      ...Array<string>(9).fill('tech'),
      ...Array<string>(4).fill('lab'),
    ];
    for (const [index, group] of people.entries())
      await answer('invited', 1 + (index % 5), { token: invite('invited', { group, segment: index % 2 ? 'a' : 'b' }) });
    // The page's own word is worth nothing beside an invitation, and nothing without a group in it.
    for (let index = 0; index < 6; index += 1) await answer('invited', 5, { group: 'lab', token: invite('invited') });
    await answer('invited', 1, { token: invite('invited', { group: 'nowhere' }) });
    assert.deepEqual(house.logged.filter(({ code }) => code === 'group-unknown').length, 1, 'whoever invites is told');
    const status = async (time: number) => (await at(time, () => results('invited'))).status;
    assert.deepEqual([await status(Date.parse(end)), await status(Date.parse(end) + day - 1)], ['open', 'open']);
    const of = await at(Date.parse(end) + day, () => results('invited'));
    const groups = Object.fromEntries(of.cuts[0]!.values.map(({ id, dimensions }) => [id, dimensions[0]!.n]));
    assert.deepEqual([of.response.answered, groups], ['40', { ops: '20', tech: '5–9', lab: null }]);
    assert.deepEqual([of.cuts.map(({ id }) => id), of.unverified], [['group'], undefined], 'no segments');
    const late = await house.sql('SELECT 1 FROM attune.survey WHERE id = $1 AND released_on IS NOT NULL', ['invited']);
    assert.equal(late.length, 1);
    // Straight into the store, as a receiver with a wrong clock might.
    await house.sql(
      `INSERT INTO attune.response (tenant, survey, subject, given, final, sequence, hash, locale, grp, answers, received_at)
       SELECT 'pk_acme', 'invited', gen_random_uuid(), gen_random_uuid(), true, 1, hash, 'en', 'lab', '{"C1": 1, "C2": 5}', now()
       FROM attune.survey, generate_series(1, 30) WHERE id = 'invited'`,
    );
    assert.equal(shown(await at(Date.parse(end) + 9 * day, () => results('invited'))), shown(of));
  });

  it('bring comments of the company, and of nobody’s unit', async () => {
    await publish('said', { participation: 'token', groups: ['ops', 'tech'] });
    for (let index = 0; index < 12; index += 1)
      await answer('said', 1 + (index % 5), { text: `Comment ${index}`, token: invite('said', { group: 'ops' }) });
    const open = await results('said');
    assert.deepEqual(open.comments[0]!.comments, []);
    const [company, ops] = await at(Date.parse(end) + day, async () => [
      await results('said'),
      (await house.get('surveys/said/results', 'ops-manager')).body as unknown as SurveyResults,
    ]);
    assert.equal(company.comments[0]!.comments.length, 12);
    assert.deepEqual(ops.comments[0]!.comments, []);
  });

  it('come with comments or not at all: nobody can be read from these by closing and opening again (the attack)', async () => {
    const rules = { instrument, privacy: 'anonymous' };
    const put = (closesAt: string) =>
      house.send('PUT', 'surveys/once', { ...rules, closesAt }, { token: 'acme-admin' });
    const say = async (text: string) => {
      const sent = await house.post(anonymousEventOf({ data: { answers: { N1: 5, T1: text } } }, 'once'));
      assert.equal(sent.body.status, 'accepted', sent.text);
    };
    const told = async () => {
      const of = await results('once');
      const { body } = await house.get('surveys/once/comments', 'acme-admin');
      const listed = (body['comments'] as { text: string }[]).map(({ text }) => text);
      assert.deepEqual(listed.sort(), [...of.comments[0]!.comments].sort());
      return [of.status, listed.length];
    };
    await at(noon, async () => {
      const hours = (from: number) => new Date(house.now + from * 3_600_000).toISOString();
      assert.equal((await put(hours(1))).status, 200);
      for (let index = 0; index < 12; index += 1) await say(`Comment ${index}`);
      for (let more = 12; more < 30; more += 1) {
        house.now += 2 * 3_600_000;
        assert.deepEqual(await told(), ['open', 0], `${more} comments, and one answer too few for figures`);
        assert.equal((await put(hours(1))).status, 200);
        await say(`Victim ${more}`);
      }
      house.now += 2 * 3_600_000;
      assert.deepEqual(await told(), ['released', 30], 'all at once');
      const again = async (detail: RegExp) => {
        const { status, body } = await put(hours(1));
        assert.deepEqual([status, body.code, body['path']], [409, 'rules-fixed', 'closesAt']);
        assert.match(String(body['detail']), detail);
      };
      await again(/Its figures have come out: it stays closed, or publish under a new id/);
      // As an earlier release left it: comments out, and no figures.
      await house.sql("UPDATE attune.survey SET released_on = NULL WHERE id = 'once'");
      await again(/Its comments have come out: it stays closed, or publish under a new id/);
    });
  });

  for (const participation of ['open', 'token'] as const)
    for (const privacy of ['confidential', 'anonymous'] as const)
      it(`stay as they came out, comments too, when one more answer is let in (${privacy}, ${participation})`, async () => {
        const id = `late-${participation}-${privacy}`;
        const rules = participation === 'token' ? { participation, groups: ['ops', 'tech'] } : {};
        await publish(id, { privacy, ...rules });
        const say = async (text: string) => {
          const answers = { C1: 1, C2: 5, N1: 0, T1: text };
          const event =
            privacy === 'anonymous'
              ? anonymousEventOf({ data: { answers } }, id)
              : eventOf({ data: { answers } }, { id });
          const sent = await house.post(event, rules.groups ? { token: invite(id, { group: 'ops' }) } : {});
          assert.equal(sent.body.status, 'accepted', sent.text);
        };
        const told = (time: number) =>
          at(time, async () => {
            const seen = [shown(await results(id))];
            for (const path of ['results', ...(rules.groups ? ['results?cut=group.ops'] : []), 'export', 'comments'])
              seen.push((await house.get(`surveys/${id}/${path}`, 'acme-admin')).text);
            return seen;
          });
        for (let index = 0; index < 30; index += 1) await say(`Comment ${index}`);
        const once = await told(Date.parse(end) + day);
        assert.match(once[0]!, /Comment 29/);
        // By a receiver whose clock is behind; or it was on its way to the store when the others were counted.
        await say('One more');
        assert.deepEqual(await told(Date.parse(end) + 9 * day), once);
      });

  it('are followed by their comments, should the receiver have stopped between the two', async () => {
    let stopped = true;
    const other = await openHouse({
      watch: (sql) => {
        if (stopped && sql.includes('comments_released_on =')) throw new Error('stopped');
      },
    });
    await other.publish('between', { privacy: 'anonymous', closesAt: end });
    for (let index = 0; index < 30; index += 1)
      await other.post(anonymousEventOf({ data: { answers: { N1: 5, T1: `Comment ${index}` } } }, 'between'));
    other.now = Date.parse(end);
    const read = async () =>
      (await other.get('surveys/between/results', 'acme-reader')).body as unknown as SurveyResults;
    assert.equal((await other.get('surveys/between/results', 'acme-reader')).status, 500);
    assert.equal((await other.sql('SELECT 1 FROM attune.survey WHERE released_on IS NOT NULL')).length, 1);
    stopped = false;
    const { response, comments } = await read();
    assert.deepEqual([response.answered, comments[0]!.comments.length], ['30', 30]);
    await other.close();
  });

  it('come out of a survey that stays closed, though somebody opens it again in the same moment', async () => {
    await publish('meanwhile');
    for (let index = 0; index < 30; index += 1) await answer('meanwhile', 1 + (index % 5));
    const [released, letGo] = [new EventEmitter(), new EventEmitter()];
    const held = once(letGo, 'now');
    const slow = storeOn({
      ...house.driver,
      transaction: (work) =>
        house.driver.transaction(async (query) => {
          const done = await work(query);
          released.emit('now');
          await held;
          return done;
        }),
    });
    const settling = settle(slow, acme.key, 'meanwhile', Date.parse(end));
    await once(released, 'now');
    const reopened = assert.rejects(publish('meanwhile', { closesAt: '2026-11-30T00:00:00Z' }), {
      code: 'rules-fixed',
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    letGo.emit('now');
    await Promise.all([reopened, settling]);
  });

  it('are of those who were invited or of whoever came, as it was when the first answered', async () => {
    const stays = (participation: string) => (error: { code: string; extra: { path: string; detail: string } }) =>
      error.code === 'rules-fixed' &&
      error.extra.path === 'participation' &&
      error.extra.detail === `Somebody has answered: leave it at "${participation}", or publish under a new id.`;
    await publish('open');
    await publish('open', { participation: 'token' });
    await publish('open');
    await answer('open', 3);
    await assert.rejects(publish('open', { participation: 'token' }), stays('open'));
    await publish('closed', { participation: 'token' });
    await answer('closed', 3, { token: invite('closed') });
    await assert.rejects(publish('closed'), stays('token'));
  });

  it('stay as they were promised, whatever is published later', async () => {
    const rules = {
      participation: 'token' as const,
      groups: ['ops', { id: 'lab', parent: 'ops' }],
      segments: [{ id: 'a' }, { id: 'b' }],
    };
    await publish('kept', rules);
    await publish('kept', { ...rules, groups: ['ops', 'tech'] });
    await publish('kept', rules);
    for (let index = 0; index < 6; index += 1) await answer('kept', 1 + (index % 5), { token: invite('kept') });
    const without = (detail: RegExp) => (error: { code: string; extra: { detail: string } }) =>
      error.code === 'rules-fixed' && detail.test(error.extra.detail);
    for (const change of [
      { participation: 'open' as const },
      { groups: ['ops', 'lab'] },
      { groups: [...rules.groups, 'tech'] },
      { groups: ['ops'] },
      { segments: [...rules.segments, { id: 'c' }] },
    ])
      await assert.rejects(
        publish('kept', { ...rules, ...change }),
        without(/publish under a new id/),
        JSON.stringify(change),
      );
    await publish('kept', {
      ...rules,
      groups: [{ id: 'lab', parent: 'ops', name: 'The lab' }, 'ops'],
      closesAt: '2026-11-25T00:00:00Z',
    });
    const out = Date.parse('2026-11-26T00:00:00Z');
    assert.equal((await at(out, () => results('kept'))).status, 'released');
    await at(out, async () => {
      // The second is over, and yet would let in whoever was invited before it for a day more.
      for (const closesAt of ['2026-12-24T00:00:00Z', '2026-11-25T12:00:00Z'])
        await assert.rejects(publish('kept', { ...rules, closesAt }), without(/stays closed/), closesAt);
      await publish('kept', { ...rules, closesAt: '2026-11-25T00:00:00Z' });
    });
    await assert.rejects(house.publish('never', { results: 'at-once' }), /after-close/);
    await assert.rejects(
      house.publish('never', { instrument, privacy: 'anonymous', results: 'at-once' }),
      /after-close/,
    );
  });
});
