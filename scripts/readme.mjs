// Writes what the README says of attributes and sizes from the built package. `--check` fails where it is out of date.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const type = ({ type: { text } = {} }) => (text ?? 'string').replace(/ \| undefined$/, '');

const attributesOf = ({ tagName, summary, attributes = [] }) =>
  [
    `### \`<${tagName}>\`\n\n${summary}\n`,
    '| Attribute | Value | |\n|---|---|---|',
    ...attributes.map((each) => `| \`${each.name}\` | \`${cell(type(each))}\` | ${cell(each.description ?? '')} |`),
  ].join('\n');

const chunks = readdirSync('dist/cdn').filter((file) => file.endsWith('.js'));
const chunk = (name) =>
  join(
    'dist/cdn',
    chunks.find((file) => file.startsWith(`${name}-`)),
  );
const needs = (file, all = new Set()) => {
  if (all.has(file)) return all;
  all.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g))
    needs(join(file, '..', path), all);
  return all;
};
const size = (files) =>
  `${([...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0) / 1000).toFixed(1)} kB`;
const first = new Set([...needs('dist/autoloader.js'), ...needs(chunk('survey'))]);
const keeps = new Set([...first, ...needs(chunk('survey.later'))]);
const sends = new Set([...needs(chunk('survey.closing')), ...needs(chunk('sending'))]);
const beyond = (files, before) => [...files].filter((file) => !before.has(file));

const sizes = [
  '| What a page loads | Brotli |\n|---|---|',
  `| a survey's first look, Lit included | ${size(first)} |`,
  `| what keeps answers on the device, fetched beside it | ${size(beyond(keeps, first))} |`,
  `| what reviews and sends them, fetched behind that | ${size(beyond(sends, keeps))} |`,
  `| the centricity questions | ${size([chunk('centricity')])} |`,
  `| what checks questions of your own | ${size([...needs(chunk('foreign-instrument'))].filter((file) => !first.has(file)))} |`,
  `| what names the faults in them, where there are any | ${size([chunk('parse-instrument')])} |`,
  `| \`dist/attune.js\`: every element in one file, in English | ${size(['dist/attune.js'])} |`,
  `| \`dist/attune.de.js\`: German, fetched beside it where the page speaks it | ${size(['dist/attune.de.js'])} |`,
].join('\n');

/** Who has read a language through is signed in src/locales/reviews.json; nobody has where it says null. */
const reviews = JSON.parse(readFileSync('src/locales/reviews.json', 'utf8'));
const nameOf = new Intl.DisplayNames('en', { type: 'language' });
const languages = [
  'English is the original.',
  ...Object.entries(reviews).map(([locale, review]) =>
    review
      ? `${nameOf.of(locale)} was read through by ${review.by} on ${review.on}.`
      : `${nameOf.of(locale)} is complete, but a machine's draft until somebody fluent has read it.`,
  ),
].join(' ');

const fill = (text, name, body) =>
  text.replace(
    new RegExp(`(<!-- ${name}: [^\\n]*-->)[^]*(<!-- /${name} -->)`),
    (_, open, close) => `${open}\n\n${body}\n\n${close}`,
  );

const readme = readFileSync('README.md', 'utf8');
const blocks = { attributes: elements.map(attributesOf).join('\n\n'), sizes, languages };
const written = Object.entries(blocks).reduce((text, [name, body]) => fill(text, name, body), readme);
if (!process.argv.includes('--check')) writeFileSync('README.md', written);
else if (written !== readme) {
  console.error('README.md is out of date: run node scripts/readme.mjs');
  process.exitCode = 1;
}
