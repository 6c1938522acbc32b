/** What a page needs of transport, as one chunk: elements fetch it beside their first paint, not before it. */
export { hookTransport } from './hook.js';
export { httpTransport } from './http.js';
export { uuidV4 } from './ids.js';
export { pageOutbox } from './page-outbox.js';
