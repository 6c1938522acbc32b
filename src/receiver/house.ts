import type { BodyLimits } from './body.js';
import type { Health } from './health.js';
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
  health: Health;
  rates: { network: RateLimiter; token: RateLimiter };
  limits: BodyLimits;
  /** What an administrator may publish is larger than what anybody may send. */
  publicationLimits: BodyLimits;
  /** Milliseconds since 1970. */
  clock: () => number;
  log: Log;
}
