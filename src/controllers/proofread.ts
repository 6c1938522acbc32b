import type { ReactiveElement } from 'lit';

/** HTML's own attributes that read nearly like one of an element's. */
const html = ['part', 'slot'];

const read = new WeakSet<Element>();

/**
 * Tells the page's owner, in the console, what HTML takes without a word: a tag that is none of ours, an attribute that is
 * nearly one of an element's, and an element that stands inside another one, where nobody sees it. Never rejects.
 *
 * @param tags all there are
 */
export async function proofread(elements: readonly Element[], tags: readonly string[]): Promise<void> {
  for (const element of elements) {
    const { localName } = element;
    if (!localName.startsWith('attune-') || read.has(element)) continue;
    const ours = tags.includes(localName);
    // Its code has not come; the page's owner knows.
    if (ours && !customElements.get(localName)) continue;
    read.add(element);
    if (!ours) {
      // A page may have elements of its own that are called so.
      const meant = customElements.get(localName) ? undefined : await meantBy(localName, tags);
      if (meant) console.warn(`Attune: there is no <${localName}>: perhaps <${meant}>. There is ${tags.join(', ')}`);
      continue;
    }
    const hidden = localName !== 'attune-provider' && element.querySelector(String(tags))?.localName;
    if (hidden)
      console.warn(
        `Attune: <${hidden}> stands inside <${localName}>, which hides it; write </${localName}> before it: "/>" ends nothing in HTML`,
      );
    await spell(element);
  }
}

async function spell(element: Element): Promise<void> {
  const { observedAttributes: known } = element.constructor as typeof ReactiveElement;
  for (const name of element.getAttributeNames()) {
    const meant = known.includes(name) || html.includes(name) ? undefined : await meantBy(name, known);
    if (meant)
      console.warn(
        `Attune: <${element.localName}> knows no attribute "${name}": perhaps "${meant}". It knows ${known.join(', ')}`,
      );
  }
}

/**
 * The word that was probably meant, where one is near and what finds it has come. Whoever mistypes a word seldom mistypes
 * its first letter; what frameworks add for themselves has other ones.
 */
const meantBy = (word: string, known: readonly string[]): Promise<string | undefined> =>
  import('../core/nearest.js').then(
    ({ nearest }) =>
      nearest(
        word,
        known.filter((each) => each[0] === word[0]),
      ),
    () => undefined,
  );
