// npm run bench: what our survey costs beside a hand-written form and beside others' libraries, in a real browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { launch } from './browser.js';
import { buildLibrary, libraryFiles } from './build.js';
import attune, { before as anotherBuild } from './contenders/attune.js';
import formbricks from './contenders/formbricks.js';
import plain from './contenders/plain.js';
import surveyjs from './contenders/surveyjs.js';
import { bytes } from './measure/bytes.js';
import { find } from './measure/find.js';
import { interaction } from './measure/interaction.js';
import { later } from './measure/later.js';
import { load } from './measure/load.js';
import type { Measure } from './measure/measure.js';
import { sizes } from './measure/sizes.js';
import { submit } from './measure/submit.js';
import { leaks, widgets } from './measure/widgets.js';
import { optionsOf } from './options.js';
import { pagesOf } from './pages.js';
import { figuresOf, judged, print } from './report.js';
import { play } from './rounds.js';
import { openSite } from './site.js';

const measures: Measure[] = [bytes, load, ...sizes, later, find, interaction, widgets, leaks, submit];
const peers = [
  'survey-core/survey-core.min.css',
  'survey-core/survey.core.min.js',
  'survey-js-ui/survey-js-ui.min.js',
  'survey-core-3/survey-core.min.css',
  '@formbricks/surveys/dist/index.umd.js',
];
const out = 'test/bench/out';

const { rounds, seed, only, before } = optionsOf(
  process.argv.slice(2),
  measures.map(({ name }) => name),
);
const contenders = [...plain, ...attune, ...(before ? anotherBuild : []), ...formbricks, ...surveyjs];
for (const { name, about } of contenders) console.log(`${name.padEnd(16)} ${about}`);
await buildLibrary();
const site = await openSite(
  await pagesOf(contenders),
  [...libraryFiles(), ...peers.map((file) => `node_modules/${file}`)],
  before ? Object.fromEntries(libraryFiles(before).map((file) => [file.replace(before, '/before'), file])) : {},
);
const browser = await launch();
try {
  const wanted = measures.filter(({ name }) => !only.length || only.includes(name));
  const samples = await play(wanted, contenders, rounds, seed, { browser, site });
  print(samples, contenders);
  mkdirSync(out, { recursive: true });
  const version = await browser.version();
  const result = {
    version,
    rounds,
    seed,
    targets: judged(samples),
    figures: figuresOf(samples, contenders),
    samples: [...samples].map(([figure, by]) => [figure, Object.fromEntries(by)]),
  };
  const path = `${out}/${new Date().toISOString().replace(/\W/g, '-')}.json`;
  writeFileSync(path, JSON.stringify(result, undefined, 2));
  console.log(`\nwritten to ${path}`);
} finally {
  await browser.close();
  site.close();
}
