import { hookTransport } from '../transport/hook.js';
import { httpTransport } from '../transport/http.js';
import { pageOutbox } from '../transport/page-outbox.js';
import { wrongSettings } from '../core/settings.js';
import { endpointOf, type DeliverySettings } from './context.js';

// What sends. A survey fetches it behind what keeps its answers.
export { pageOutbox };

const credentials = new Map<string, DeliverySettings['getAuth']>();

/** Tells the outbox how to reach the endpoint in force. Without one, what is sent waits where it can be seen. */
export function register(settings: DeliverySettings): string {
  const { transport, submit, mode, ack, preset, dedup, getAuth } = settings;
  const endpoint = endpointOf(settings);
  // No word is taken in the place of one that no setting knows.
  if (!endpoint || wrongSettings({ mode, ack, preset }).length) return '';
  const given = Object.fromEntries(
    Object.entries({ mode, ack, preset, dedup, getAuth }).filter(([, value]) => value !== undefined),
  );
  const way = transport ?? (submit ? hookTransport(submit, given) : httpTransport({ ...given, endpoint }));
  pageOutbox().use(endpoint, way);
  if (getAuth && credentials.get(endpoint) !== getAuth) pageOutbox().setAuth(endpoint, getAuth);
  credentials.set(endpoint, getAuth);
  return endpoint;
}
