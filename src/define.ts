/** Registers a tag once, so that a page that loads the library twice does not break. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
