import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { chromeArgs, findBrowser } from '../support/browsers.mjs';

export interface Visit {
  page: Page;
  protocol: CDPSession;
  /** Runs an expression in the page and awaits it. */
  run<Value = void>(expression: string): Promise<Value>;
  /** Milliseconds of the main thread's own time that something took. */
  cpu(doing: () => Promise<unknown>): Promise<number>;
}

export function launch(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findBrowser(),
    args: [...chromeArgs, '--disable-extensions'],
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: 180_000,
  });
}

/** A page of its own, with nothing cached and a renderer of its own. */
export async function visit<Outcome>(browser: Browser, use: (visit: Visit) => Promise<Outcome>): Promise<Outcome> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`  in the page: ${String(error)}`));
    const protocol = await page.createCDPSession();
    await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
    const run = (expression: string) => page.evaluate(expression) as Promise<never>;
    const spent = async (): Promise<number> => {
      const { metrics } = await protocol.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    };
    const cpu = async (doing: () => Promise<unknown>): Promise<number> => {
      const before = await spent();
      await doing();
      return (await spent()) - before;
    };
    return await use({ page, protocol, run, cpu });
  } finally {
    await context.close();
  }
}
