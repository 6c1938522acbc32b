import lost from './locales/all.lost.js';

/**
 * Defines each `attune-…` tag when it first appears: a page needs one `<script type="module">` and no list of imports.
 * It sees what is in the page and what is added to it later, but not the insides of other elements' shadow roots:
 * there, call `load(root)`.
 */
const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'attune-outbox': () => import('./elements/outbox/outbox.js'),
  'attune-provider': () => import('./elements/provider/provider.js'),
  'attune-pulse': () => import('./elements/pulse/pulse.js'),
  'attune-survey': () => import('./elements/survey/survey.js'),
};

/** Milliseconds until what did not come is asked for again; twice as long after each time. */
let patience = 1000;

/** Says that an element's code has not come, to whoever sees the page, until it has. A provider shows what is in it all the same. */
function tell(element: Element): void {
  if (element.localName === 'attune-provider' || element.querySelector(':scope > [role=alert]')) return;
  const note = document.createElement('p');
  const language = element.closest<HTMLElement>('[lang]')?.lang.slice(0, 2).toLowerCase();
  Object.assign(note, { role: 'alert', dir: 'auto', textContent: lost[language!] ?? lost['en'] });
  element.append(note);
  void customElements.whenDefined(element.localName).then(() => note.remove());
}

/**
 * Defines the tags in `root`, itself included, that nobody has defined yet. Never rejects: what does not come is told in
 * the console and in its place, and asked for again.
 */
export async function load(root: Element | Document | ShadowRoot): Promise<void> {
  const waiting = [...root.querySelectorAll(':not(:defined)')];
  if (root instanceof Element) waiting.push(root);
  const tags = new Set(waiting.map(({ localName }) => localName));
  const missing = [...tags].filter((tag) => Object.hasOwn(elements, tag) && !customElements.get(tag));
  const define = async (tag: string): Promise<void> => {
    try {
      await elements[tag]!();
    } catch (error) {
      console.error(
        `Attune: <${tag}> waits for its code; are all files beside autoloader.js served, of one release?`,
        error,
      );
      for (const each of waiting) if (each.localName === tag) tell(each);
      const again = (): void => void load(root);
      addEventListener('online', again, { once: true });
      setTimeout(again, (patience *= 2));
    }
  };
  const own = waiting.some((each) => each.matches('attune-survey:not([instrument])'));
  // What elements ask for next comes beside them: on a slow line each wait for the one before is felt. Where it does not
  // come, they ask again, and say so.
  await Promise.allSettled([
    ...missing.map(define),
    missing.length && import('./controllers/localize.js'),
    own && import('./controllers/foreign-instrument.js'),
    own && import('./controllers/fetch-json.js'),
    own && import('./core/schema/loose-ends.js'),
  ]);
  // Nobody waits for this, and a page without mistakes loses nothing where it does not come.
  void import('./controllers/proofread.js').then(
    ({ proofread }) => proofread(waiting, Object.keys(elements)),
    () => {},
  );
}

// Importing this in Node, as a server that renders pages may, does nothing.
if (typeof document !== 'undefined') {
  void load(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) void load(node);
    }
  }).observe(document, { childList: true, subtree: true });
}
