import type { HttpOptions } from '../../../src/transport/http.js';
import { httpTransport } from '../../../src/transport/http.js';
import type { OutboxItem } from '../../../src/transport/item.js';
import { mint } from '../../../src/transport/mint.js';
import type { SendContext } from '../../../src/transport/transport.js';
import { seeded } from './seeded.js';
import { result } from './result.js';

const random = seeded(3);

/** A result as the outbox would store it for an HTTP endpoint. */
export function itemFor(
  privacy: 'identified' | 'anonymous' = 'identified',
  options: Partial<HttpOptions> = {},
): OutboxItem {
  const transport = httpTransport({ endpoint: 'https://x.example/', ...options });
  const where = { endpoint: 'hr', source: 'https://intranet.example/pulse' };
  return mint(result({ privacy }), where, transport, 1_795_328_879_120, (bytes) => bytes.map(() => random() * 256));
}

/** What the outbox would hand to a first try. */
export function contextOf(more: Partial<SendContext> = {}): SendContext {
  return {
    signal: new AbortController().signal,
    attempt: 0,
    keepalive: false,
    auth: async () => undefined,
    ...more,
  };
}
