import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const kB = 1000;
const brotli = (file: string): number => brotliCompressSync(readFileSync(file)).length;
const gzip = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
const sum = (files: Iterable<string>, size: (file: string) => number): number =>
  [...files].reduce((all, file) => all + size(file), 0);

const chunks = readdirSync('dist/cdn')
  .filter((file) => file.endsWith('.js'))
  .map((file) => join('dist/cdn', file));
/** The modules that went into a built file. */
function madeOf(file: string): string[] {
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] };
  return sources;
}

/** The chunk that a module went into. */
function chunk(module: string): string {
  const found = chunks.filter((file) => madeOf(file).some((source) => source.endsWith(`src/${module}.ts`)));
  assert.equal(found.length, 1, `${found.length} chunks hold ${module}`);
  return found[0]!;
}

/** A file and all that it imports before it can run. What it fetches later does not count. */
function needs(file: string, all = new Set<string>()): Set<string> {
  if (all.has(file)) return all;
  all.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g))
    needs(join(dirname(file), path!), all);
  return all;
}

function atMost(limit: number, size: number): void {
  assert.ok(size <= limit, `${size} bytes, ${size - limit} more than allowed`);
}

const survey = (): Set<string> => needs(chunk('elements/survey/survey'));
/** The file with every element in it, and the languages beside it. */
const oneFile = readdirSync('dist')
  .filter((file) => /^attune\b.*\.js$/.test(file))
  .map((file) => join('dist', file));
const browserFiles = [...oneFile, 'dist/autoloader.js', ...chunks];

