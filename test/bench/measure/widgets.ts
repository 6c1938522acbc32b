import type { Visit } from '../browser.js';
import { loaded, type Measure } from './measure.js';

const instances = 20;

/** Twenty surveys on one page: what mounting them costs, and what each after the first keeps in memory. */
export const widgets: Measure = {
  name: 'widgets',
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async (visit) => {
      const together = await visit.cpu(async () => {
        await visit.run(`bench.mount(12, ${instances})`);
        await visit.run('bench.settled(400)');
      });
      const before = await held(visit);
      await visit.run(`bench.mount(12, ${instances})`);
      await visit.run('bench.settled(400)');
      const after = await held(visit);
      return {
        'mount 20 widgets': together,
        'heap per widget': (after.bytes - before.bytes) / instances / 1000,
        'listeners per widget': (after.listeners - before.listeners) / instances,
      };
    }),
};

/** What a page still holds after 200 surveys came and went by removing their elements. */
export const leaks: Measure = {
  name: 'leaks',
  once: true,
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async (visit) => {
      await visit.run('bench.remount(20)');
      const before = await held(visit);
      await visit.run('bench.remount(200)');
      const after = await held(visit);
      return { 'nodes leaked': after.nodes - before.nodes, 'listeners leaked': after.listeners - before.listeners };
    }),
};

/** What is alive once all garbage is gone: script's and the page's own memory. */
async function held({ protocol, run }: Visit): Promise<{ bytes: number; nodes: number; listeners: number }> {
  for (let times = 0; times < 3; times++) {
    await protocol.send('HeapProfiler.collectGarbage');
    await run('bench.settled(50)');
  }
  const { usedSize, embedderHeapUsedSize } = await protocol.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners: listeners } = await protocol.send('Memory.getDOMCounters');
  return { bytes: usedSize + embedderHeapUsedSize, nodes, listeners };
}
