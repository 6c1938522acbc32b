export { createReceiver, type Receiver, type ReceiverOptions } from './receiver.js';
export { type RequestContext } from './routes.js';
export { startServer, type RunningServer, type ServerOptions } from './server.js';
export { openStore, type Store, type StoreOptions } from './store/store.js';
export { parseSites, siteSchema, type Site } from './site.js';
export { mintSubmissionToken, type SubmissionClaims } from './submission-token.js';
export { type Publication, type Published } from './publication.js';
export { Refusal, type ProblemCode } from './problem.js';
export { jsonLines, type Log, type LogEntry } from './log.js';
