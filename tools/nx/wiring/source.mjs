import ts from 'typescript';

/** A file does not hold what a line was to be added to. */
export class TargetMissing extends Error {
  /**
   * @param file its path
   * @param target what was looked for
   * @param lines to be added by hand
   */
  constructor(file, target, lines) {
    super([`${file} has no ${target}. Add there:`, ...lines.map((line) => `  ${line}`)].join('\n'));
    this.name = 'TargetMissing';
  }
}

/** A text as a tree; undefined when it does not parse. */
export function treeOf(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return tree.parseDiagnostics.length === 0 ? tree : undefined;
}

/** What lies inside `as const`, `satisfies`, brackets and `Object.freeze`. */
function unwrapped(node) {
  let inner = node;
  while (
    inner &&
    (ts.isAsExpression(inner) ||
      ts.isSatisfiesExpression(inner) ||
      ts.isParenthesizedExpression(inner) ||
      (ts.isCallExpression(inner) && inner.expression.getText() === 'Object.freeze'))
  ) {
    inner = ts.isCallExpression(inner) ? inner.arguments[0] : inner.expression;
  }
  return inner;
}

/** The object that a constant of the file is; undefined where there is none. */
export function objectNamed(tree, name) {
  for (const statement of tree?.statements ?? []) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: own, initializer } of statement.declarationList.declarations) {
      const object = unwrapped(initializer);
      if (own.getText() === name && object && ts.isObjectLiteralExpression(object)) return object;
    }
  }
  return undefined;
}

/** The array that a function of the file returns. */
export function arrayReturnedBy(tree, name) {
  const declared = tree?.statements.find(
    (statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
  );
  const returned = declared?.body?.statements.find(ts.isReturnStatement);
  const array = unwrapped(returned?.expression);
  return array && ts.isArrayLiteralExpression(array) ? array : undefined;
}

/** The name of a member of an object, without its quotes. */
export function memberName({ name }) {
  return name && (ts.isStringLiteralLike(name) || ts.isIdentifier(name)) ? name.text : undefined;
}

/** What a constant of a file holds: by name, the text of each value. */
export function membersOf(file, text, constant) {
  const object = objectNamed(treeOf(file, text), constant);
  return new Map(
    (object?.properties ?? []).map((member) => [
      memberName(member),
      member.initializer?.getText() ?? memberName(member),
    ]),
  );
}

/** Where each imported name of a file comes from. */
export function importsOf(file, text) {
  const tree = treeOf(file, text);
  const clauses = (tree?.statements ?? []).filter(ts.isImportDeclaration);
  return new Map(
    clauses.flatMap(({ importClause, moduleSpecifier }) => {
      const names = importClause?.namedBindings;
      return names && ts.isNamedImports(names)
        ? names.elements.map(({ name }) => [name.text, moduleSpecifier.text])
        : [];
    }),
  );
}
