import { loaded, type Measure } from './measure.js';

/** From the click that sends twelve answers to the request, by the clock. */
export const submit: Measure = {
  name: 'submit',
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async ({ run }) => {
      await run('bench.mount(12)');
      await run('bench.finish(12)');
      return { submit: await run<number>('bench.submit()') };
    }),
};
