import type { Contender } from './contender.js';
import { form } from './plain.form.js';

const plain: Contender = {
  name: 'plain',
  about: 'a hand-written HTML form',
  head: '<link rel="stylesheet" href="/bench/plain.css"><script type="module" src="/bench/plain.site.js"></script>',
  body: form(12, 'plain'),
  ready: `document.querySelectorAll('.survey [type=radio]').length === 60 && document.querySelector('.answered').textContent`,
  script: new URL('./plain.page.ts', import.meta.url),
};

/** What a page owes whoever answers: the answers are on the disk before they are sent. */
const kept: Contender = {
  ...plain,
  name: 'plain-kept',
  about: 'the same, with one strict put into IndexedDB before it sends',
  options: { keeps: true },
  only: ['submit'],
};

export default [plain, kept];
