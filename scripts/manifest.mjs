// Fails the build where custom-elements.json lacks words, and derives what editors read from it.
import { readFileSync } from 'node:fs';
import { validateCem } from '@wc-toolkit/cem-validator';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { gapsOf } from './manifest-gaps.mjs';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

const gaps = elements.flatMap(gapsOf);
if (gaps.length) {
  console.error(gaps.join('\n'));
  process.exit(1);
}

const strictly = (names) => Object.fromEntries(names.map((name) => [name, 'error']));
await validateCem(manifest, {
  packageJsonPath: './package.json',
  cemFileName: 'custom-elements.json',
  rules: {
    packageJson: strictly([
      'packageType',
      'main',
      'module',
      'types',
      'exports',
      'customElementsProperty',
      'publishedCem',
    ]),
    manifest: {
      ...strictly(['schemaVersion', 'modulePath', 'definitionPath', 'tagName']),
      typeDefinitionPath: 'off', // the .d.ts stands beside the module
      exportTypes: 'off', // types are exported by the package's own entry, each once
    },
  },
});
generateVsCodeCustomElementData(manifest, {
  outdir: 'dist',
  htmlFileName: 'vscode.html-custom-data.json',
  cssFileName: null,
  hideLogs: true,
});
generateJetBrainsWebTypes(manifest, { outdir: 'dist', webTypesFileName: 'web-types.json', hideLogs: true });
