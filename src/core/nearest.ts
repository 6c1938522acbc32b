import leven from 'leven';

/**
 * The one of the allowed words that somebody most likely meant, whatever its case: at most three letters
 * differ, and no more than half of a short one's.
 * `undefined` where none is near.
 */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const distance = (each: string): number => leven(word.slice(0, 100).toLowerCase(), each.toLowerCase());
  const [best] = [...allowed].sort((a, b) => distance(a) - distance(b));
  return best !== undefined && distance(best) <= Math.min(3, Math.ceil(best.length / 2)) ? best : undefined;
}
