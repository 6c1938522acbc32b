// What an element's entry in custom-elements.json must say.

// Lit's and the platform's own methods: they are public only so that they can be called.
const lifecycle = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'adoptedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'createRenderRoot',
]);
const lists = { slots: 'slot', events: 'fires', cssParts: 'csspart', cssProperties: 'cssprop', cssStates: 'cssstate' };

/**
 * What is public and lacks the words that a user of the element needs, one line each.
 *
 * @param {{ tagName: string, [key: string]: any }} element
 */
export function gapsOf({ tagName, summary, members = [], attributes = [], ...documented }) {
  const gaps = [];
  if (!summary) gaps.push('has no @summary');
  for (const { name, kind, description, privacy = 'public', static: ofClass } of members) {
    if (privacy !== 'public' || ofClass || lifecycle.has(name)) continue;
    if (!description) gaps.push(`${kind} ${name} has no sentence above it`);
    if (/^on/i.test(name)) gaps.push(`${kind} ${name} begins with "on": frameworks take it for an event handler`);
  }
  for (const { name } of attributes) {
    if (/^on/i.test(name)) gaps.push(`attribute ${name} begins with "on": frameworks take it for an event handler`);
  }
  for (const [list, tag] of Object.entries(lists)) {
    for (const { name, type, description } of documented[list] ?? []) {
      if (!description)
        gaps.push(
          list === 'events' && !name
            ? `dispatches ${type?.text}, which no @fires names`
            : `@${tag} ${name || '(default)'} has no description`,
        );
      else if (list === 'events' && !type?.text)
        gaps.push(`@fires ${name} does not name its class, such as {AttuneResultEvent}`);
    }
  }
  return gaps.map((gap) => `<${tagName}> ${gap}`);
}
