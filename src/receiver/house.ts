import type { Log } from './log.js';
import type { RateLimiter } from './rate-limit.js';
import type { Site } from './site.js';
import type { Intake } from './store/intake.js';
import type { Store } from './store/store.js';
import type { SurveyShelf } from './survey-shelf.js';
import type { Upkeep } from './upkeep.js';

/** What every route works with. */
export interface House {
  store: Store;
  sites: ReadonlyMap<string, Site>;
  surveys: SurveyShelf;
  intake: Intake;
  upkeep: Upkeep;
  rates: { network: RateLimiter; token: RateLimiter };
  limits: { maxBytes: number; maxDrained: number };
  /** Milliseconds since 1970. */
  clock: () => number;
  log: Log;
}
