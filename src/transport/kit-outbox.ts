import { must, promised, type Promised, type Reaction } from './kit-harness.js';
import { sceneOf, type Scene, type Step } from './kit-scene.js';

/** One answer, and what becomes of it by this script. */
function story(name: string, script: readonly Step[], end: (scene: Scene, id: string) => Promise<void>): Promised {
  const about = script.map((step) => (step === 'kept-but-lost' ? 'lost' : step));
  return promised(name, about, async (harness) => {
    const scene = sceneOf(harness, script);
    const [id] = await scene.submit();
    await scene.play(script.length + 1);
    await end(scene, id!);
    scene.outbox.close();
  });
}

const arrives = async ({ got, kept, stateOf }: Scene, id: string, tries: number): Promise<void> => {
  must((await stateOf(id)) === 'delivered' && kept.has(id), 'must get an answer through in the end');
  must(got.length === tries, `must send it as often as needed: ${tries} times, not ${got.length}`);
  must(
    got.every((request) => request.id === id),
    'must send it under one id',
  );
};

/** What may have been kept is sent once more where repeats are not dropped; then its person decides. */
const repeatsOnce = async ({ got, stateOf }: Scene, id: string): Promise<void> => {
  const tries = got.length;
  must((await stateOf(id)) === 'unconfirmed' && tries <= 3, 'must not repeat what may count twice');
};

/** A far side with a fault may have kept it all the same, unless the transport knows that it did not. */
const endsWell = async (scene: Scene, id: string): Promise<void> => {
  await scene.play();
  if ((await scene.stateOf(id)) === 'delivered') return arrives(scene, id, scene.got.length);
  must(!scene.dedup, 'must get an answer through in the end');
  await repeatsOnce(scene, id);
};

const times = (count: number, reaction: Reaction): Reaction[] => Array<Reaction>(count).fill(reaction);
const throughTrouble = (name: string, script: readonly Step[]): Promised =>
  story(name, script, (scene, id) => arrives(scene, id, script.length + 1));

/** What a person gets, whatever their endpoint does. */
export const throughOutbox: readonly Promised[] = [
  throughTrouble('delivers an answer', []),
  throughTrouble('delivers after a fault', ['failed']),
  story('delivers after six faults, or says after two that it cannot tell', times(6, 'failed'), endsWell),
  throughTrouble('delivers to an endpoint that was busy', ['busy', 'busy']),
  throughTrouble('delivers after a connection was lost', ['lost']),
  throughTrouble('delivers after an answer never came', ['silent']),
  story(
    'delivers after faults of all kinds, or says that it cannot tell',
    ['failed', 'busy', 'lost', 'failed'],
    endsWell,
  ),
  story(
    'sends an answer that got through but was not heard of again, and it counts once',
    ['kept-but-lost'],
    async (scene, id) => {
      must(scene.kept.size === 1 && scene.got.length === 2, 'must send again, under the same id');
      await arrives(scene, id, 2);
    },
  ),
  story(
    'sends without end where repeats are dropped, and once more where they are not',
    times(6, 'lost'),
    async (scene, id) => {
      await scene.play();
      if (scene.dedup) return arrives(scene, id, 7);
      await repeatsOnce(scene, id);
    },
  ),
  story('puts a refused answer aside, and sends it again when its person asks', ['refused'], async (scene, id) => {
    must((await scene.stateOf(id)) === 'dead' && scene.got.length === 1, 'must not repeat what is refused');
    await scene.outbox.retry(id);
    await arrives(scene, id, 2);
  }),
  promised('delivers what comes after a refused answer', ['refused'], async (harness) => {
    const scene = sceneOf(harness, ['refused']);
    const ids = await scene.submit(3);
    await scene.play(3);
    must(
      scene.kept.size === 2 && (await scene.stateOf(ids[0]!)) === 'dead',
      'must not let one answer hold up the others',
    );
  }),
  promised('delivers many answers in their order, each once', [], async (harness) => {
    const scene = sceneOf(harness, []);
    const ids = await scene.submit(20);
    await scene.play(20);
    must(scene.got.map(({ id }) => id).join() === ids.join(), 'must send answers in their order, each once');
  }),
  promised('sends nothing while offline, and everything after', [], async (harness) => {
    const scene = sceneOf(harness, []);
    scene.goOnline(false);
    const ids = await scene.submit(2);
    await scene.play();
    must(scene.got.length === 0, 'must not be tried while offline');
    scene.goOnline(true);
    await scene.play(2);
    must(
      ids.every((id) => scene.kept.has(id)),
      'must get everything through once online',
    );
  }),
  promised('sends nothing its person has discarded', ['failed'], async (harness) => {
    const scene = sceneOf(harness, ['failed']);
    const [id] = await scene.submit();
    await scene.outbox.discard(id!);
    await scene.play();
    must(scene.got.length === 1 && (await scene.stateOf(id!)) === 'deleted', 'must not send what was discarded');
  }),
  promised('delivers each of twelve answers once through a day of faults', ['failed', 'busy'], async (harness) => {
    const faults: Reaction[] = ['failed', 'stored', 'busy', 'stored', 'failed', 'failed', 'stored'];
    const scene = sceneOf(harness, [...faults, ...faults]);
    const ids = await scene.submit(12);
    await scene.play(12 + 8);
    const states = await Promise.all(ids.map((id) => scene.stateOf(id)));
    // Where repeats are not dropped, one that met two faults may have been kept and waits for its person.
    const settled = (state?: string): boolean => state === 'delivered' || (!scene.dedup && state === 'unconfirmed');
    must(states.every(settled), 'must get every answer through');
    must(
      scene.got.length <= 20 && states.filter((state) => state === 'delivered').length === scene.kept.size,
      'must not repeat what is delivered',
    );
  }),
];
