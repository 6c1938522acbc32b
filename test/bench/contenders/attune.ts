import type { Contender } from './contender.js';
import { instrument } from './attune.instrument.js';

const shared = {
  body: `<attune-survey privacy="anonymous"><script type="application/json">${JSON.stringify(instrument(12))}</script></attune-survey>`,
  ready: `document.querySelector('attune-survey')?.shadowRoot?.querySelectorAll('[type=radio]').length === 60`,
};

const attune: Contender = {
  ...shared,
  name: 'attune',
  about: 'dist/attune.js: every element in one file',
  head: '<script type="module" src="/dist/attune.js"></script>',
  script: new URL('./attune.page.ts', import.meta.url),
};

const autoloader: Contender = {
  ...shared,
  name: 'attune-split',
  about: 'dist/autoloader.js: each element when it appears',
  head: '<script type="module" src="/dist/autoloader.js"></script>',
};

export default [attune, autoloader];

/** The same from another build, such as the last release's, at `/before/`. */
export const before: Contender[] = [attune, autoloader].map((each) => ({
  ...each,
  name: each.name.replace('attune', 'before'),
  about: `the same of another build`,
  head: each.head.replace('/dist/', '/before/'),
}));
