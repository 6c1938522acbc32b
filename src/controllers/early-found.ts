import type { Early } from '../core/given.js';
import { earlyKeys, forgetEarly, type Whose } from './early.js';

/** Hands over what was answered before what keeps drafts had come, to be kept from now on. What cannot be read is none. */
export function earlyAnswers<T>(host: Whose, survey: string, take: (early: Early) => T[]): T[] {
  try {
    const found = earlyKeys(host, survey)
      .reverse()
      .map((key) => JSON.parse(sessionStorage.getItem(key) ?? '{}') as Early);
    return take(Object.assign({}, ...found) as Early);
  } catch {
    return [];
  } finally {
    forgetEarly(host, survey);
  }
}
