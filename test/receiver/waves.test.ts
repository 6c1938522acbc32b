import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { instrumentHash } from '../../src/core/hashes.js';
import { parseInstrument } from '../../src/core/schema/parse-instrument.js';
import { surveyResultsSchema, type SurveyResults } from '../../src/core/schema/survey-results.js';
import { acme, eventOf, instrument, noon, openHouse, type TestHouse } from './fixture.js';

type Texts = { id: string; text: string }[];
const wave = (name: string, start: string) => ({
  privacy: 'identified' as const,
  wave: { series: 'culture', name, start },
});
const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };

/** The fixture's instrument with other words in one item. */
function reworded(id: string, text: string): unknown {
  const copy = structuredClone(instrument) as unknown as { sections: { items: Texts }[] };
  copy.sections[0]!.items.find((item) => item.id === id)!.text = text;
  return copy;
}

describe('the waves of a series', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('w1', { ...wave('Spring 2025', '2025-04-01'), invited: 100 });
    await house.publish('w2', { ...wave('Autumn 2025', '2025-10-01'), invited: 100 });
    await house.publish('w3', { ...wave('Spring 2026', '2026-04-01'), instrument: reworded('M1', 'Another three') });
  });
  after(() => house.close());

  /** Answers whose Line of sight is given by both items, the second reversed. */
  async function answer(id: string, points: readonly number[], more: object = {}, hash?: string): Promise<void> {
    for (const each of points) {
      const answers = { C1: each, C2: 6 - each, M1: 3 + (each % 2), N1: each * 2, ...more };
      const form = { ...eventOf().data.form, id, ...(hash && { hash }) };
      const { status, text } = await house.post(eventOf({ data: { answers, meta, form } }));
      assert.equal(status, 200, text);
    }
  }
  const results = async (path: string): Promise<SurveyResults> => {
    const answer = await house.get(`surveys/${path}`, 'acme-reader');
    assert.equal(answer.status, 200, answer.text);
    return surveyResultsSchema.parse(answer.body);
  };
  const many = (...points: number[]) => Array.from({ length: 12 }, () => points).flat();

  it('tell what changed since the one before, with its interval and how sure it is (1.11)', async () => {
    await answer('w1', many(2, 3));
    await answer('w2', many(3, 4, 4));
    const second = await results('w2/results');
    assert.deepEqual(
      second.waves.map(({ id, name }) => [id, name]),
      [
        ['w1', 'Spring 2025'],
        ['w2', 'Autumn 2025'],
      ],
    );
    const [sight] = second.dimensions;
    assert.deepEqual(
      sight!.trend.map((point) => [point.wave, point.mean, point.break]),
      [
        ['w1', 38, null],
        ['w2', 67, null],
      ],
    );
    // 24 of mean 37.5, sd 12.77; 36 of mean 66.67, sd 11.95: pooled sd 12.28, 29.17 ± 2.47 · 3.24, for the smallest p of
    // three (two dimensions and their index) is held to .05 / 3; J .987, g 2.34
    assert.deepEqual(sight!.change, {
      ...{ since: 'w1', verdict: 'change', diff: 29, lo: 21, hi: 38, effect: 2.34 },
      mixed: true,
    });
    assert.equal(second.response.percent, 36);
    const item = second.items.find(({ id }) => id === 'C2')!;
    assert.deepEqual([item.reversed, item.change?.verdict, item.change?.diff], [true, 'change', 29]);
    assert.deepEqual(
      item.favourable,
      { percent: 67, lo: 50, hi: 80, extreme: null },
      'disagreeing is the better answer',
    );
  });

  it('break the trend of what was worded anew, and of that alone', async () => {
    const copy = parseInstrument(reworded('M1', 'Another three'));
    await answer('w3', many(3, 4, 4), {}, instrumentHash(copy));
    const third = await results('w3/results');
    const [sight, manager] = third.dimensions;
    assert.deepEqual([sight!.trend.at(-1)!.break, sight!.change!.verdict], [null, 'no-clear-change']);
    assert.deepEqual([manager!.trend.at(-1)!.break, manager!.change], ['wording', undefined]);
    assert.equal(third.index!.trend.at(-1)!.break, 'wording', 'the index is made of both');
    assert.equal(third.items.find(({ id }) => id === 'M1')!.change, undefined);
    const nps = third.items.find(({ id }) => id === 'N1')!;
    assert.deepEqual([nps.nps!.measure, nps.change!.verdict, nps.change!.diff], ['employee-nps', 'no-clear-change', 0]);
  });

  it('are found by the name of their series, the newest with figures first', async () => {
    await house.publish('w4', wave('Autumn 2026', '2026-10-01'));
    assert.equal((await results('culture/results')).survey.id, 'w3', 'nothing of the fourth is released yet');
    const first = await results('culture/results?wave=w1');
    assert.deepEqual([first.survey.id, first.waves.map(({ id }) => id)], ['w1', ['w1', 'w2', 'w3']]);
    assert.deepEqual(first.dimensions[0]!.trend, [], 'it looks back, not ahead');
    const code = async (path: string) => (await house.get(`surveys/${path}`, 'acme-reader')).body.code;
    assert.equal(await code('culture/results?wave=w9'), 'wave-unknown');
    assert.equal(await code('w1/results?wave=pulse'), 'wave-unknown');
  });

  it('are found by the name of their series as soon as the newest has ended, though nobody has asked for it yet', async () => {
    const named = (name: string, start: string, closesAt: string) =>
      house.publish(name, { ...wave(name, start), wave: { series: 'ends', name, start }, closesAt });
    await named('e1', '2026-01-01', '2026-11-23T00:00:00Z');
    await named('e2', '2026-06-01', '2026-11-24T00:00:00Z');
    await answer('e1', many(2, 3));
    await answer('e2', many(3, 4));
    assert.equal((await results('ends/results')).status, 'open');
    for (const [time, id] of [
      ['2026-11-23T12:00:00Z', 'e1'],
      ['2026-11-24T12:00:00Z', 'e2'],
    ] as const) {
      house.now = Date.parse(time);
      const of = await results('ends/results');
      assert.deepEqual([of.survey.id, of.status], [id, 'released']);
    }
    house.now = noon;
  });

  it('do not tell a change by fewer than ten answers', async () => {
    const named = (name: string, start: string) => ({ ...wave(name, start), wave: { series: 'few', name, start } });
    await house.publish('f1', named('One', '2025-01-01'));
    await house.publish('f2', named('Two', '2026-01-01'));
    await answer('f1', [1, 2, 3, 2, 1, 2]);
    await answer('f2', [5, 4, 5, 4, 5, 4]);
    const { change } = (await results('f2/results')).dimensions[0]!;
    assert.deepEqual([change!.verdict, change!.diff, change!.lo, change!.effect], ['too-few', null, null, null]);
  });
});

