export type CsvValue = string | number | null;

/** What a spreadsheet takes for the start of a formula, in full width too. */
const starts = '=+\\-@＝＋－＠';
/** At the start of a cell, after blanks and quotes that a spreadsheet drops. */
const formula = new RegExp(`^["\\s\\0]*[${starts}|%]|^[\\t\\r\\n]`);
/**
 * Within a cell: a spreadsheet that divides at another character than this file does lets a cell begin there, and one
 * that does not know the quotes lets one begin on each line.
 */
const begins = new RegExp(`[,;\\t\\r\\n][,;"\\s\\0]*(?=([${starts}])?)`, 'g');
/** A sign of money; in letters where a spreadsheet of some country reads them as its own. */
const money = '(?:\\p{Sc}|R\\$|EUR|CHF|Fr\\.|kr\\.?|zł|Kč|Ft|lei|лв\\.?)';
/** Numbers, amounts, shares, times, days and fractions: 00123, ,5, (5), 1E5, 3,5 %, CHF 5, 10:30, 5 p, 1/2, 2026-11-25, ١٢. */
const numeric = new RegExp(
  `^[ (−]*${money}? ?[.,]?\\p{Nd}[\\p{Nd}.,:/'’ -]*(?:e[+-]?\\p{Nd}+|%|${money}|[ap]m?)?[ )]*$`,
  'iu',
);
const truth = /^(true|false|wahr|falsch)$/i;

/**
 * Rows as CSV (RFC 4180, with a byte order mark so that Excel reads it as UTF-8) that the spreadsheets of a language open
 * as a table: where decimals are written with a comma, in Switzerland and where Arabic is written, cells are divided by
 * semicolons. Numbers have the language's decimal sign. Text stays text: with an apostrophe in front where a spreadsheet
 * would run it as a formula, headers as well, for anyone may have written it; or would turn it into a number or a date.
 *
 * @param locale a BCP 47 tag
 */
export function csvOf(rows: readonly (readonly CsvValue[])[], locale: string): string {
  const comma = decimalOf(locale) === ',';
  const divider = comma || /^ar\b|-(CH|LI)\b/i.test(locale) ? ';' : ',';
  const isDate = datesOf(locale);
  const textOf = (value: CsvValue): string => {
    if (value === null) return '';
    if (typeof value === 'number') return comma ? String(value).replace('.', ',') : String(value);
    const guarded = value.replace(begins, (before, start?: string) => (start ? `${before}'` : before));
    // Blanks count for nothing; many of them, which anyone may send, must not cost more than they are.
    const read = value.trim().replace(/\s+/g, ' ');
    return formula.test(value) || numeric.test(read) || truth.test(read) || isDate(read) ? `'${guarded}` : guarded;
  };
  const field = (value: CsvValue): string => `"${textOf(value).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => `${row.map(field).join(divider)}\r\n`).join('')}`;
}

const decimalOf = (locale: string): string | undefined =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;

/** A twelfth of a year: from 1970's first half of January on, each lies in a month of its own. */
const monthMs = (365 / 12) * 86_400_000;

/**
 * Whether a text is a month with a day or a year, or all of them with a weekday or a time, in this language or in English:
 * 5-Mar, Mai 2026, Sept. 7, Jän 5, Friday, November 27, 2026.
 */
function datesOf(locale: string): (text: string) => boolean {
  const months = [locale, 'en', ...(/^de\b/i.test(locale) ? ['de-AT'] : [])].flatMap((each) =>
    (['short', 'long'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(each, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, at) => bare(format.format((at + 0.5) * monthMs)));
    }),
  );
  const isMonth = (word: string): boolean =>
    months.some((month) => month === word || (word.length > 2 && month.startsWith(word)));
  return (text) => {
    const [, before, word, after] =
      /^(?:\p{L}+\.?, ?)?(\d{0,4})[ ./-]*(\p{L}+)([\d .,:/-]*)(?:[ap]m?)?$/iu.exec(text) ?? [];
    return Boolean(word && (before || /\d/.test(after!)) && isMonth(bare(word)));
  };
}

const bare = (month: string): string => month.toLowerCase().replace('.', '');
