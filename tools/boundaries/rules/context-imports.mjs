import { mayKnow } from '../contexts.mjs';
import { contextOf, contextsOfExports, fromRoot, resolveRelative } from '../workspace.mjs';
import { importVisitors } from './imports-of.mjs';

const ROOT_FILE = /^libs\/(\w+\/src|api\/src\/v1)\/[\w-]+\.ts$/;

/** Keeps each bounded context to those it may know, whichever way it names them. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      forbidden: 'The context {{from}} must not know the context {{to}}.',
      root: 'A context must not import {{file}}, which knows all of them.',
    },
  },
  create(context) {
    const from = contextOf(context.filename);
    // A test may set its scene with whatever it needs.
    if (!from || context.filename.endsWith('.spec.ts')) return {};
    const expect = (node, to) => {
      if (to && !mayKnow(from, to)) {
        context.report({ node, messageId: 'forbidden', data: { from, to } });
      }
    };
    return importVisitors((node, specifier) => {
      if (specifier === null) return;
      if (specifier.startsWith('.')) {
        const target = resolveRelative(context.filename, specifier);
        const file = fromRoot(target);
        if (ROOT_FILE.test(file)) context.report({ node, messageId: 'root', data: { file } });
        else expect(node, contextOf(target));
      } else if (specifier === '@strata/domain' || specifier === '@strata/application') {
        const origins = contextsOfExports(specifier);
        for (const name of namesOf(node)) expect(node, origins.get(name));
      }
    });
  },
};

/** The names that an import takes from a library's entry. */
function namesOf(node) {
  if (node.type === 'TSImportType') return node.qualifier ? [leftmost(node.qualifier)] : [];
  return (node.specifiers ?? []).map(({ imported, local }) => (imported ?? local).name);
}

function leftmost(name) {
  return name.type === 'TSQualifiedName' ? leftmost(name.left) : name.name;
}
