import type { Early } from '../core/given.js';
import { earlyKey, forgetEarly, type Whose } from './early.js';

/** Hands over what was answered before what keeps drafts had come, to be kept from now on. What cannot be read is none. */
export function earlyAnswers<T>(host: Whose, survey: string, take: (early: Early) => T[]): T[] {
  try {
    return take(JSON.parse(sessionStorage.getItem(earlyKey(host, survey)) ?? '{}') as Early);
  } catch {
    return [];
  } finally {
    forgetEarly(host, survey);
  }
}
