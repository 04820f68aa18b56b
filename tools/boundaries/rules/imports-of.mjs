/**
 * The visitors that see every way in which TypeScript names another module: static, dynamic,
 * `require`, type imports and exports. Nothing that imports escapes a rule built on them.
 * @param report called with the node and the specifier; null when that is not a literal
 */
export function importVisitors(report) {
  const literal = (node, source) => {
    report(node, typeof source?.value === 'string' ? source.value : null);
  };
  return {
    ImportDeclaration: (node) => literal(node, node.source),
    ExportAllDeclaration: (node) => literal(node, node.source),
    ExportNamedDeclaration: (node) => node.source && literal(node, node.source),
    ImportExpression: (node) => literal(node, node.source),
    TSImportType: (node) => literal(node, node.source ?? node.argument?.literal),
    TSExternalModuleReference: (node) => literal(node, node.expression),
    CallExpression: (node) => {
      const callee = node.callee.type === 'MemberExpression' ? node.callee.object : node.callee;
      if (callee.type === 'Identifier' && callee.name === 'require') {
        literal(node, node.arguments[0]);
      }
    },
  };
}
