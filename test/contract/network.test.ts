import { expect } from '@open-wc/testing';
import { moduleAddress, network } from '../../src/transport/reach.js';

describe('whose network it is', () => {
  const ask = (address = moduleAddress): Promise<string> => network(address, AbortSignal.timeout(10_000));

  it('is told by this module’s own address, however full or empty the page’s record of resources is', async () => {
    expect(await ask()).to.equal('ours');
    performance.clearResourceTimings();
    expect(await ask()).to.equal('ours');
  });

  it('is told where the page wants its errors without stacks', async () => {
    const chromium = Error as unknown as { stackTraceLimit?: number };
    const before = chromium.stackTraceLimit;
    try {
      chromium.stackTraceLimit = 0;
      expect(await ask()).to.equal('ours');
    } finally {
      if (before === undefined) delete chromium.stackTraceLimit;
      else chromium.stackTraceLimit = before;
    }
  });

  it('is not told by an address that this code did not come from', async () => {
    expect(await ask(new URL('/bundle.js', location.href).href)).to.equal('unknown');
  });
});
