import ts from 'typescript';

/** What the code has: nothing of it comes from a comment. */
export class CodeNames {
  /** Everything that is declared, imported or called, and every key. */
  identifiers = new Set();
  /** What other files can import, and what is imported from packages. */
  exports = new Set();
  /** String literals, and the fixed parts of templates. */
  literals = new Set();
  errorCodes = new Set();
  eventNames = new Set();
  /** What the command line takes, and its options. */
  commands = new Set();
  /** The members of exported things, and what else has them. */
  #members = new Map();

  /** @param file its name tells how it is written, and whether it holds error tables */
  add(file, text) {
    const isErrorTable = /errors\.ts$/.test(file);
    const visit = (node) => {
      this.#note(node, isErrorTable);
      ts.forEachChild(node, visit);
    };
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
    for (const statement of source.statements) this.#noteExports(statement);
    visit(source);
  }

  #note(node, isErrorTable) {
    if (ts.isIdentifier(node)) this.identifiers.add(node.text);
    if (ts.isPrivateIdentifier(node)) this.identifiers.add(node.text.slice(1));
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) this.literals.add(node.text);
    if (ts.isTemplateMiddleOrTemplateTail(node)) this.literals.add(node.text);
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.name)) {
      this.identifiers.add(node.name.text);
    }
    if (isErrorTable && ts.isPropertyAssignment(node) && node.name.text === 'code') {
      if (ts.isStringLiteralLike(node.initializer)) this.errorCodes.add(node.initializer.text);
    }
    if (ts.isTypeReferenceNode(node) && node.typeName.text === 'DomainEvent') {
      const name = node.typeArguments?.[0]?.literal;
      if (name) this.eventNames.add(name.text);
    }
    if (ts.isNewExpression(node) && node.expression.text === 'Command') this.#noteCommand(node);
    if (ts.isCallExpression(node) && /^(command|option)$/.test(node.expression.name?.text ?? '')) {
      this.#noteCommand(node);
    }
  }

  /** `'skip <event>'` names `skip`, and `'-o, --output <file>'` names `--output`. */
  #noteCommand({ arguments: [first] = [] }) {
    if (!first || !ts.isStringLiteralLike(first)) return;
    this.commands.add(/--[\w-]+/.exec(first.text)?.[0] ?? first.text.split(' ')[0]);
  }

  #noteExports(statement) {
    if (ts.isImportDeclaration(statement)) {
      const { importClause, moduleSpecifier } = statement;
      if (moduleSpecifier.text.startsWith('.') || !importClause) return;
      const { name, namedBindings } = importClause;
      for (const { name: one } of [{ name }, ...(namedBindings?.elements ?? [])]) {
        if (one) this.exports.add(one.text);
      }
    }
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        this.#noteExport(name, initializer && membersOfValue(initializer));
      }
    } else if (statement.name) this.#noteExport(statement.name, membersOf(statement));
  }

  #noteExport({ text }, members = { names: [], bases: [undefined] }) {
    if (text === undefined) return;
    this.exports.add(text);
    const { names = [], bases = [] } = this.#members.get(text) ?? {};
    this.#members.set(text, {
      names: [...names, ...members.names],
      bases: [...bases, ...members.bases],
    });
  }

  /**
   * The members of something exported; undefined when nobody here can list them all.
   * @param derived what was asked before, and has these as its own
   */
  membersOf(name, derived = []) {
    const known = this.#members.get(name);
    if (!known) return undefined;
    const bases = known.bases.filter((base) => ![name, ...derived].includes(base));
    const inherited = bases.map((base) => this.membersOf(base, [name, ...derived]));
    return inherited.includes(undefined) ? undefined : [...known.names, ...inherited.flat()];
  }
}

/**
 * The names of the members that a class, interface or type of an object declares by itself, and its
 * bases; undefined, and so an unknown base, where that cannot be told.
 */
function membersOf(node) {
  if (ts.isTypeAliasDeclaration(node)) {
    return ts.isTypeLiteralNode(node.type) ? membersNamed(node.type.members) : undefined;
  }
  if (!node.members) return undefined;
  const parameters = node.members
    .filter(ts.isConstructorDeclaration)
    .flatMap((made) => made.parameters);
  const properties = parameters.filter(({ modifiers }) => modifiers !== undefined);
  const bases = (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression.text));
  return membersNamed([...node.members, ...properties], bases);
}

/** The keys of an object, and of an error table. */
function membersOfValue(value) {
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) {
    return membersOfValue(value.expression);
  }
  if (ts.isCallExpression(value) && value.expression.text === 'defineErrors') {
    return membersOfValue(value.arguments[0]);
  }
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  return value.properties.some(ts.isSpreadAssignment) ? undefined : membersNamed(value.properties);
}

function membersNamed(nodes, bases = []) {
  return {
    names: nodes.flatMap(({ name }) => (name?.text === undefined ? [] : [name.text])),
    bases,
  };
}
