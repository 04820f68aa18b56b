const FOLDERS = ['libs/domain/src', 'libs/kit/domain/src'];
const EXPORTED = /^export (?:abstract )?(?:class|interface|type|const|function) (\w+)/gm;

/**
 * Everything that the domain exports has a name of its own.
 * @throws Error when one of the new names is that of something else
 */
export function expectNewName(tree, { className, context, kebab }) {
  const own = `libs/domain/src/${context}/${kebab}`;
  const wanted = ['', 'Id', 'Snapshot', 'Change', 'Events'].map((end) => className + end);
  for (const path of FOLDERS.flatMap((folder) => [...filesBelow(tree, folder)])) {
    if (path.startsWith(`${own}.`) || path.startsWith(`${own}-`)) continue;
    for (const [, name] of tree.read(path, 'utf8').matchAll(EXPORTED)) {
      if (wanted.includes(name)) throw new Error(`There is a ${name} in ${path} already.`);
    }
  }
}

function* filesBelow(tree, folder) {
  for (const name of tree.children(folder)) {
    const path = `${folder}/${name}`;
    if (tree.isFile(path)) {
      if (path.endsWith('.ts') && !path.endsWith('.spec.ts')) yield path;
    } else yield* filesBelow(tree, path);
  }
}
