import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitThenReset, network, ScriptedReceiver, busy, serverError, type Step } from './support/receiver.js';
import { result } from './support/result.js';
import { Stage, type Tab } from './support/stage.js';

const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
const runs = Number(process.env['ATTUNE_RUNS'] ?? 40);

test('P1: whatever is lost on the way, every answer arrives once, one request at a time', async () => {
  const fate = fc.constantFrom('deliver', 'reset', 'commit-then-reset', 'busy', 'error', 'kill', 'commit-then-kill');
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(fate, { maxLength: 40 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 8 }),
      async (seed, fates, webLocks, answers) => {
        const stage = new Stage(seed);
        const receiver = new ScriptedReceiver();
        const tabs: Tab[] = [];
        const open = (): Tab => {
          const tab = stage.tab({ webLocks });
          tab.outbox.use('hr', receiver);
          tabs.push(tab);
          return tab;
        };
        const kill = (): Promise<never> => {
          // Whoever is sending goes; its request dies with it.
          for (const tab of tabs.splice(0)) tab.kill();
          receiver.inFlight = 0;
          setImmediate(open);
          return new Promise(() => {});
        };
        const steps: Record<string, Step> = {
          deliver: async (item) => receiver.commit(item),
          reset: network,
          'commit-then-reset': commitThenReset(receiver),
          busy: busy(2000),
          error: serverError,
          kill,
          'commit-then-kill': (item) => (receiver.commit(item), kill()),
        };
        receiver.script.push(...fates.map((name) => steps[name]!));
        for (let i = 0; i < 3; i++) open();
        const ids: string[] = [];
        for (let i = 0; i < answers; i++)
          ids.push((await (tabs[i % 3] ?? tabs[0] ?? open()).outbox.submit(result(), where)).id);
        await stage.advance(12 * 3_600_000);
        assert.deepEqual(new Set(receiver.stored.keys()), new Set(ids), 'none lost, none made up');
        assert.ok(receiver.mostInFlight <= 1, 'one at a time');
        assert.deepEqual(
          (await tabs[0]!.outbox.list()).filter(({ state }) => state !== 'delivered'),
          [],
        );
      },
    ),
    { numRuns: runs },
  );
});

/** Where each accepted answer must be, by the plainest account of what happened to it. */
class Model {
  readonly place = new Map<string, 'queue' | 'dead' | 'receiver'>();
  submitted(id: string): void {
    this.place.set(id, 'queue');
  }
  answered(id: string, answer: Answer): void {
    if (answer === 'refuse') this.place.set(id, 'dead');
    if (answer === 'accept') this.place.set(id, 'receiver');
  }
}

type Answer = 'accept' | 'fail' | 'lose' | 'commit-and-lose' | 'refuse';
const answer = fc.constantFrom<Answer>('accept', 'fail', 'lose', 'commit-and-lose', 'refuse');
const command = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'submit' as const }) },
  { weight: 4, arbitrary: answer.map((next) => ({ do: 'answer' as const, next })) },
  fc.constantFrom(
    { do: 'kill' as const },
    { do: 'offline' as const },
    { do: 'online' as const },
    { do: 'open' as const },
    { do: 'retry' as const },
  ),
  fc.integer({ min: -400, max: 400 }).map((days) => ({ do: 'clock' as const, days })),
  fc.integer({ min: 1, max: 3_600_000 }).map((ms) => ({ do: 'wait' as const, ms })),
);

test('P3: every accepted answer is at any time in exactly one of queue, dead letters and receiver', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.boolean(),
      fc.array(command, { maxLength: 50 }),
      async (seed, webLocks, commands) => {
        const stage = new Stage(seed);
        const model = new Model();
        const receiver = new ScriptedReceiver();
        let next: Answer = 'accept';
        receiver.send = async (item) => {
          const how = next;
          if (how === 'accept' || how === 'commit-and-lose') receiver.commit(item);
          if (how === 'lose' || how === 'commit-and-lose') throw new TypeError('Failed to fetch');
          model.answered(item.id, how);
          if (how === 'refuse') return { kind: 'reject', reason: 'rejected' };
          return how === 'fail' ? { kind: 'retry', reason: 'server-error' } : { kind: 'delivered' };
        };
        let tab = stage.tab({ webLocks });
        const reopen = (): void => {
          const { online } = tab;
          tab.kill();
          tab = stage.tab({ webLocks });
          tab.online = online;
          tab.outbox.use('hr', receiver);
        };
        tab.outbox.use('hr', receiver);
        for (const step of commands) {
          if (step.do === 'submit') model.submitted((await tab.outbox.submit(result(), where)).id);
          else if (step.do === 'answer') next = step.next;
          else if (step.do === 'kill' || step.do === 'open') reopen();
          else if (step.do === 'clock') stage.clock.jump(step.days * 86_400_000);
          else if (step.do === 'wait') await stage.advance(step.ms);
          else if (step.do === 'retry') {
            for (const [id, place] of model.place) if (place === 'dead') model.place.set(id, 'queue');
            for (const { id, state } of await tab.outbox.list()) if (state === 'dead') await tab.outbox.retry(id);
          } else {
            tab.online = step.do === 'online';
            tab.lifecycle.dispatchEvent(new Event(step.do));
          }
          // A kill leaves no time for anything; all else takes effect.
          if (step.do !== 'kill') await stage.settle();
          else continue;
          const listed = (await tab.outbox.list()).filter(({ state }) => state !== 'delivered');
          for (const [id, place] of model.place) {
            const entries = listed.filter((entry) => entry.id === id);
            const found = entries.length === 0 ? 'receiver' : entries[0]!.state === 'dead' ? 'dead' : 'queue';
            assert.ok(entries.length <= 1, 'nothing is stored twice');
            assert.equal(found, place);
            if (found === 'receiver') assert.ok(receiver.stored.has(id), 'what is gone from here is there');
          }
        }
      },
    ),
    { numRuns: runs },
  );
});

test('R55, P2: in whatever order the snapshots of a response arrive, the last one stands', async () => {
  const stage = new Stage();
  const receiver = new ScriptedReceiver();
  const tab = stage.tab();
  tab.outbox.use('hr', receiver);
  const first = result();
  for (let sequence = 1; sequence <= 12; sequence++) {
    await tab.outbox.submit({ ...first, sequence, data: { ...first.data, answers: { enps: sequence } } }, where);
  }
  await stage.settle();
  const events = [...receiver.stored.keys()].map((id) => receiver.event(id));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(events, { minLength: events.length }), async (order) => {
      let row: (typeof events)[number] | undefined;
      for (const event of order) if (!row || event.sequence > row.sequence) row = event;
      assert.deepEqual(row && 'answers' in row.data && row.data.answers, { enps: 12 });
    }),
  );
});
