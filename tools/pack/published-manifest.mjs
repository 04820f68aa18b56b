/** What all libraries say alike has its one home in the package.json at the root of the repository. */
const SHARED = ['license', 'homepage', 'bugs', 'engines', 'publishConfig'];
/** What only this workspace can follow: the sources are not packed. */
const SOURCE_CONDITION = '@strata/source';
const LEFT_OUT = [
  '!**/*.tsbuildinfo',
  // They lead to the sources, and unlike those of the code cannot carry them.
  '!**/*.d.ts.map',
];

/**
 * The package.json that a library is published with.
 * @param own the one in its folder
 * @param root the one at the root of the repository
 * @param directory the folder of the library, from there
 */
export function publishedManifest(own, root, directory) {
  const { name, version, description, scripts: _scripts, nx: _nx, ...rest } = own;
  const layer = name.replace(/^.*\/|-kit$/g, '');
  return {
    name,
    version,
    description,
    keywords: [...root.keywords, layer],
    ...Object.fromEntries(SHARED.map((field) => [field, root[field]])),
    repository: { ...root.repository, directory },
    ...rest,
    exports: withoutSources(own.exports),
    files: [...own.files, ...LEFT_OUT],
  };
}

/** Exports that lead to packed files only: where a condition matches, nobody looks any further. */
function withoutSources(exports) {
  if (typeof exports === 'string') return exports;
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([condition]) => condition !== SOURCE_CONDITION)
      .map(([key, value]) => [key, withoutSources(value)]),
  );
}
