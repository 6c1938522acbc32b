import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import en from '../../src/locales/en.js';
import pulseMore from '../../src/locales/en.pulse-more.js';
import pulse from '../../src/locales/en.pulse.js';
import { stringsIn } from './support/strings.js';

/** Grade 3 is what a tired colleague reads once, on a phone, in their third language. */
const limit = 3;

const parts = (text: string, granularity: 'sentence' | 'word'): string[] =>
  [...new Intl.Segmenter('en', { granularity }).segment(text)].flatMap(({ segment, isWordLike }) =>
    granularity === 'sentence' || isWordLike ? [segment] : [],
  );

/** Everything with five words or more, each once, with a full stop where it has none. */
function prose(): string {
  const texts = new Set([en, pulse, pulseMore].flatMap((words) => stringsIn(words, [5]).map(([, text]) => text)));
  const long = [...texts].filter((text) => parts(text, 'word').length >= 5);
  return long.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}

describe('the English of the elements', () => {
  it(`reads at school grade ${limit} or below (Flesch–Kincaid)`, () => {
    const text = prose();
    const words = parts(text, 'word');
    const grade = fleschKincaid({
      sentence: parts(text, 'sentence').length,
      word: words.length,
      syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
    });
    assert.ok(words.length > 1000, `only ${words.length} words were read`);
    assert.ok(grade <= limit, `grade ${grade.toFixed(2)}`);
  });
});
