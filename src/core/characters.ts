/** UTF-16 units that a text may take for each character it may have: most emoji are 2 to 7. What takes more is too long. */
export const unitsPerCharacter = 8;

let segmenter: Intl.Segmenter | undefined;

/** A text in what people see as one character each: graphemes, or code points where the platform knows no graphemes. */
function* charactersOf(text: string): Generator<string> {
  if (typeof Intl.Segmenter !== 'function') return yield* text;
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** How many characters people see in a text, such as 1 in "👍🏽". Counts no further than to `enough`. */
export function countCharacters(text: string, enough = Infinity): number {
  let count = 0;
  for (const _ of charactersOf(text)) if (++count >= enough) break;
  return count;
}

/** The beginning of a text, of so many characters at most. */
export function firstCharacters(text: string, most: number): string {
  let [count, end] = [0, 0];
  for (const each of charactersOf(text)) {
    if (++count > most) break;
    end += each.length;
  }
  return text.slice(0, end);
}

/** Whether people see more characters in a text than it may have. Costs no more than the longest that may be. */
export function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  return text.length > most * unitsPerCharacter || countCharacters(text, most + 1) > most;
}