describe('what a page loads', () => {
  it('shows a survey after 22.8 kB, so that on a phone it is there with the page', () => {
    // To be brought to 16: paging by section, sizes by the widget's own room, a readable accent, the error card (which
    // must not be in a file that may be missing) and blocks drawn later came to 2.2; a matrix's labels once above it and
    // the place of the button that takes an answer back, 1.5; names of another script set apart in every sentence, 0.2;
    // an answer given before what keeps them has come, and a press that waits for its code, 0.3; one window's questions
    // for all surveys of a page, and no block drawn anew without a reason, 0.4;
    // what stands in the place of an element whose code does not come, in three languages, 0.4.
    // Early answers that stay apart by provider and come back with a draft that is wanted after all: 0.1.
    // 14 kB is what a server may send in its first round trip; Lit is 5 of it, and the words and styles of every
    // kind of question are the rest. What keeps and sends answers follows beside the first paint.
    atMost(22.8 * kB, sum(new Set([...needs('dist/autoloader.js'), ...survey()]), brotli));
  });

  for (const element of readdirSync('dist/elements').filter((name) => name !== 'survey')) {
    it(`adds <attune-${element}> for 8.4 kB at most: the rest is shared`, () => {
      // what a survey needs, at once or once it is answered; the pulse folds on a phone and opens on paper, 0.3
      const shared = new Set([...survey(), ...needs(chunk('elements/survey/survey.closing'))]);
      atMost(
        8.4 * kB,
        sum(
          [...needs(chunk(`elements/${element}/${element}`))].filter((file) => !shared.has(file)),
          brotli,
        ),
      );
    });
  }

  it('has every element in one file of 80.6 kB, less than one photograph', () => {
    // To be brought back to 80: what the console says of endpoints and promises that do not hold, 0.3;
    // an outbox that keeps the focus, and tables that name each question once, 0.3.
    atMost(80.6 * kB, brotli('dist/attune.js'));
  });

  for (const file of oneFile.filter((each) => each !== 'dist/attune.js')) {
    it(`speaks another language by ${file}: all words and questions, 8 kB`, () => atMost(8 * kB, brotli(file)));

    it(`names what ${file} holds as the next release will: a browser may keep the file longer than attune.js`, () => {
      const [, language] = /attune\.(\w+)\.js$/.exec(file)!;
      const [, names = ''] = /export\{([^}]*)\}/.exec(readFileSync(file, 'utf8'))!;
      const parts = ['centricity_@', '@', '@_pulse', '@_pulseMore'].map((name) => name.replace('@', language!));
      assert.deepEqual(
        names
          .split(',')
          .map((each) => each.split(' as ').at(-1))
          .sort(),
        parts.sort(),
      );
    });
  }

  it('has answers on the disk with 32.6 kB in all: the first look, and what keeps', () => {
    // To be brought to 30. What keeps is 9: the draft, its journal and its marks, the database with
    // its time limits, what other tabs are told, which endpoint the answers are for, and what a printer needs.
    const first = new Set([...needs('dist/autoloader.js'), ...survey()]);
    atMost(32.6 * kB, sum(new Set([...first, ...needs(chunk('elements/survey/survey.later'))]), brotli));
  });

  it('checks, reviews and sends them with 22.0 kB more, fetched while nobody waits for it', () => {
    // Nobody's first answer waits for it, and a person may be offline by the time they are through: so it is one step
    // that comes at once after what keeps. The outbox with every case of its failure matrix is 10.1 of it (what else is no acknowledgement: .4; what its owner reads of one that is none, and of no endpoint, .1), what checks and
    // reviews 7.6 with a length as people see it and an answer taken back, and the words for each case 2.5; it is not worth a lost answer to make it less.
    const before = new Set([...survey(), ...needs(chunk('elements/survey/survey.later'))]);
    atMost(
      22 * kB,
      sum(
        [...needs(chunk('elements/survey/survey.closing'))].filter((file) => !before.has(file)),
        brotli,
      ),
    );
  });

  it('says yes to foreign data with 4.7 kB, fetched beside that data', () => {
    // generated from the schema, 2; what holds its parts together, 0.7; what reads an address and says why it cannot, 1.4
    const shared = survey();
    atMost(
      4.7 * kB,
      sum(
        [...needs(chunk('controllers/foreign-instrument'))].filter((file) => !shared.has(file)),
        brotli,
      ),
    );
  });

  it('names what is wrong with it for 11.42 kB more, fetched when something is', () => {
    const shared = new Set([...survey(), ...needs(chunk('controllers/foreign-instrument'))]);
    // zod/mini alone is 8.8; the nearest right word for a wrong one, 0.5, and for a kind, scale or dimension, 0.1; whole numbers and patterns as zod's own, so that editors get them in the JSON Schema, 0.7;
    // results share this copy of zod, and theirs are the only figures that may be null
    atMost(
      11.42 * kB,
      sum(
        [...needs(chunk('core/schema/parse-instrument'))].filter((file) => !shared.has(file)),
        gzip,
      ),
    );
  });

  it('draws a survey of the page’s own without the schema', () => {
    const own = [...survey(), ...needs(chunk('controllers/foreign-instrument'))].flatMap(madeOf);
    assert.ok(own.some((source) => source.includes('generated/instrument-is-right.ts')));
    assert.deepEqual(
      own.filter((source) => source.includes('/zod/')),
      [],
    );
  });

  for (const locale of readdirSync('dist/locales').filter((file) => /^(?!en|all)[\w.-]+\.js$/.test(file))) {
    it(`speaks ${locale.slice(0, -3)} for 4.3 kB: words alone`, () => {
      // to be brought to 3: a sentence for each thing that can hold up an answer, and Arabic letters take two bytes each
      atMost(4.3 * kB, gzip(chunk(`locales/${locale.slice(0, -3)}`)));
    });
  }

  it('draws a built-in survey without the schema', () => {
    const first = [...survey()].flatMap(madeOf);
    assert.ok(first.some((source) => source.includes('elements/survey/survey.ts')));
    assert.deepEqual(
      first.filter((source) => source.includes('/zod/')),
      [],
    );
  });
});

describe('what a page never loads', () => {
  const never: [what: string, pattern: RegExp][] = [
    ['answer keys, which would give the test away', /content\/keys\//],
    ['the receiver', /src\/receiver\//],
    ["zod's larger half, which evaluates code", /zod\/v4\/classic\//],
    ["Lit's development build", /lit[\w/-]*\/development\//],
  ];
  for (const [what, pattern] of never) {
    it(what, () => {
      for (const file of browserFiles)
        assert.deepEqual(
          madeOf(file).filter((source) => pattern.test(source)),
          [],
          file,
        );
    });
  }

  it('Lit twice', () => {
    for (const files of [oneFile, ['dist/autoloader.js', ...chunks]]) {
      const copies = files.flatMap(madeOf).filter((source) => /lit-html\/lit-html\.js$/.test(source));
      assert.equal(copies.length, 1, files[0]);
    }
  });

  it('code that evaluates code', () => {
    for (const file of browserFiles) assert.doesNotMatch(readFileSync(file, 'utf8'), /\bnew Function\b|\beval\(/, file);
  });
});
