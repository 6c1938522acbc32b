import { loaded, type Bench, type Figures, type Measure } from './measure.js';
import type { Contender } from '../contenders/contender.js';

/** Whoever touches the page meanwhile waits for such a task. */
const limit = 50;

/** What else a page of a thousand questions does between its first paint and its rest, on this machine and on a slow phone. */
export const later: Measure = {
  name: 'later',
  mounts: true,
  run: async (contender, bench) => ({
    ...(await at(1, '', contender, bench)),
    ...(await at(4, ', CPU 4×', contender, bench)),
  }),
};

const at = (rate: number, suffix: string, contender: Contender, bench: Bench): Promise<Figures> =>
  loaded(contender, bench, async ({ page, run }) => {
    await page.emulateCPUThrottling(rate);
    await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
    await run('bench.mount(1000)');
    await run('bench.finish(1000)');
    const trace = await page.tracing.stop();
    const tasks = tasksAfter('painted', JSON.parse(new TextDecoder().decode(trace)) as Trace);
    return {
      [`longest later task${suffix}`]: Math.max(0, ...tasks),
      [`later tasks over ${limit} ms${suffix}`]: tasks.filter((task) => task > limit).length,
    };
  });

interface Trace {
  traceEvents: { name: string; pid: number; tid: number; ts: number; tdur?: number }[];
}

/** Milliseconds that each task after a mark kept the page's main thread busy: its own time, for what the machine did besides says nothing. */
function tasksAfter(mark: string, { traceEvents }: Trace): number[] {
  const marked = traceEvents.find(({ name }) => name === mark);
  if (!marked) throw new Error(`The trace holds no mark “${mark}”`);
  return traceEvents
    .filter(
      ({ name, pid, tid, ts }) =>
        name.endsWith('RunTask') && pid === marked.pid && tid === marked.tid && ts > marked.ts,
    )
    .map(({ tdur = 0 }) => tdur / 1000);
}
