/** What the harness page runs: the outbox as it ships, with shorter waits, within reach of the tests. */
import type { Delivery } from '../../../src/core/delivery-state.js';
import type { HttpOptions } from '../../../src/transport/http.js';
import { httpTransport } from '../../../src/transport/http.js';
import { Outbox, type OutboxEntry } from '../../../src/transport/outbox.js';
import { result } from '../../transport/support/result.js';

const parameters = new URLSearchParams(location.search);

export interface Rig {
  outbox: Outbox;
  /** What the developer was told. */
  reports: string[];
  use(endpoint: string, options?: Partial<HttpOptions>): void;
  submit(endpoint: string, count?: number, options?: { why?: string; receipt?: boolean }): Promise<Delivery[]>;
  list(): Promise<OutboxEntry[]>;
}

declare global {
  interface Window {
    rig: Rig;
  }
}

const reports: string[] = [];
const outbox = new Outbox({
  // What takes minutes for people takes a second here. Waits a server asks for stay as they are.
  backoff: { base: 40, cap: 400 },
  // `?hurry=` divides every timer, for what takes half a minute.
  timer: (callback, ms) => {
    const handle = setTimeout(callback, ms / Number(parameters.get('hurry') ?? 1));
    return () => clearTimeout(handle);
  },
  // `?ahead=` shows this tab a later time, for leases of other tabs to have run out.
  now: () => Date.now() + Number(parameters.get('ahead') ?? 0),
  report: (message) => reports.push(message),
});

window.rig = {
  outbox,
  reports,
  use: (endpoint, options) => outbox.use(endpoint, httpTransport({ endpoint, mode: 'full', ...options })),
  submit: async (endpoint, count = 1, { why = 'Because.', receipt = true } = {}) => {
    const where = { endpoint, source: location.origin + location.pathname, receipt };
    const deliveries: Delivery[] = [];
    for (let i = 0; i < count; i++) {
      const subject =
        `resp/${[...crypto.getRandomValues(new Uint8Array(18))].map((byte) => (byte % 16).toString(16)).join('')}`.padEnd(
          41,
          '0',
        );
      deliveries.push(await outbox.submit(result({ why, subject }), where));
    }
    return deliveries;
  },
  list: () => outbox.list(),
};
