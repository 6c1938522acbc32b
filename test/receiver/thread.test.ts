import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { receiptCode } from '../../src/core/delivery-state.js';
import { anonymousEventOf, eventOf, invite, noon, openHouse, type TestHouse } from './fixture.js';

const idOf = (index: number): string => `7d0c3f0e-6a54-4f0b-9a4e-2f6b7b0a9c${index + 10}`;
const receiptOf = (index: number): string => receiptCode(idOf(index));

const end = '2026-11-23T00:00:00Z';
/** A day after the end, when what invited people said comes out. */
const out = Date.parse(end) + 86_400_000;
const few = { minimum: 3, commentsMinimum: 4 };
const meta = { lib: '1.0.0', widget: 'attune-survey', privacy: 'identified' };

for (const privacy of ['anonymous', 'identified'] as const) {
  // Where anyone may answer, four comments of anonymous people are too few.
  const participation = privacy === 'anonymous' ? 'token' : 'open';

  describe(`you said, we did: the thread of an ${privacy} survey`, () => {
    let house: TestHouse;
    before(async () => {
      house = await openHouse();
      await house.publish('pulse', { privacy, participation, ...few, closesAt: end });
    });
    after(() => house.close());

    async function send(id: string, answers: object, survey = 'pulse'): Promise<void> {
      const { status, text } =
        privacy === 'anonymous'
          ? await house.post(anonymousEventOf({ id, data: { answers } }, survey), { token: invite(survey) })
          : await house.post(eventOf({ id, data: { answers, meta } }, { id: survey }));
      assert.equal(status, 200, text);
    }
    /** What comes out at the end; the clock goes back for what is told while the survey is open. */
    async function release(): Promise<void> {
      house.now = out;
      await house.get('surveys/pulse/results', 'acme-reader');
      house.now = noon;
    }
    const comment = (index: number) => send(idOf(index), { C1: 4, T1: `Comment ${index}` });
    const thread = async (receipt: string) => {
      const { status, body, text } = await house.send('POST', 'surveys/pulse/thread', { receipt });
      assert.equal(status, 200, text);
      return [body.status, (body['actions'] as { id: string }[]).map(({ id }) => id)];
    };
    const comments = async () => {
      const { body } = await house.get('surveys/pulse/comments', 'acme-admin');
      return body['comments'] as { id: string; item: string; text: string }[];
    };
    const act = (actions: object[], token?: string) =>
      house.send(
        'PUT',
        'surveys/pulse/actions',
        { actions },
        token === undefined ? { token: 'acme-admin' } : { token },
      );
    const faster = {
      id: 'faster',
      said: 'Answers take long',
      did: 'Two more people',
      status: 'done',
      owner: 'Support',
    };

    it('tells whoever holds a receipt how far their comment is', async () => {
      assert.deepEqual(await thread(receiptOf(1)), ['unknown', []]);
      for (const index of [1, 2, 3]) await comment(index);
      assert.deepEqual(await thread(receiptOf(1)), ['waiting', []]);
      assert.deepEqual(await comments(), [], 'three are too few to be read by anyone');
      await comment(4);
      assert.deepEqual(await thread(receiptOf(1)), ['waiting', []]);
      await release();
      assert.deepEqual(await thread(receiptOf(1)), ['read', []]);
      assert.deepEqual(await thread(receiptOf(9)), ['unknown', []]);
      assert.deepEqual(
        await thread(` ${receiptOf(1).toLowerCase().replaceAll('-', ' ')} `),
        ['read', []],
        'however it is typed',
      );
      // As receipts of the first release were written.
      const sixteen = idOf(1).replaceAll('-', '').slice(-16).toUpperCase();
      assert.deepEqual(await thread(sixteen.replace(/(.{4})(?=.)/g, '$1-')), ['read', []]);
      assert.deepEqual(await thread(`0${sixteen.slice(1)}`), ['unknown', []]);
    });

    it('leads from an action to those it answers, and to no others', async () => {
      const released = await comments();
      assert.deepEqual(
        released.map(({ text }) => text).sort(),
        [1, 2, 3, 4].map((index) => `Comment ${index}`),
      );
      const answered = released.filter(({ text }) => ['Comment 1', 'Comment 3'].includes(text)).map(({ id }) => id);
      const { status, text } = await act([{ ...faster, comments: answered }]);
      assert.equal(status, 200, text);
      assert.deepEqual(await thread(receiptOf(1)), ['answered', ['faster']]);
      assert.deepEqual(await thread(receiptOf(3)), ['answered', ['faster']]);
      assert.deepEqual(await thread(receiptOf(2)), ['read', []]);
    });

    it('stays with its comments when more arrive and all are shuffled again', async () => {
      for (const index of [5, 6, 7, 8]) await comment(index);
      await release();
      assert.deepEqual(await thread(receiptOf(1)), ['answered', ['faster']]);
      // What is promised to be nobody's comes out once; the later ones have arrived, and stay where they are.
      assert.equal((await comments()).length, privacy === 'anonymous' ? 4 : 8);
      assert.deepEqual(await thread(receiptOf(8)), [privacy === 'anonymous' ? 'waiting' : 'read', []]);
    });

    it('is open to every reader of the results, in the order its keeper gave', async () => {
      const later = { ...faster, id: 'later', status: 'declined', did: 'Not this year, and why', date: '2027-01-31' };
      assert.equal((await act([later, faster])).status, 200);
      const { body } = await house.get('surveys/pulse/results', 'acme-reader');
      assert.deepEqual(body['thread'], [later, faster]);
      assert.deepEqual(await thread(receiptOf(1)), ['read', []], 'the list was replaced, and answers nobody now');
    });

    it('is kept by administrators alone, and names what is wrong', async () => {
      assert.equal((await act([faster], 'acme-reader')).body.code, 'scope-insufficient');
      assert.equal((await house.get('surveys/pulse/comments', 'acme-reader')).body.code, 'scope-insufficient');
      const path = async (actions: object[]) => (await act(actions)).body['path'];
      assert.equal(await path([faster, faster]), 'actions[1].id');
      assert.equal(await path([{ ...faster, status: 'maybe' }]), 'actions[0].status');
      assert.equal(await path([{ ...faster, comments: ['1'] }]), 'actions[0].comments[0]');
      const wrong = await house.send('POST', 'surveys/pulse/thread', { receipt: '4B1D-9A2F' });
      assert.deepEqual([wrong.status, wrong.body['path']], [422, 'receipt']);
    });

    it('keeps of a receipt only what finds one comment, never two of one person', async () => {
      const dump = await house.sql<{ row: string }>('SELECT to_jsonb(c)::text AS row FROM attune.comment AS c');
      assert.equal(
        dump.some(({ row }) => /2F6B|2f6b/.test(row)),
        false,
      );
      const digests = await house.sql<{ n: number }>(
        'SELECT count(DISTINCT receipt)::int AS n FROM attune.comment WHERE receipt IS NOT NULL',
      );
      assert.equal(digests[0]!.n, 8);
    });

    it('is found by the name of the series as well, whichever wave it is of', async () => {
      const wave = (id: string, start: string) =>
        house.publish(id, { privacy, participation, ...few, wave: { series: 'seasons', name: id, start } });
      await wave('spring', '2026-04-06');
      await wave('autumn', '2026-10-05');
      await send(idOf(50), { T1: 'Long ago' }, 'spring');
      const asked = async (receipt: string) =>
        (await house.send('POST', 'surveys/seasons/thread', { receipt })).body['status'];
      assert.equal(await asked(receiptOf(50)), 'waiting');
      assert.equal(await asked(receiptOf(51)), 'unknown');
      assert.equal((await house.send('POST', 'surveys/elsewhere/thread', { receipt: receiptOf(50) })).status, 404);
    });

    it('is found by a code as people type what they read', async () => {
      const id = '7d0c3f0e-6a54-4f0b-8000-01c6b7b00001';
      await send(id, { T1: 'Written down' });
      const code = receiptCode(id);
      assert.match(code, /0/);
      assert.match(code, /1/);
      const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '');
      assert.deepEqual(await thread(typed), ['waiting', []]);
      for (const variant of ['9', 'a', 'b']) {
        const other = `7d0c3f0e-6a54-4f0b-${variant}123-456789abcdef`;
        await send(other, { T1: `Variant ${variant}` });
      }
      assert.deepEqual(await thread(receiptCode('0-0-0-b123-456789abcdef')), ['waiting', []]);
    });
  });
}