describe('the reliability of a dimension', () => {
  it('agrees with the published figures of the attitude data: alpha .84, omega .86', async () => {
    const house = await openHouse();
    const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const attitude = {
      ...{ id: 'attitude', version: '1.0.0', title: 'Attitude', dimensions: [{ id: 'attitude', name: 'Attitude' }] },
      scales: { ten: { min: 0, points: Array.from({ length: 11 }, (_, value) => String(value)) } },
      sections: [
        { id: 's', items: items.map((id) => ({ id, kind: 'likert', text: id, scale: 'ten', dimension: 'attitude' })) },
      ],
    };
    const { hash } = await house.receiver.publish(acme.key, 'attitude', {
      instrument: attitude,
      privacy: 'identified',
    });
    const vectors = JSON.parse(readFileSync(new URL('../vectors/vectors.json', import.meta.url), 'utf8')) as {
      vectors: { id: string; args: { items: number[][] } }[];
    };
    const { args } = vectors.vectors.find(({ id }) => id === 'alpha-attitude')!;
    for (const row of args.items) {
      // The table is of 0–100 points, which no scale of a survey has: straight into the store, as whole tens are.
      const answers = JSON.stringify(Object.fromEntries(row.map((value, index) => [items[index], value / 10])));
      await house.sql(
        `INSERT INTO attune.response (tenant, survey, subject, given, final, sequence, hash, locale, answers, received_at)
         VALUES ($1, 'attitude', gen_random_uuid(), gen_random_uuid(), true, 1, $2, 'en', $3::jsonb, now())`,
        [acme.key, hash, answers],
      );
    }
    const of = surveyResultsSchema.parse((await house.get('surveys/attitude/results', 'acme-reader')).body);
    const [dimension] = of.dimensions;
    assert.deepEqual(dimension!.reliability, {
      n: '30',
      alpha: 0.84,
      lo: 0.73,
      hi: 0.92,
      omega: 0.86,
      verdict: 'good',
    });
    await house.close();
  });
});
