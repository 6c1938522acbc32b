/** What a spreadsheet takes for the start of a formula, after any blanks and in full width too. */
const formula = /^[\s\0]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;

/**
 * Rows as CSV (RFC 4180, with a byte order mark so that Excel reads it as UTF-8). A field that a spreadsheet would run
 * as a formula gets an apostrophe in front, in headers as well: anyone may have written it.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('')}`;
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '""';
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
