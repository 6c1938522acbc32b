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

/** Defines the tags in `root`, itself included, that nobody has defined yet. */
export async function load(root: Element | Document | ShadowRoot): Promise<void> {
  const waiting = [...root.querySelectorAll(':not(:defined)')];
  if (root instanceof Element) waiting.push(root);
  const tags = new Set(waiting.map(({ localName }) => localName));
  const missing = [...tags].filter((tag) => Object.hasOwn(elements, tag) && !customElements.get(tag));
  const own = waiting.some((each) => each.matches('attune-survey:not([instrument])'));
  // What elements ask for next comes beside them: on a slow line each wait for the one before is felt.
  await Promise.all([
    ...missing.map((tag) => elements[tag]!()),
    missing.length && import('./controllers/localize.js'),
    own && import('./controllers/foreign-instrument.js'),
    own && import('./controllers/fetch-json.js'),
    own && import('./core/schema/loose-ends.js'),
  ]);
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
