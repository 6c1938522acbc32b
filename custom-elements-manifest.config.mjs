export default {
  globs: ['src/elements/**/*.ts', 'src/events/*.ts', 'src/controllers/deliverable.ts'],
  exclude: ['src/elements/*/*.*.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [
    {
      name: 'attune',
      packageLinkPhase({ customElementsManifest: manifest }) {
        // deprecations and states, which the analyzer does write, are of this version
        manifest.schemaVersion = '2.1.0';
        for (const { path: module, declarations, exports } of manifest.modules) {
          // what elements are made of has no tag, and is none
          for (const each of declarations) if (!each.tagName) delete each.customElement;
          for (const { name, tagName, ...item } of declarations.filter((each) => each.tagName)) {
            // define() is ours, so the analyzer cannot see that the tag is registered
            exports.push({ kind: 'custom-element-definition', name: tagName, declaration: { name, module } });
            // the analyzer adds an event for each dispatchEvent(new SomeEvent()), named by its first argument if at
            // all: it stays only where no @fires documents it, and then fails the build (scripts/manifest.mjs)
            const documented = new Set(
              item.events?.filter((event) => event.description).map((event) => event.type?.text),
            );
            const kept = item.events?.filter((event) => event.description || !documented.has(event.type?.text));
            item.events?.splice(0, Infinity, ...kept);
          }
        }
        publish(manifest);
      },
    },
  ],
};

/** Names modules as they are published: src/elements/survey/survey.ts is dist/elements/survey/survey.js. */
function publish(node) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'object' && value) publish(value);
    else if ((key === 'path' || key === 'module') && /^\/?src\//.test(value))
      node[key] = value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
  }
}
