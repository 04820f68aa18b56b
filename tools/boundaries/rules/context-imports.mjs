import { CONTEXT_FREE, mayKnow } from '../contexts.mjs';
import {
  contextOf,
  contextsOfExports,
  fromRoot,
  resolveRelative,
  unlistedFolderOf,
} from '../workspace.mjs';
import { importVisitors } from './imports-of.mjs';

const ROOT_FILE = /^libs\/(\w+\/src|api\/src\/v1)\/[\w-]+\.ts$/;

/** Keeps each bounded context to those it may know, whichever way it names them. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      forbidden: 'The context {{from}} must not know the context {{to}}.',
      free: '{{from}} serves every context and must know none.',
      unlisted: 'The folder {{folder}} is in no table of tools/boundaries/contexts.mjs.',
      whole: 'Name what you import from {{specifier}}; as a whole it knows every context.',
      root: 'A context must not import {{file}}, which knows all of them.',
    },
  },
  create(context) {
    // A test may set its scene with whatever it needs.
    if (context.filename.endsWith('.spec.ts')) return {};
    const folder = unlistedFolderOf(context.filename);
    if (folder) {
      return {
        Program: (node) => context.report({ node, messageId: 'unlisted', data: { folder } }),
      };
    }
    const from = contextOf(context.filename);
    if (!from) return contextFreeVisitors(context);
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
        const names = namesOf(node);
        if (!names) context.report({ node, messageId: 'whole', data: { specifier } });
        else for (const name of names) expect(node, origins.get(name));
      }
    });
  },
};

/** Keeps the contexts out of a technical folder that serves them all. */
function contextFreeVisitors(context) {
  const file = fromRoot(context.filename);
  const from = Object.keys(CONTEXT_FREE).find((folder) => file.startsWith(`${folder}/`));
  if (!from) return {};
  return importVisitors((node, specifier) => {
    if (!specifier?.startsWith('.')) return;
    const target = fromRoot(resolveRelative(context.filename, specifier));
    if (target.startsWith(`${CONTEXT_FREE[from]}/`)) {
      context.report({ node, messageId: 'free', data: { from } });
    }
  });
}

/** The names that an import takes from a library's entry; null when it takes the whole. */
function namesOf(node) {
  if (node.type === 'TSImportType') return node.qualifier ? [leftmost(node.qualifier)] : null;
  const { specifiers } = node;
  if (!specifiers || specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier'))
    return null;
  return specifiers.map(({ imported, local }) => (imported ?? local).name ?? imported.value);
}

function leftmost(name) {
  return name.type === 'TSQualifiedName' ? leftmost(name.left) : name.name;
}
