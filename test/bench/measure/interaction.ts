import { setTimeout } from 'node:timers/promises';
import { loaded, type Measure } from './measure.js';

/** Real clicks on a slow phone in a survey of a thousand: the slowest, from the finger to the next paint. */
export const interaction: Measure = {
  name: 'interaction',
  mounts: true,
  run: (contender, bench) =>
    loaded(contender, bench, async ({ page, run }) => {
      await run('bench.mount(1000)');
      await run('bench.finish(1000)');
      await run(`{
        window.slowest = 0;
        new PerformanceObserver((list) => {
          for (const { interactionId, duration } of list.getEntries()) if (interactionId) slowest = Math.max(slowest, duration);
        }).observe({ type: 'event', durationThreshold: 16 });
      }`);
      await page.emulateCPUThrottling(4);
      for (let index = 1; index <= 5; index++) {
        const { x, y } = await run<{ x: number; y: number }>(`bench.spot(${index})`);
        await setTimeout(300);
        await page.mouse.click(x, y);
        await run('bench.settled(300)');
      }
      return { 'event 1000': Math.max(16, await run<number>('slowest')) };
    }),
};
