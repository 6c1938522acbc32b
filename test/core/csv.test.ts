import '../support/frozen.mjs';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from '../../src/core/csv.js';
import { resultsTable } from '../../src/core/results-table.js';
import { results } from '../../demo/configs/results.js';

const read = (text: string, delimiter = ','): string[][] => parse(text, { bom: true, delimiter });
const cells = (values: readonly string[], locale = 'en', delimiter = ','): string[] =>
  read(csvOf([values], locale), delimiter)[0]!;
const blanks = '["\\s\\0]*';
/** What a spreadsheet would run: a formula at the start of a cell. */
const runs = new RegExp(`^${blanks}[=+\\-@＝＋－＠]`);

describe('CSV', () => {
  const attacks = [
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠1', '|calc', '%0A=1'],
    ...['="x"', "=cmd|' /C calc'!A0", '"=1'],
  ];

  it('runs nothing, wherever a spreadsheet would see a formula', () => {
    for (const [index, cell] of cells(attacks).entries()) assert.match(cell, /^'/, attacks[index]);
  });

  it('runs nothing in a spreadsheet that divides at commas, semicolons or tabs, whichever the file was made for', () => {
    const text = fc.array(fc.constantFrom(...'=+-@,;\t" \n1a＝'), { maxLength: 12 }).map((each) => each.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.constantFrom('en', 'de'), (row, locale) => {
        for (const divider of [',', ';', '\t']) {
          // As spreadsheets do where the divider is another: quotes that open no cell are letters like any other.
          const lines = csvOf([row], locale)
            .replace('\uFEFF', '')
            .split(/[\r\n]+/);
          for (const cell of lines.flatMap((line) => line.split(divider))) assert.doesNotMatch(cell, runs);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time that grows with the text alone', () => {
    const runs = [' ', '\n', '.', '-', ',', ';', '5', '5 ', '(', 'Mai ', 'a', 'a, ', '"', '=', '\n ', ', "'];
    const texts = runs.flatMap((each) => ['', '5', 'Mai'].map((start) => `${start}${each.repeat(20_000)}x`));
    const from = performance.now();
    csvOf([texts], 'de');
    assert.ok(performance.now() - from < 4000);
  });

  it('gives back every text as it was written, but for the apostrophes that guard it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
        fc.constantFrom('en', 'de'),
        (row, locale) => {
          const found = cells(row, locale, locale === 'de' ? ';' : ',');
          const bare = (text: string): string => text.replaceAll("'", '');
          assert.deepEqual(found.map(bare), row.map(bare));
        },
      ),
    ));

  it('keeps text as text that looks like a number, a date or a truth', () => {
    const lookalikes = [
      ...['00123', '1E5', '1,5', '3.4', '3,5 %', '1/2', '5-9', '2026-11', '25.11.', '25.11.2026', '10:30', '10:30 pm'],
      ...['€ 5', '5 €', 'Mar 5', '5-Mar', 'MAR1', '1. Mai', 'Mai 2026', 'Sept. 7', 'März 3', 'TRUE', 'wahr'],
      ...['(5)', '(1.234,50)', ',5', '.5', '−5', '5 p', '12 a', '12:', 'CHF 5', '5 CHF', '5 kr', 'R$ 5', '5 EUR'],
      ...['Freitag, 27. November 2026', 'November 27, 2026', 'Nov 27, 2026 10:30 pm', 'Jän 5', '١٢', '１２'],
    ];
    assert.deepEqual(
      cells(lookalikes, 'de', ';'),
      lookalikes.map((each) => `'${each}`),
    );
    const words = [
      ...['C1', 'w2', 'Team 5', 'spring 2026', 'Mark 5', '5–9', '24/7 support', 'group.ops', 'March', 'n/a', '≥ 30'],
      ...['Team, 5', 'Top 3', '5 km', '(n/a)', 'a', '.', '10 Uhr', '2026-11-25T10:30:00.000Z'],
    ];
    assert.deepEqual(cells(words), words);
  });

  it('divides and writes decimals as spreadsheets of the language do', () => {
    assert.equal(csvOf([['a"b', 'x,y', 12, -3.5, null]], 'en'), '\uFEFF"a""b","x,y","12","-3.5",""\r\n');
    assert.equal(csvOf([['a', 0.84, -3]], 'de'), '\uFEFF"a";"0,84";"-3"\r\n');
    assert.equal(csvOf([['a', 0.84]], 'de-CH'), '\uFEFF"a";"0.84"\r\n');
    assert.equal(csvOf([['a', 0.84]], 'fr'), '\uFEFF"a";"0,84"\r\n');
    assert.equal(csvOf([['a', 0.84]], 'ar'), '\uFEFF"a";"0.84"\r\n');
  });
});

describe('results as a table', () => {
  const [header, ...rows] = read(csvOf(resultsTable(results, 'de'), 'de'), ';') as [string[], ...string[][]];
  const rowOf = (kind: string, id: string, label: string) =>
    rows.find((row) => row[0] === kind && row[1] === id && row[3] === '' && row[6] === label)?.slice(4);

  it('say that their intervals are of 95 %, and have a cell for each column', () => {
    assert.deepEqual(header.slice(-2), ['lo (95 %)', 'hi (95 %)']);
    assert.ok(rows.every((row) => row.length === header.length));
  });

  it('hold changes, what is unfavourable, the margin and how reliable a topic is', () => {
    assert.deepEqual(rowOf('change', 'contribution', 'change'), [
      '',
      'spring-2026',
      'change',
      '6',
      'points',
      '2',
      '10',
    ]);
    assert.deepEqual(rowOf('change', 'O1', 'change')?.slice(3), ['-8', 'points', '-13', '-3']);
    assert.deepEqual(rowOf('item', 'C1', 'unfavourable')?.slice(0, 5), ['412', '', 'unfavourable', '7', 'percent']);
    assert.deepEqual(rowOf('response', 'autumn-2026', 'margin')?.slice(2, 5), ['margin', '3', 'percentage points']);
    assert.deepEqual(rowOf('reliability', 'contribution', 'alpha')?.slice(3), ['0,82', '', '0,79', '0,85']);
    assert.deepEqual(rowOf('item', 'N1', 'promoters')?.slice(3, 5), ['29', 'percent']);
  });
});
