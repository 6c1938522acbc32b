import { Drafts } from './drafts.js';
import { diskShelf, memoryShelf, type Shelf } from './shelf.js';
import { Signals } from './signals.js';
import { browserDeps, type OutboxDeps } from './surroundings.js';

/** What drafts and the outbox have in common: drafts are kept from the first answer on, while the outbox is fetched behind them. */
export interface Foundation {
  readonly deps: OutboxDeps;
  readonly disk: Shelf;
  readonly memory: Shelf;
  readonly signals: Signals;
  readonly drafts: Drafts;
}

/** Opens nothing and listens to nothing before it is used. */
export function foundation(given: Partial<OutboxDeps>): Foundation {
  const deps = { ...browserDeps(given.db ?? 'attune'), ...given };
  const [disk, memory, signals] = [diskShelf(deps.store), memoryShelf(), new Signals(deps)];
  // Whoever shows something looks again, and this page puts back what it still has.
  if (deps.store.cleared) deps.store.cleared.tell = () => signals.wake();
  return { deps, disk, memory, signals, drafts: new Drafts(disk, memory, deps, signals) };
}

const foundations = new Map<string, Foundation>();

/** The page's own, one for each database name. */
export function pageFoundation(db = 'attune'): Foundation {
  let known = foundations.get(db);
  if (!known) foundations.set(db, (known = foundation({ db })));
  return known;
}
