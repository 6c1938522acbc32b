const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Text as every store can keep it: half surrogate pairs become U+FFFD and NUL goes. Postgres refuses both,
 * and an answer that is refused for ever is an answer lost.
 */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\uFFFD').replaceAll('\0', '');
}
