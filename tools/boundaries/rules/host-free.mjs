import { HOST_FREE_LAYERS } from '../layers.mjs';
import { layerOf } from '../workspace.mjs';

/** What a program can learn from or do to its host without importing anything. */
const HOST = new Set(
  `process fetch crypto performance setTimeout setInterval setImmediate queueMicrotask console
   Buffer WebAssembly WebSocket navigator localStorage globalThis global window self eval Function
   require module __dirname __filename`.split(/\s+/),
);

/** Refuses the clock, randomness and input or output where time, actor and ids are passed in. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { host: '{{layer}} must not use {{name}} of the host; let it be passed in.' },
  },
  create(context) {
    const layer = layerOf(context.filename);
    const isSpec = context.filename.endsWith('.spec.ts');
    if (!layer || isSpec || !HOST_FREE_LAYERS.includes(layer.name)) return {};
    return {
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program);
        const variables = context.sourceCode.scopeManager.scopes.flatMap((each) => each.variables);
        const globals = [
          ...scope.through,
          ...variables.filter(({ defs }) => defs.every(isAmbient)).flatMap((v) => v.references),
        ];
        for (const { identifier, isTypeReference } of globals) {
          const name = isTypeReference ? null : hostAccess(identifier);
          if (name) {
            context.report({
              node: identifier,
              messageId: 'host',
              data: { layer: layer.name, name },
            });
          }
        }
      },
    };
  },
};

/** `declare const process` names the host's, and makes none of its own. */
function isAmbient({ node }) {
  return Boolean(node.declare ?? node.parent?.declare);
}

/** What of the host a global name reaches; null for what every JavaScript has alike. */
function hostAccess(identifier) {
  const { name, parent } = identifier;
  if (HOST.has(name)) return name;
  if (name === 'Math')
    return isMember(identifier, (key) => key !== 'random') ? null : 'Math.random';
  if (name !== 'Date') return null;
  const isOfGivenTime =
    parent.type === 'NewExpression' &&
    parent.callee === identifier &&
    parent.arguments.length > 0 &&
    parent.arguments[0].type !== 'SpreadElement';
  const isCheck = parent.type === 'BinaryExpression' && parent.operator === 'instanceof';
  const isPure = isMember(identifier, (key) => key === 'UTC' || key === 'parse');
  return isOfGivenTime || isCheck || isPure ? null : 'the clock (Date)';
}

function isMember(identifier, accept) {
  const { parent } = identifier;
  return (
    parent.type === 'MemberExpression' &&
    parent.object === identifier &&
    !parent.computed &&
    accept(parent.property.name)
  );
}
