import { loaded, type Measure } from './measure.js';

const answers = 6;

/** Mounting, and one answer, in a survey of this many questions. Main-thread CPU, until the page is at rest. */
const sized = (size: number): Measure => ({
  name: `size-${size}`,
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async ({ run, cpu }) => {
      const mount = await cpu(() => run(`bench.mount(${size})`));
      const elements = await run<number>('bench.elements()');
      const writes = await run<number>('bench.writes(0)');
      await run(`bench.aim(1, ${answers})`);
      const waiting = await cpu(() => run('bench.wait()'));
      const answering = await cpu(() => run('bench.answer()'));
      return {
        [`mount ${size}`]: mount,
        [`answer ${size}`]: Math.max(0.01, answering - waiting) / answers,
        [`writes ${size}`]: writes,
        ...(size === 100 ? { 'elements per question': elements / size } : {}),
      };
    }),
});

export const sizes = [12, 100, 1000].map(sized);
