import type { Early } from '../core/given.js';
import { earlyKey, type Whose } from './early.js';

/**
 * Hands over what was answered before what keeps drafts had come, to be kept from now on; also what was answered before
 * the page said where answers go. What cannot be read is none.
 */
export function earlyAnswers<T>(host: Whose, survey: string, take: (early: Early) => T[]): T[] {
  return [earlyKey(host, survey, null), earlyKey(host, survey)].flatMap((key) => {
    try {
      return take(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Early);
    } catch {
      return [];
    } finally {
      forget(key);
    }
  });
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Forbidden: nothing is there.
  }
}
