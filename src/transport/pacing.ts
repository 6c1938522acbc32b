import type { Backoff } from './surroundings.js';

const second = 1000;
const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A random wait under a doubling ceiling, so that clients an outage has lined up do not come back together. */
export function waitBefore(attempt: number, age: number, { base, cap }: Backoff, random: () => number): number {
  const ceiling = Math.min(age > day ? 6 * hour : cap, base * 2 ** Math.min(attempt, 30));
  return Math.round(Math.max(base / 2, random() * ceiling));
}

/** The same for endpoints that look misplaced or shut: minutes at first, an hour later. */
export function slowWait(attempt: number, { base }: Backoff, random: () => number): number {
  const ceiling = Math.min(hour, 60 * base * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling * (0.5 + random() / 2));
}

/** What a server may ask for: at least a second, at most a day. */
export function clampWait(ms: number): number {
  return Math.min(Math.max(ms, second), day);
}

/**
 * When something stored as due at `at` is due. A time further off than any wait we would choose means that the clock was
 * set back since: it is due now.
 */
export function dueAt(at: number, now: number): number {
  return at - now > day ? now : at;
}

/**
 * The wait a `Retry-After` header asks for, milliseconds: seconds or an HTTP date, which is read by the server's own
 * clock when its `Date` header can be seen. `fallback` is the same in seconds from the body, for answers whose header is hidden.
 */
export function retryAfter(
  header: string | null,
  fallback: unknown,
  date: string | null,
  now: number,
): number | undefined {
  const seconds = Number(header?.trim() || NaN);
  const until = Date.parse(header ?? '') - (Date.parse(date ?? '') || now);
  const inBody = typeof fallback === 'number' ? fallback : NaN;
  const wait = [seconds * second, until, inBody * second].find((ms) => !Number.isNaN(ms));
  return wait === undefined ? undefined : clampWait(wait);
}
