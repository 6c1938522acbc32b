import { createContext } from '@lit/context';
import type { HttpOptions } from '../transport/http.js';
import type { SubmitHook } from '../transport/hook.js';
import type { Transport } from '../transport/transport.js';

/** How results leave a page. What an element sets itself comes before what its provider says. */
export interface DeliverySettings {
  /** What is sent, such as a survey's id: two functions that take different things are two endpoints. */
  purpose?: string | undefined;
  /** Where results go. */
  endpoint?: string | undefined;
  /** `full` for the Attune receiver and APIs of your own, `simple` for anything else. */
  mode?: HttpOptions['mode'] | undefined;
  /** What counts as received: `echo` of the id, a `status` of 2xx, or `none`. */
  ack?: HttpOptions['ack'] | undefined;
  preset?: HttpOptions['preset'] | undefined;
  /** Whether the endpoint drops repeats by id. */
  dedup?: boolean | undefined;
  /** Fresh request headers for each try, such as a bearer token. Never stored. */
  getAuth?: (() => Promise<HeadersInit | undefined>) | undefined;
  /** A transport of your own, instead of HTTP. */
  transport?: Transport | undefined;
  /** A function that takes each event, instead of HTTP. */
  submit?: SubmitHook | undefined;
}

export const deliveryContext = createContext<DeliverySettings | undefined>(Symbol.for('attune.delivery'));

/** What the outbox knows an endpoint by; empty when the page names none, or none that is an address. */
export function endpointOf({ transport, submit, endpoint, purpose = '' }: DeliverySettings): string {
  if (endpoint) return URL.canParse(endpoint, document.baseURI) ? new URL(endpoint, document.baseURI).href : '';
  if (transport) return transport.name;
  return submit ? `submit ${purpose}`.trimEnd() : '';
}
