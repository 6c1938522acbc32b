import type { Asked, Early } from '../core/given.js';
import type { Answers } from '../core/schema/answers.js';
import type { Instrument, Item } from '../core/schema/instrument.js';

// Answers given before what keeps drafts has come: this tab has them until then, so that a reload loses nothing. Here is
// only what the first look must bring; `early-found.ts` reads them.

/** Whose answers they are and what they count for, as the page says. */
export interface Whose extends HTMLElement {
  respondent: string;
  group?: string;
  segment?: string;
  endpoint?: string;
}

/**
 * Where they are.
 * @param to where answers go; by default as things stand. A provider's endpoint counts as its page has set it, in markup
 * or as a property, though it may not be defined yet.
 */
export function earlyKey(host: Whose, survey: string, to: string | null | undefined = endpointOf(host)): string {
  const { respondent, group, segment } = host;
  return `attune-early:${JSON.stringify([survey, respondent, group, segment, to])}`;
}

function endpointOf(host: Whose): string | null | undefined {
  const provider = host.closest<Element & { endpoint?: string }>('attune-provider');
  return host.endpoint ?? provider?.endpoint ?? provider?.getAttribute('endpoint');
}

/** A survey as far as it is answered. */
interface Answered {
  answers: Answers;
  instrument: Instrument;
  item: (id: string) => Item | undefined;
}

/** Notes answers at once, in the place of earlier ones to the same words; also that they were taken back. */
export function noteEarly(
  host: Whose,
  survey: string,
  { answers, instrument, item }: Answered,
  ids: readonly string[] = Object.keys(answers),
): void {
  try {
    const key = earlyKey(host, survey);
    const early = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Early;
    for (const id of ids) {
      const asked: Asked = [item(id)!, instrument.scales];
      early[JSON.stringify(asked)] = { answer: answers[id], at: Date.now() };
    }
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
