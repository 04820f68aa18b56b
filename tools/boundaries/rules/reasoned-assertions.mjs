import { servesTests } from '../workspace.mjs';

/** What a reason may stand above, besides the line of the assertion: the smallest of these around it. */
const ANCHOR =
  /Statement$|Declaration$|^(?:Property|PropertyDefinition|ArrowFunctionExpression|FunctionExpression)$/;
/** A comment that tells a tool something, and a reader nothing. */
const DIRECTIVE = /^\s*(?:@ts-|c8|eslint|istanbul|prettier|v8)/;

/** Wants a reason with every `as` and `!`: they overrule the compiler, which then looks away. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      reason: 'Say why this {{assertion}} holds, in a comment right above it or behind it.',
    },
  },
  create(context) {
    const { filename, sourceCode } = context;
    if (servesTests(filename)) return {};
    const reasons = sourceCode.getAllComments().filter(isReason);
    // What stands behind code speaks of that code, not of what is below.
    const alone = reasons.filter((comment) => {
      const before = sourceCode.getTokenBefore(comment);
      return before?.loc.end.line !== comment.loc.start.line;
    });
    const above = new Set(alone.map(({ loc }) => loc.end.line + 1));
    const expectReason = (node, assertion) => {
      const { start, end } = node.loc;
      const isReasoned =
        [anchorOf(node).loc.start.line, start.line, end.line].some((line) => above.has(line)) ||
        reasons.some(({ loc, range }) => loc.start.line === end.line && range[0] >= node.range[1]);
      if (!isReasoned) context.report({ node, messageId: 'reason', data: { assertion } });
    };
    const expectReasonOfType = (node) => {
      if (node.typeAnnotation.typeName?.name !== 'const') expectReason(node, 'type');
    };
    const expectReasonIfDefinite = (node) => {
      if (node.definite) expectReason(node, '!');
    };
    return {
      TSAsExpression: expectReasonOfType,
      TSTypeAssertion: expectReasonOfType,
      TSNonNullExpression: (node) => expectReason(node, '!'),
      VariableDeclarator: expectReasonIfDefinite,
      PropertyDefinition: expectReasonIfDefinite,
    };
  },
};

/** Documentation (`/**`) says what something is, which is no reason. */
function isReason({ type, value }) {
  const isDocumentation = type === 'Block' && value.startsWith('*');
  return !isDocumentation && /\p{L}/u.test(value) && !DIRECTIVE.test(value);
}

function anchorOf(node) {
  let anchor = node;
  while (!ANCHOR.test(anchor.type) && anchor.parent) anchor = anchor.parent;
  return anchor;
}
