import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { eventOf, openHouse, type TestHouse } from './fixture.js';

interface Row {
  final: boolean;
  sequence: string;
  answers: Record<string, unknown>;
  texts: Record<string, string> | null;
}

describe('many at once, and out of order', () => {
  let house: TestHouse;
  before(async () => {
    house = await openHouse();
    await house.publish('pulse');
  });
  after(() => house.close());

  const rowsOf = (subject: string): Promise<Row[]> =>
    house.sql<Row>('SELECT final, sequence::text, answers, texts FROM attune.response WHERE subject = $1::uuid', [
      subject.slice(5),
    ]);

  const snapshots = (subject: string, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const last = index === count - 1;
      return eventOf({
        subject,
        sequence: String(index + 1).padStart(10, '0'),
        type: last ? 'io.attune.survey.submitted.v1' : 'io.attune.survey.progress.v1',
        data: {
          status: last ? 'final' : 'partial',
          answers: { C1: (index % 5) + 1, T1: `version ${index + 1}` },
        },
      });
    });

  it('stores fifty simultaneous sendings of one event once', async () => {
    const event = eventOf();
    const answers = await Promise.all(Array.from({ length: 50 }, () => house.post(event)));
    const statuses = answers.map(({ body }) => body.status).sort();
    assert.deepEqual(statuses, ['accepted', ...Array<string>(49).fill('duplicate')]);
    assert.equal((await rowsOf(event.subject)).length, 1);
  });

  it('stores two hundred different events sent at once, each once, though one among them is in conflict', async () => {
    const taken = eventOf();
    await house.post(taken);
    const events = Array.from({ length: 200 }, () => eventOf());
    const conflicting = { ...eventOf(), id: taken.id };
    const answers = await Promise.all(
      [...events.slice(0, 100), conflicting, ...events.slice(100)].map((event) => house.post(event)),
    );
    assert.equal(answers[100]?.body.code, 'id-conflict');
    assert.equal(answers.filter(({ body }) => body.status === 'accepted').length, 200);
    const subjects = events.map(({ subject }) => subject.slice(5));
    const [row] = await house.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM attune.response WHERE subject::text = ANY($1)',
      [subjects],
    );
    assert.equal(row?.n, 200);
  });

  it('ends at the same row in whatever order snapshots come, repeated or at once (R55)', async () => {
    const orders = fc
      .integer({ min: 1, max: 6 })
      .chain((count) =>
        fc.tuple(
          fc.constant(count),
          fc.array(fc.nat(count - 1), { maxLength: 4 }),
          fc.infiniteStream(fc.nat()),
          fc.boolean(),
        ),
      );
    await fc.assert(
      fc.asyncProperty(orders, async ([count, repeats, chance, atOnce]) => {
        const events = snapshots(`resp/${randomUUID()}`, count);
        const sent = [...events, ...repeats.map((index) => events[index]!)]
          .map((event) => ({ event, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        if (atOnce) await Promise.all(sent.map((event) => house.post(event)));
        else for (const event of sent) await house.post(event);
        const expected = {
          final: true,
          sequence: String(count),
          answers: { C1: ((count - 1) % 5) + 1 },
          texts: { T1: `version ${count}` },
        };
        assert.deepEqual(await rowsOf(events[0]!.subject), [expected]);
      }),
      { numRuns: 40 },
    );
  });

  it('lets no draft undo what was submitted, however high it counts', async () => {
    const submitted = eventOf({ data: { answers: { C1: 5 } } });
    await house.post(submitted);
    const draft = eventOf({
      subject: submitted.subject,
      type: 'io.attune.survey.progress.v1',
      sequence: '9999999999',
      data: { status: 'partial', answers: { C1: 1 } },
    });
    for (let time = 0; time < 2; time += 1) assert.equal((await house.post(draft)).body.status, 'superseded');
    assert.deepEqual(await rowsOf(submitted.subject), [
      { final: true, sequence: '1', answers: { C1: 5 }, texts: null },
    ]);
  });

  it('leaves what has been counted as it was counted', async () => {
    const first = eventOf({ data: { answers: { C1: 5 } } });
    await house.post(first);
    assert.equal((await house.get('surveys/pulse/results', 'acme-reader')).status, 200);
    const edit = eventOf({ subject: first.subject, sequence: '0000000002', data: { answers: { C1: 1 } } });
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await house.post(edit);
      assert.deepEqual([status, body], [200, { id: edit.id, status: 'superseded', now: house.now }]);
    }
    assert.equal((await house.post(first)).body.status, 'duplicate');
    assert.deepEqual((await rowsOf(first.subject))[0]?.answers, { C1: 5 });
  });

  it('keeps drafts with empty required answers, and refuses them once submitted', async () => {
    const instrument = {
      id: 'strict',
      version: '1',
      title: 'Strict',
      scales: { agree: { points: ['no', 'yes'] } },
      sections: [{ id: 's', items: [{ kind: 'likert', id: 'C1', text: 'One', scale: 'agree', required: true }] }],
    };
    const { hash } = await house.receiver.publish('pk_acme', 'strict', {
      instrument,
      privacy: 'confidential',
    });
    const form = { id: 'strict', hash };
    const draft = eventOf({ type: 'io.attune.survey.progress.v1', data: { status: 'partial', answers: {} } }, form);
    assert.equal(
      (await house.post({ ...draft, data: { ...draft.data, form: { ...draft.data.form, ...form } } })).body.status,
      'accepted',
    );
    const final = eventOf({ data: { answers: {} } }, form);
    const refused = await house.post(final);
    assert.deepEqual([refused.body.code, refused.body['path']], ['answers-invalid', 'data.answers.C1']);
  });

  it('checks an event again when the survey is published anew between check and commit', async () => {
    await house.publish('moving');
    await house.post(eventOf({}, { id: 'moving' }));
    // As if another receiver on the same database publishes it; this one still holds the earlier rules.
    await house.sql("UPDATE attune.survey SET revision = revision + 1, closes_at = '2026-11-20' WHERE id = 'moving'");
    const stray = eventOf({}, { id: 'moving' });
    const answer = await house.post({
      ...stray,
      data: { ...stray.data, form: { ...stray.data.form, id: 'moving' } },
    });
    assert.equal(answer.body.code, 'survey-closed');
    assert.equal((await rowsOf(stray.subject)).length, 0);
  });
});
