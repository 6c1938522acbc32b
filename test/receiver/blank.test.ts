import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { surveyResultsSchema } from '../../src/core/schema/survey-results.js';
import { anonymousEventOf, eventOf, noon, openHouse, type TestHouse } from './fixture.js';

const closesAt = '2026-11-23T00:00:00Z';
const meta = { lib: '1.0.0', widget: 'attune-survey' };

describe('who submits without a word', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  for (const privacy of ['identified', 'confidential', 'anonymous'] as const) {
    const id = `blank-${privacy}`;
    const send = async (answers: object): Promise<void> => {
      const data = { answers, meta: { ...meta, privacy }, form: { ...eventOf().data.form, id } };
      const sent = await house.post(privacy === 'anonymous' ? anonymousEventOf({ data }, id) : eventOf({ data }));
      assert.equal(sent.body.status, 'accepted', sent.text);
    };
    /** After the end. */
    const results = async () => {
      house.now = Date.parse(closesAt);
      const answer = await house.get(`surveys/${id}/results`, 'acme-reader').finally(() => (house.now = noon));
      assert.equal(answer.status, 200, answer.text);
      return surveyResultsSchema.parse(answer.body);
    };

    it(`is heard and thanked in ${privacy} surveys, and counts in no figure; a comment alone counts`, async () => {
      await house.publish(id, { privacy, closesAt, commentsMinimum: 10 });
      for (let index = 0; index < 29; index += 1) await send({ C1: 1 + (index % 5), C2: 2 });
      for (const empty of [{}, { T1: ' \n' }, { S2: [] }, {}, {}]) await send(empty);
      if (privacy === 'identified') assert.equal((await results()).response.answered, '29');
      // Twenty-nine are one too few for figures that anyone with the link could give.
      else assert.equal((await results()).status, 'open');
      await send({ C1: 3, C2: 3 });
      for (let index = 0; index < 11; index += 1) await send({ T1: `Comment ${index}` });
      const of = await results();
      assert.deepEqual([of.status, of.response.answered], ['released', '41']);
      assert.deepEqual([of.dimensions[0]!.n, of.items[0]!.n], ['30', '30']);
      if (privacy !== 'identified') assert.equal(of.comments[0]!.comments.length, 11);
    });
  }

  it('takes a place in a portion all the same: what comes after it in a rush is counted before any figure', async () => {
    await house.publish('rush', { privacy: 'anonymous', closesAt });
    const insert = (answers: string, blank: boolean, count: number) =>
      house.sql(
        `INSERT INTO attune.anonymous_response (tenant, survey, hash, answers, blank)
         SELECT 'pk_acme', 'rush', hash, $1::jsonb, $2 FROM attune.survey, generate_series(1, $3::int) WHERE id = 'rush'`,
        [answers, blank, count],
      );
    await insert('{}', true, 3_000);
    await insert('{"C1": 3, "C2": 3}', false, 6_000);
    house.now = Date.parse(closesAt);
    const seen = new Set<string | null>();
    for (let tries = 0; tries < 500 && !seen.has('6000'); tries += 1) {
      const { body } = await house.get('surveys/rush/results', 'acme-reader');
      seen.add(surveyResultsSchema.parse(body).response.answered);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    house.now = noon;
    assert.deepEqual([...seen], [null, '6000']);
  });
});
