export default {
  globs: ['src/elements/**/*.ts', 'src/events/*.ts'],
  exclude: ['**/*.model.ts', '**/*.styles.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [
    {
      name: 'attune',
      packageLinkPhase({ customElementsManifest }) {
        for (const { path: module, declarations, exports } of customElementsManifest.modules)
          for (const { name, tagName, ...item } of declarations.filter((each) => each.tagName)) {
            // define() is ours, so the analyzer cannot see that the tag is registered
            exports.push({ kind: 'custom-element-definition', name: tagName, declaration: { name, module } });
            // the analyzer adds a nameless event for each dispatchEvent(new SomeEvent()): it stays only where
            // no @fires documents it, and then fails the build (scripts/manifest.mjs)
            const documented = new Set(item.events?.filter((event) => event.name).map((event) => event.type?.text));
            item.events?.splice(
              0,
              Infinity,
              ...item.events.filter((event) => event.name || !documented.has(event.type?.text)),
            );
          }
      },
    },
  ],
};
