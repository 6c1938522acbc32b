import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession } from 'puppeteer-core';
import { openLibraryPage, type LibraryPage } from '../support/library-page.js';
import { tags } from '../support/tags.js';

const times = 200;

describe('coming and going two hundred times', () => {
  let opened: LibraryPage;
  let client: CDPSession;
  before(async () => {
    opened = await openLibraryPage({
      head: '<script type="module" src="/dist/attune.js"></script><script type="module" src="/in-page.js"></script>',
      body: '',
    });
    client = await opened.page.createCDPSession();
    await client.send('Performance.enable');
  });
  after(() => opened.close());

  const counts = async (): Promise<{ nodes: number; listeners: number }> => {
    for (let round = 0; round < 3; round++) {
      await client.send('HeapProfiler.collectGarbage');
      await opened.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    const { metrics } = await client.send('Performance.getMetrics');
    const value = (wanted: string): number => metrics.find(({ name }) => name === wanted)!.value;
    return { nodes: value('Nodes'), listeners: value('JSEventListeners') };
  };

  for (const { tag } of tags) {
    it(`<${tag}> leaves nothing behind`, { timeout: 90_000 }, async () => {
      await opened.page.evaluate((name) => window.inPage.mount(name, 20), tag);
      // what the page keeps after the first times is not a leak
      const first = await counts();
      await opened.page.evaluate((name, count) => window.inPage.mount(name, count), tag, times);
      // one element kept each time would be hundreds: a handful is the browser's own bookkeeping
      const few = times / 4;
      let nodes, listeners;
      // the last ones may still be reading from the disk: what leaks never goes, what is on its way does
      for (let tries = 0; tries < 40; tries++) {
        const last = await counts();
        [nodes, listeners] = [last.nodes - first.nodes, last.listeners - first.listeners];
        if (nodes < few && listeners < few) return;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      assert.fail(`${nodes} nodes and ${listeners} listeners stayed`);
    });
  }

  it('would be seen if it did', async () => {
    const first = await counts();
    await opened.page.evaluate((count) => {
      const kept = ((window as unknown as { kept: Node[] }).kept = [] as Node[]);
      for (let time = 0; time < count; time++) kept.push(document.createElement('p'));
    }, times);
    assert.ok((await counts()).nodes - first.nodes >= times / 4);
  });
});
