import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { surveyResultsSchema, type SurveyResults } from '../../src/core/schema/survey-results.js';
import type { Publication } from '../../src/receiver/publication-schema.js';
import { acme, digestOf, eventOf, invite, noon, openHouse, type TestHouse } from './fixture.js';

const end = '2026-11-23T00:00:00Z';
/** When the last answer can have come. */
const afterwards = Date.parse(end) + 86_400_000;
const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };
const segments = [{ id: 'lead' }, { id: 'staff' }];

describe('results by cut', () => {
  let house: TestHouse;
  before(async () => {
    const division = { sha256: digestOf('division-head'), groups: ['north'] };
    const readTokens = [...acme.readTokens!, division, { sha256: digestOf('team-lead'), groups: ['n1'] }];
    house = await openHouse({ sites: [{ ...acme, readTokens }] });
  });
  after(() => house.close());

  const publish = (id: string, publication: Partial<Publication>) =>
    house.publish(id, { privacy: 'identified', participation: 'token', closesAt: end, ...publication });

  /** One answer for each `group|segment`, so many times. */
  async function answer(id: string, counts: Record<string, number>): Promise<void> {
    for (const [place, count] of Object.entries(counts)) {
      const [group, segment] = place.split('|');
      for (let index = 0; index < count; index += 1) {
        const points = (index % 5) + 1;
        const event = eventOf({
          data: {
            answers: { C1: points, C2: 6 - points, M1: 3, N1: index % 11 },
            meta,
            form: { ...eventOf().data.form, id },
          },
        });
        const token = invite(id, { ...(group && { group }), ...(segment && { segment }) });
        assert.equal((await house.post(event, { token })).body.status, 'accepted');
      }
    }
  }

  async function results(id: string, query = '', token = 'acme-reader'): Promise<SurveyResults> {
    house.now = afterwards;
    const answer = await house.get(`surveys/${id}/results${query}`, token);
    house.now = noon;
    assert.equal(answer.status, 200, answer.text);
    return surveyResultsSchema.parse(answer.body);
  }
  const counts = (of: SurveyResults, cut: 'group' | 'segment') =>
    Object.fromEntries(
      (of.cuts.find(({ id }) => id === cut)?.values ?? []).map(({ id, dimensions }) => [id, dimensions[0]!.n]),
    );

  it('show executive and front line on the same numbers', async () => {
    await publish('levels', { groups: ['ops', 'tech'], segments });
    await answer('levels', { 'ops|lead': 6, 'ops|staff': 20, 'tech|lead': 7, 'tech|staff': 14 });
    const company = await results('levels');
    assert.deepEqual(counts(company, 'segment'), { lead: '10–19', staff: '34' });
    assert.deepEqual(counts(company, 'group'), { ops: '26', tech: '21' });
    const lead = await results('levels', '?cut=segment.lead');
    assert.deepEqual([lead.focus?.id, lead.dimensions[0]!.n, lead.items[0]!.n], ['lead', '10–19', '10–19']);
    const ops = await results('levels', '?cut=group.ops');
    assert.equal(ops.items[0]!.n, '26');
  });

  it('tell a cut that is not there from one out of reach in no way', async () => {
    house.now = afterwards;
    const code = async (query: string, token: string) =>
      (await house.get(`surveys/levels/results${query}`, token)).body.code;
    assert.equal(await code('?cut=group.tech', 'ops-manager'), 'cut-unknown');
    assert.equal(await code('?cut=group.nowhere', 'ops-manager'), 'cut-unknown');
    assert.equal(await code('?cut=segment.lead', 'ops-manager'), 'cut-unknown');
    assert.equal(await code('?cut=lead', 'acme-reader'), 'cut-unknown');
    house.now = noon;
  });

  it('withhold the segments when a group would give a few of their people away (A4)', async () => {
    await publish('overlap', { groups: ['office', 'rest'], segments });
    // All leaders but one sit in the office, and all but two there are leaders.
    await answer('overlap', { 'office|lead': 8, 'office|staff': 2, 'rest|lead': 1, 'rest|staff': 20 });
    const of = await results('overlap');
    assert.deepEqual(counts(of, 'group'), { office: '10–19', rest: '21' });
    assert.deepEqual(counts(of, 'segment'), { lead: null, staff: null });
    assert.equal((await results('overlap', '?cut=segment.staff')).items[0]!.suppressed, true);
  });

  describe('of an organisation with divisions', () => {
    before(async () => {
      const groups = [
        { id: 'north', name: 'North', invited: 40 },
        ...[
          { id: 'n1', name: { en: 'Team one', de: 'Team eins' }, parent: 'north' },
          { id: 'n2', parent: 'north' },
        ],
        ...[
          { id: 'n3', parent: 'north' },
          { id: 'south' },
          { id: 's1', parent: 'south' },
          { id: 's2', parent: 'south' },
        ],
      ];
      await publish('tree', { groups });
      await answer('tree', { n1: 8, n2: 3, n3: 6, s1: 7, s2: 9 });
    });

    it('sum up the parts, and hide the next smallest beside one that is too small (A3)', async () => {
      const of = await results('tree');
      assert.deepEqual(counts(of, 'group'), {
        ...{ north: '10–19', n1: '5–9', n2: null, n3: null },
        ...{ south: '10–19', s1: '5–9', s2: '5–9' },
      });
      const [north, n1] = of.cuts[0]!.values;
      assert.deepEqual([north!.name, n1!.name, n1!.parent], ['North', { en: 'Team one', de: 'Team eins' }, 'north']);
    });

    it('give a division head the division and its teams, and a team lead the team', async () => {
      const north = await results('tree', '', 'division-head');
      assert.deepEqual(Object.keys(counts(north, 'group')), ['north', 'n1', 'n2', 'n3']);
      assert.deepEqual([north.focus?.id, north.response.invited], ['north', 40]);
      assert.equal(/"s[12]"|south/.test(JSON.stringify(north)), false);
      const team = await results('tree', '', 'team-lead');
      assert.deepEqual([counts(team, 'group'), team.focus?.id], [{ n1: '5–9' }, 'n1']);
      assert.equal(team.cuts[0]!.values[0]!.parent, undefined, 'not even the name of what is above');
    });

    it('show nothing of a division below the minimum, nor of anything in it', async () => {
      await publish('small', {
        groups: [{ id: 'big' }, { id: 'wing' }, { id: 'w1', parent: 'wing' }, { id: 'other' }],
      });
      await answer('small', { big: 20, w1: 4, other: 9 });
      const hidden = counts(await results('small'), 'group');
      assert.deepEqual(hidden, { big: '20', wing: null, w1: null, other: null });
    });
  });

  it('say how many of those asked have answered once there are figures, in steps and bounds where they are few (A9, A10)', async () => {
    const groups = [
      { id: 'all', invited: 12 },
      { id: 'none', invited: 15 },
      { id: 'some', invited: 60 },
      { id: 'large', invited: 100 },
      { id: 'over', invited: 10 },
    ];
    await publish('rates', { groups });
    await answer('rates', { all: 12, some: 16, large: 33, over: 11 });
    const open = surveyResultsSchema.parse((await house.get('surveys/rates/results', 'acme-reader')).body);
    const rate = (of: SurveyResults, id: string) => of.cuts[0]!.values.find((each) => each.id === id)!.response;
    const hidden = { answered: null, percent: null, bound: null, margin: null };
    for (const { id, invited } of groups) assert.deepEqual(rate(open, id), { ...hidden, invited }, 'no live rates');
    assert.deepEqual(open.response, { ...hidden, invited: 197 });
    const of = await results('rates');
    const told = { answered: '10–19', bound: null, margin: null };
    assert.deepEqual(rate(of, 'all'), { ...told, invited: 12, percent: 90, bound: 'at-least' });
    assert.deepEqual(rate(of, 'none'), { ...hidden, invited: 15 });
    assert.deepEqual(rate(of, 'some'), { ...told, invited: 60, percent: 25, margin: 21 });
    assert.deepEqual(rate(of, 'large'), { ...told, answered: '33', invited: 100, percent: 33, margin: 14 });
    assert.equal(rate(of, 'over').percent, null, 'more answers than invitations');
    assert.deepEqual([of.response.invited, of.response.percent], [197, 37]);
  });
});
