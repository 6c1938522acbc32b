import type { Asked, Early } from '../core/given.js';
import type { Answer } from '../core/schema/answers.js';

// Answers given before what keeps drafts has come: this tab has them until then, so that a reload loses nothing. Here is
// only what the first look must bring; `early-found.ts` reads them.

/** Whose answers they are and what they count for, as the page says. */
export interface Whose extends HTMLElement {
  respondent: string;
  group?: string;
  segment?: string;
  endpoint?: string;
}

/** Where they are. A provider's endpoint as the page's markup has it: the provider may not be defined yet. */
export function earlyKey(host: Whose, survey: string): string {
  const { respondent, group, segment, endpoint } = host;
  const to = endpoint ?? host.closest('attune-provider')?.getAttribute('endpoint');
  return `attune-early:${JSON.stringify([survey, respondent, group, segment, to])}`;
}

/** Notes an answer at once, in the place of an earlier one to the same words; also that it was taken back. */
export function noteEarly(host: Whose, survey: string, asked: Asked, answer: Answer | undefined): void {
  try {
    const key = earlyKey(host, survey);
    const early = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Early;
    early[JSON.stringify(asked)] = { answer, at: Date.now() };
    sessionStorage.setItem(key, JSON.stringify(early));
  } catch {
    // Forbidden, or full: the page still has it.
  }
}

/** Whether this tab has any. */
export function hasEarly(host: Whose, survey: string): boolean {
  try {
    return sessionStorage.getItem(earlyKey(host, survey)) !== null;
  } catch {
    return false;
  }
}

export function forgetEarly(host: Whose, survey: string): void {
  try {
    sessionStorage.removeItem(earlyKey(host, survey));
  } catch {
    // Forbidden: nothing is there.
  }
}
