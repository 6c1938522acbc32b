import { loaded, type Measure } from './measure.js';

/** By the clock: from the first paint of a thousand questions until find-in-page comes to the last of them. */
export const find: Measure = {
  name: 'find',
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async ({ run }) => {
      await run('bench.mount(1000)');
      return { 'last question found after': await run<number>('bench.find(1000)') };
    }),
};
