import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { answersOf, type Given } from '../../demo/company/people.js';
import { eventsOf, furnish, instrumentOf, series } from '../../demo/company/furnish.js';
import { northwindOf, sha256 } from '../../demo/company/results.js';
import { divisions, headcount, seasons } from '../../demo/company/structure.js';
import centricity from '../../src/content/centricity.js';
import { receiptCode } from '../../src/core/delivery-state.js';
import { itemsOf } from '../../src/core/instrument.js';
import { surveyResultsSchema, type SurveyResults } from '../../src/core/schema/survey-results.js';
import { dimensionGroup, topBox } from '../../src/core/scoring/index.js';
import { acme, openHouse, type TestHouse } from './fixture.js';
import { storeOn } from '../../src/receiver/store/store.js';

/** A company of known truth answers three surveys; what the receiver says of it is held against the answers themselves. */
describe('the results of a company of 5,000', () => {
  let house: TestHouse;
  let results: SurveyResults;
  const last = seasons.at(-1)!;
  const given = [...answersOf(last, centricity)];
  const of = async (query: string): Promise<SurveyResults> => {
    const { body } = await house.get(`surveys/${series}/results${query}`, 'acme-reader');
    return surveyResultsSchema.parse(body);
  };
  before(async () => {
    const readTokens = [{ sha256: sha256('reader') }, { sha256: sha256('finance-head'), groups: ['finance'] }];
    const site = { ...acme, readTokens: [...acme.readTokens!, ...readTokens] };
    house = await openHouse({ sites: [site] });
    const furnished = { store: storeOn(house.driver), sites: [site], site: site.key, adminToken: 'acme-admin' };
    const answerSurveys = await furnish(furnished);
    await answerSurveys();
    house.now = Date.parse('2026-05-01');
    const level = await house.get('surveys/autumn-2025/results?cut=segment.executive', 'acme-reader');
    assert.equal(level.body.code, 'cut-unknown', 'segments are not told');
    results = await of('');
  });
  after(() => house.close());

  const truthOf = (dimension: string, people: readonly Given[]) => {
    const items = itemsOf(centricity).filter((item) => item.kind === 'likert' && item.dimension === dimension);
    const rows = people.map(({ answers }) => items.map(({ id }) => (answers[id] as number | null | undefined) ?? null));
    const keys = items.map((item) => (item.kind === 'likert' ? (item.key ?? 1) : 1));
    return dimensionGroup(rows, keys, { min: 1, max: 5 });
  };
  /** Ends of intervals are rounded outward. */
  const rounded = (mean: number | null, lo: number | null, hi: number | null) => [
    ...[Math.round(mean!), Math.floor(Math.max(0, lo!)), Math.ceil(Math.min(100, hi!))],
  ];

  it('are those of its people, in every dimension, division and level', async () => {
    assert.equal(results.response.answered, String(given.length));
    assert.equal(headcount, 5000);
    const places: [string, readonly Given[]][] = [['', given]];
    for (const { id, departments } of divisions) {
      const names = departments.map((department) => department.id);
      places.push([`?cut=group.${id}`, given.filter(({ group }) => names.includes(group))]);
    }
    places.push(['?cut=group.legal', given.filter(({ group }) => group === 'legal')]);
    for (const [query, people] of places) {
      for (const { id, mean, lo, hi } of (await of(query)).dimensions) {
        const truth = truthOf(id, people);
        assert.deepEqual([mean, lo, hi], rounded(truth.mean, truth.lo, truth.hi), `${query} ${id}`);
      }
    }
  });

  it('are those of its answers, item by item, turned round where agreeing is worse', () => {
    for (const item of itemsOf(centricity)) {
      if (item.kind !== 'likert') continue;
      const keyed = given.map(({ answers }) => {
        const value = answers[item.id] as number | null | undefined;
        return value == null ? null : item.key === -1 ? 6 - value : value;
      });
      const { p, lo, hi } = topBox(keyed, 5);
      const { favourable } = results.items.find(({ id }) => id === item.id)!;
      assert.deepEqual(favourable, {
        ...{ percent: Math.round(p * 100), lo: Math.floor(lo * 100), hi: Math.ceil(hi * 100), extreme: null },
      });
    }
  });

  it('find what is true: managers’ decisions changed, the company’s did not, and a reworded item ends a trend', () => {
    const [contribution, manager, company] = results.dimensions as [
      ...[
        SurveyResults['dimensions'][number],
        SurveyResults['dimensions'][number],
        SurveyResults['dimensions'][number],
      ],
    ];
    assert.equal(manager.change!.verdict, 'change');
    // The training is worth 0.4 steps of 25 points.
    assert.ok(manager.change!.lo! <= 10 && manager.change!.hi! >= 10, JSON.stringify(manager.change));
    assert.deepEqual([contribution.change!.verdict, company.change!.verdict], ['no-clear-change', 'no-clear-change']);
    assert.deepEqual(
      company.trend.map((point) => point.break),
      [null, 'wording', null],
    );
    assert.equal(instrumentOf(seasons[0]!).version, '0.9.0');
  });

  it('hide the ombuds office, and the board office with it, and say so of nobody else', () => {
    const hidden = results.cuts[0]!.values.filter(({ dimensions }) => dimensions.every(({ suppressed }) => suppressed));
    assert.deepEqual(
      hidden.map(({ id }) => id),
      ['ombuds', 'board'],
    );
  });

  it('are what the stories show', async () => {
    const file = new URL('../../demo/configs/northwind.json', import.meta.url);
    assert.deepEqual(
      await northwindOf(house.receiver, acme.key),
      JSON.parse(readFileSync(file, 'utf8')),
      'write it anew: node --import tsx demo/company/results.ts',
    );
  });

  it('answer a receipt with what was done', async () => {
    const said = [...eventsOf(last)].map(({ event }) => event);
    const event = said.find(({ data }) => String(data.answers['T2']).includes('three approvals'))!;
    const receipt = receiptCode(event.id);
    const { body } = await house.send('POST', `surveys/${last.id}/thread`, { receipt });
    assert.deepEqual([body.status, (body['actions'] as { id: string }[])[0]!.id], ['answered', 'small-refunds']);
  });
});
