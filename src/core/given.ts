import { contentHash } from './canonical.js';
import type { Answer } from './schema/answers.js';
import type { Instrument, Item } from './schema/instrument.js';

/** One answer as its person gave it: to which words, and when. */
export interface Given {
  item: string;
  /** Content hash of the item as it was shown: an answer to other words is another answer. */
  hash: string;
  /** Absent once it was taken back. */
  answer?: Answer;
  /** When it was given, milliseconds since 1970. */
  at: number;
  /** The question, and what was chosen or written, as the person read it. */
  asked?: string;
  said?: string;
}

/** An item, and the scales it may be answered on: all that its wording hangs on. */
export type Asked = readonly [item: Item, scales: Instrument['scales']];

/** Answers by the JSON of what was asked: in a survey's first moments there is nothing yet that makes hashes. Without an answer it was taken back. */
export type Early = Record<string, { answer?: Answer | undefined; at: number }>;

export const givenKey = ({ item, hash }: Pick<Given, 'item' | 'hash'>): string => `${hash} ${item}`;

/** Several tabs' answers as one: of two to the same words the later counts, wherever it was given. */
export function merged(...lists: (readonly Given[])[]): Given[] {
  const latest = new Map<string, Given>();
  for (const given of lists.flat()) {
    const known = latest.get(givenKey(given));
    if (!known || given.at > known.at) latest.set(givenKey(given), given);
  }
  return [...latest.values()];
}

/** What of `theirs` is not in `ours`, or later there. */
export function newsIn(theirs: readonly Given[], ours: readonly Given[]): Given[] {
  const known = new Map(ours.map((given) => [givenKey(given), given.at]));
  return theirs.filter((given) => given.at > (known.get(givenKey(given)) ?? -Infinity));
}

/** Names a set of edits by what was edited when. It tells two apart, and nothing of what was answered. */
export function editsOf(given: readonly Given[]): string {
  return contentHash(given.map((each) => `${givenKey(each)} ${each.at}`).sort());
}
