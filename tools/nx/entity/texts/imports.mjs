/** An import statement of these names, in the order of the alphabet; `type` before a name marks a type. */
export function importOf(names, from) {
  const unique = [...new Set(names)];
  if (unique.length === 0) return '';
  const sorted = unique.sort((one, other) => (plain(one) < plain(other) ? -1 : 1));
  if (sorted.every((name) => name.startsWith('type '))) {
    return `import type { ${sorted.map((name) => name.slice(5)).join(', ')} } from '${from}';`;
  }
  return `import { ${sorted.join(', ')} } from '${from}';`;
}

/** The imports of the ids that an entity refers by. */
export function idImports({ context: own }, fields) {
  const targets = new Map(
    fields.flatMap(({ references }) => (references ? [[references.id, references]] : [])),
  );
  return [...targets]
    .map(([id, { context, kebab }]) => {
      const folder = context === own ? '.' : `../${context}`;
      return `import type { ${id} } from '${folder}/${kebab}.js';`;
    })
    .join('\n');
}

function plain(name) {
  return name.replace(/^type /, '').toLowerCase();
}
