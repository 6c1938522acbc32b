import { FaultError } from '../core/schema/fault.js';
import type { House } from './house.js';
import { sqlstateOf } from './log.js';
import { problemResponse, Refusal } from './problem.js';
import type { Site } from './site.js';

/** The answer to a request that failed, for whatever reason; the log learns the code alone. */
export function refused({ clock, log }: Pick<House, 'clock' | 'log'>, error: unknown, site?: Site): Response {
  const refusal = refusalOf(error);
  const { code } = refusal;
  const sqlstate = refusal === error ? undefined : sqlstateOf(error);
  const level = code === 'internal' || code === 'store-unavailable' ? 'error' : 'warn';
  log({ level, code, ...(site && { site: site.key }), ...(sqlstate && { sqlstate }) });
  return problemResponse(refusal, clock());
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof FaultError) {
    const [fault] = error.faults;
    return new Refusal('invalid', {
      ...(fault && { path: fault.path, detail: `${fault.path || 'the body'} ${fault.message}` }),
    });
  }
  // Connection trouble, a server that shuts down, recovers or only reads, a full disk: all of it passes.
  const passes = /^(08|53|57|58|25006)|^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_AGAIN|NOTFOUND)/.test(sqlstateOf(error) ?? '');
  return passes ? new Refusal('store-unavailable', { retryAfter: 5 }) : new Refusal('internal');
}
