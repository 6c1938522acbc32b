// Checks custom-elements.json for gaps in the documentation, and derives what editors read from it.
import { readFileSync } from 'node:fs';
import { validateCem } from '@wc-toolkit/cem-validator';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

/** Public names that lack the words a user of the element needs. */
function* gapsOf({ tagName, summary, members = [], ...listed }) {
  if (!summary) yield `<${tagName}> has no @summary`;
  const open = ({ privacy, static: fixed, inheritedFrom }) => !fixed && !inheritedFrom && (privacy ?? 'public') === 'public';
  for (const { name, kind, description } of members.filter(open)) {
    if (!description && !lifecycle.has(name)) yield `<${tagName}> ${kind} ${name} has no sentence above it`;
  }
  for (const [list, tag] of Object.entries({ slots: 'slot', events: 'fires', cssParts: 'csspart', cssProperties: 'cssprop', cssStates: 'cssstate' })) {
    for (const { name, type, description } of listed[list] ?? []) {
      if (name === undefined) yield `<${tagName}> dispatches ${type?.text}, which no @fires names`;
      else if (!description) yield `<${tagName}> @${tag} ${name || '(default)'} has no description`;
      else if (list === 'events' && !type?.text) yield `<${tagName}> @fires ${name} does not name its class, such as {AttuneResultEvent}`;
    }
  }
}
// Lit's and the platform's own methods: they are public only so that they can be called.
const lifecycle = new Set([
  'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'adoptedCallback',
  'formAssociatedCallback', 'formDisabledCallback', 'formResetCallback', 'formStateRestoreCallback',
  'render', 'update', 'updated', 'firstUpdated', 'willUpdate', 'shouldUpdate', 'createRenderRoot', 'focus',
]);

const gaps = elements.flatMap((element) => [...gapsOf(element)]);
if (gaps.length) {
  console.error(gaps.join('\n'));
  process.exit(1);
}

const strictly = (names) => Object.fromEntries(names.map((name) => [name, 'error']));
await validateCem(manifest, {
  packageJsonPath: './package.json',
  cemFileName: 'custom-elements.json',
  rules: {
    packageJson: strictly(['packageType', 'main', 'module', 'types', 'exports', 'customElementsProperty', 'publishedCem']),
    manifest: {
      ...strictly(['schemaVersion', 'modulePath', 'definitionPath', 'tagName']),
      typeDefinitionPath: 'off', // the .d.ts stands beside the module
      exportTypes: 'off', // types are exported by the package's own entry, each once
    },
  },
});
generateVsCodeCustomElementData(manifest, { outdir: 'dist', htmlFileName: 'vscode.html-custom-data.json', cssFileName: null, hideLogs: true });
generateJetBrainsWebTypes(manifest, { outdir: 'dist', webTypesFileName: 'web-types.json', hideLogs: true });
