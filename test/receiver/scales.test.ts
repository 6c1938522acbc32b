import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { surveyResultsSchema, type ResultItem, type SurveyResults } from '../../src/core/schema/survey-results.js';
import { acme, eventOf, openHouse, type TestHouse } from './fixture.js';

const scale = (...points: string[]) => ({ points });
const instrumentWith = (scales: Record<string, object>, items: readonly object[]) => ({
  ...{ id: 'short', version: '1', title: 'T', scales, dimensions: [{ id: 'd', name: 'D' }] },
  sections: [{ id: 's', items }],
});
const likert = (id: string, of: string, more: object = {}) => ({
  ...{ id, kind: 'likert', text: id, scale: of, dimension: 'd', ...more },
});
const rating = (id: string, measure?: string) => ({ id, kind: 'rating', text: id, ...(measure && { measure }) });

const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };

describe('what is favourable', () => {
  let house: TestHouse;
  before(async () => (house = await openHouse()));
  after(() => house.close());

  async function asked(id: string, instrument: object, answers: readonly object[]): Promise<SurveyResults> {
    const { hash } = await house.receiver.publish(acme.key, id, { instrument, privacy: 'identified' });
    for (const each of answers) {
      const form = { ...eventOf().data.form, id, hash, version: '1' };
      const { status, text } = await house.post(eventOf({ data: { answers: each, form, meta } }));
      assert.equal(status, 200, text);
    }
    return surveyResultsSchema.parse((await house.get(`surveys/${id}/results`, 'acme-reader')).body);
  }
  const times = (count: number, answers: object) => Array.from({ length: count }, () => answers);
  const sides = ({ favourable, neutral, unfavourable }: ResultItem) =>
    [favourable, neutral, unfavourable].map((share) => share?.percent);

  it('is one point of two, three or four, and two of more; none is both (1.5)', async () => {
    const scales = {
      two: scale('No', 'Yes'),
      three: scale('Sad', 'So-so', 'Happy'),
      four: scale('1', '2', '3', '4'),
      five: scale('1', '2', '3', '4', '5'),
      seven: scale('1', '2', '3', '4', '5', '6', '7'),
    };
    const items = [...Object.keys(scales).map((each) => likert(each, each)), likert('turned', 'three', { key: -1 })];
    const answers = [
      ...times(12, { two: 2, three: 1, four: 1, five: 1, seven: 2, turned: 1 }),
      ...times(10, { two: 1, three: 2, four: 3, five: 4, seven: 3, turned: 2 }),
      ...times(8, { two: 1, three: 3, four: 4, five: 3, seven: 6, turned: 2 }),
    ];
    const found = new Map((await asked('short', instrumentWith(scales, items), answers)).items.map((x) => [x.id, x]));
    assert.deepEqual(sides(found.get('two')!), [40, undefined, 60]);
    assert.deepEqual(sides(found.get('three')!), [27, 33, 40]);
    assert.deepEqual(sides(found.get('four')!), [27, 33, 40]);
    assert.deepEqual(sides(found.get('five')!), [33, 27, 40]);
    assert.deepEqual(sides(found.get('seven')!), [27, 33, 40]);
    assert.deepEqual(sides(found.get('turned')!), [40, 60, 0], 'agreeing is the worse answer');
  });

  it('a rating has a recommendation score only where it says so; its shares come from counts and make up 100', async () => {
    const items = [rating('canteen'), rating('job', 'employee-nps'), rating('apply', 'nps')];
    // Ten of the eleven answers in turn 3 and 5 times of 40: 8 % and 13 % as rounded, which add up to 105 %.
    const answers = Array.from({ length: 10 }, (_, at) =>
      times(at % 2 ? 5 : 3, { canteen: at + 1, job: at + 1, apply: at + 1 }),
    ).flat();
    const [canteen, job, apply] = (await asked('rated', instrumentWith({}, items), answers)).items;
    assert.equal(canteen!.nps, undefined);
    assert.equal(canteen!.options.length, 11, 'it is told as it was answered');
    assert.deepEqual([job!.nps!.measure, apply!.nps!.measure], ['employee-nps', 'nps']);
    const { promoters, passives, detractors } = job!.nps!;
    assert.deepEqual(
      [promoters, passives, detractors].map(({ percent }) => percent),
      [20, 20, 60],
    );
    assert.equal(
      job!.options.reduce((sum, { percent }) => sum + percent!, 0),
      105,
    );
  });
});
