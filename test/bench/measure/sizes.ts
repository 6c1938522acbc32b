import { quantile7 } from '../../../src/core/stats/descriptive.js';
import { loaded, type Measure } from './measure.js';

const answers = 6;

/**
 * The first mount in a page with nothing warmed, and one answer, in a survey of this many questions. Main-thread CPU:
 * until the first questions can be answered, and until everything is drawn and the page at rest.
 */
const sized = (size: number): Measure => ({
  name: `size-${size}`,
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async ({ run, cpu }) => {
      let clock = 0;
      let rest = 0;
      const mount = await cpu(async () => {
        clock = await run<number>(`bench.mount(${size})`);
      });
      const finish = await cpu(async () => {
        rest = await run<number>(`bench.finish(${size})`);
      });
      const elements = await run<number>('bench.elements()');
      // The first answer pays for what all others share.
      await run('bench.aim(0, 1)');
      await run('bench.answer()');
      await run(`bench.aim(1, ${answers})`);
      const waiting = await cpu(() => run('bench.wait()'));
      const answering = await cpu(() => run('bench.answer()'));
      await run(`bench.aim(${1 + answers}, 3)`);
      const writes = await run<number[]>('bench.writes()');
      return {
        [`mount ${size}`]: mount,
        [`mount ${size}, by the clock`]: clock,
        [`drawn ${size}`]: mount + finish,
        ...(size === 1000 ? { 'all there after': rest } : {}),
        [`answer ${size}`]: Math.max(0.01, answering - waiting) / answers,
        [`writes ${size}`]: quantile7(writes, 0.5),
        ...(size === 100 ? { 'elements per question': elements / size } : {}),
      };
    }),
});

export const sizes = [12, 100, 1000].map(sized);
