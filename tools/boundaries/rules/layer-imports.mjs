import { isBuiltin } from 'node:module';
import {
  declaredPackages,
  fromRoot,
  isTest,
  layerOf,
  resolveRelative,
  servesTests,
} from '../workspace.mjs';
import { importVisitors } from './imports-of.mjs';

const TESTING_ENTRY = '/testing';

/** Refuses every import that is not on the allow-list of the file's layer. */
export default {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{reason}}' } },
  create(context) {
    const layer = layerOf(context.filename);
    if (!layer) return {};
    return importVisitors((node, specifier) => {
      const reason = reasonAgainst(layer, context.filename, specifier);
      if (reason) context.report({ node, messageId: 'forbidden', data: { reason } });
    });
  },
};

/** Why a file of the layer may not import it; null when it may. */
function reasonAgainst(layer, file, specifier) {
  if (specifier === null) return `${layer.name} imports only what is written out.`;
  if (specifier.startsWith('.')) {
    const target = resolveRelative(file, specifier);
    if (!fromRoot(target).startsWith(`${layer.folder}/`)) {
      return `A relative import must not leave ${layer.folder}.`;
    }
    return servesTests(target) && !servesTests(file) ? `Only tests may import ${specifier}.` : null;
  }
  if (specifier.startsWith('/') || specifier.startsWith('file:')) {
    return `${layer.name} must not import by an absolute path.`;
  }
  if (isBuiltin(specifier)) {
    if (layer.builtins) return null;
    return `${layer.name} must not import the Node module ${specifier}.`;
  }
  const name = packageOf(specifier);
  if (name.startsWith('@strata/')) return reasonAgainstWorkspace(layer, file, name, specifier);
  if (isNever(layer, name)) return `${layer.name} must not import ${name}.`;
  if (isTest(file) && isTestTool(layer, name)) return null;
  if (layer.packages === 'none') return `${layer.name} must not import the package ${name}.`;
  if (!declaredPackages(layer.folder, 'dependencies').has(name)) {
    return `${name} is not declared in ${layer.folder}/package.json.`;
  }
  return null;
}

function reasonAgainstWorkspace(layer, file, name, specifier) {
  if (![name, specifier].some((allowed) => layer.workspace.includes(allowed))) {
    return `${layer.name} must not import ${specifier}.`;
  }
  if (specifier.slice(name.length).startsWith(TESTING_ENTRY) && !servesTests(file)) {
    return `Only tests may import ${specifier}.`;
  }
  return null;
}

function isNever({ never = [] }, name) {
  return never.includes(name) || never.includes(name.replace(/\/.*/, '/*'));
}

function isTestTool(layer, name) {
  return layer.tests === 'root'
    ? declaredPackages('.', 'devDependencies').has(name)
    : layer.tests.includes(name);
}

function packageOf(specifier) {
  const [scope, name] = specifier.split('/');
  return specifier.startsWith('@') ? `${scope}/${name}` : scope;
}
