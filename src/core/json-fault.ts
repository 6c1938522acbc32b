/**
 * What is wrong with a text that is no JSON: where it breaks, and what to look for there.
 *
 * @param error what `JSON.parse` threw at it
 */
export function jsonFault(text: string, error: unknown): string {
  if (!text.trim()) return 'is empty, and no JSON';
  const position = /position (\d+)/.exec(String(error))?.[1] ?? breakIn(text);
  const line = /line (\d+)/.exec(String(error))?.[1] ?? text.slice(0, Number(position)).split('\n').length;
  return `is not valid JSON (line ${line}): look there and just before it for a comma, quote or bracket too few or too many`;
}

/** Where a text stops being JSON: the length of the shortest beginning that no ending could mend. Not every engine says. */
function breakIn(text: string): number {
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      JSON.parse(text.slice(0, middle));
      good = middle;
    } catch (error) {
      if (/Unexpected (token|identifier)/.test(String(error))) bad = middle;
      else good = middle;
    }
  }
  return bad;
}
