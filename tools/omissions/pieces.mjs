import ts from 'typescript';

/**
 * What can be left out of a file, one at a time: columns, filters, sort keys, unique values, hidden fields,
 * fields that mappers write, errors, lines of the container and of the lists of all contexts.
 * @returns pieces as `{ kind, name, start, end }`, to be cut out of the text
 */
export function piecesOf(file, tree) {
  return KINDS.filter(({ files }) => files.test(file)).flatMap((kind) => kind.find(tree));
}

const COLLECTION_PARTS = {
  filters: 'filter',
  sorts: 'sort key',
  unique: 'unique value',
};

const KINDS = [
  { files: /-collection\.ts$/, find: collectionParts },
  { files: /prismaNamespaceBrowser\.ts$/, find: columns },
  { files: /-errors\.ts$/, find: errors },
  { files: /\/domain\/src\/\w+\/[\w-]+\.ts$/, find: snapshotFields },
  { files: /-resource\.ts$/, find: resourceFields },
  { files: /\.module\.ts$/, find: bindings },
  { files: /-slice\.ts$/, find: sliceParts },
  {
    files:
      /\/(collections|tables|slices|sql-slices|in-memory-slices|queries|transaction|pg-reads|sql-transaction|in-memory-store|endpoints|container|domain-events)\.ts$/,
    find: listLines,
  },
];

function collectionParts(tree) {
  return calls(tree, 'collection').flatMap(([declaration]) =>
    Object.entries(COLLECTION_PARTS).flatMap(([part, kind]) =>
      propertiesOf(propertyOf(declaration, part)).map((property) => piece(kind, property)),
    ),
  );
}

/** What a context's slice makes of a store. */
function sliceParts(tree) {
  return nodes(tree)
    .filter(
      (node) =>
        ts.isPropertyAssignment(node) && /^(repositories|queries)$/.test(node.name.getText()),
    )
    .flatMap(
      ({ initializer }) =>
        [initializer, ...nodes(initializer)].find(ts.isObjectLiteralExpression)?.properties ?? [],
    )
    .map((made) => piece('part of a slice', made));
}

/** Fields of the generated client, for the models that a table names. */
function columns(tree) {
  return tree.statements.flatMap((statement) => {
    const [declaration] = statement.declarationList?.declarations ?? [];
    const model = /^(\w+)ScalarFieldEnum$/.exec(declaration?.name.text ?? '')?.[1];
    if (!model) return [];
    const fields = propertiesOf(unwrap(declaration.initializer));
    return fields.map((field) => ({ ...piece('column', field), model }));
  });
}

function errors(tree) {
  return calls(tree, 'defineErrors').flatMap(([table]) =>
    propertiesOf(table).map((property) => piece('error', property)),
  );
}

/** What `toSnapshot`, and the methods that it takes parts from, say of an aggregate. */
function snapshotFields(tree) {
  return nodes(tree)
    .filter((node) => ts.isMethodDeclaration(node) && /^(toSnapshot|#facts)$/.test(node.name.text))
    .flatMap((method) => nodes(method).filter(ts.isReturnStatement))
    .flatMap(({ expression }) => propertiesOf(expression))
    .map((property) => piece('field of a snapshot', property));
}

function resourceFields(tree) {
  return nodes(tree)
    .filter((node) => ts.isPropertyAssignment(node) && node.name.text === 'fields')
    .flatMap(({ initializer }) => propertiesOf(initializer))
    .map((property) => piece('field of a resource', property));
}

function bindings(tree) {
  return nodes(tree)
    .filter((node) => ts.isExpressionStatement(node) && /^bind\(/.test(node.getText()))
    .map((statement) => piece('line of the container', statement));
}

/** The lines of the lists and records that files of all contexts have on their first level. */
function listLines(tree) {
  return tree.statements
    .flatMap((statement) => {
      if (ts.isInterfaceDeclaration(statement)) return [...statement.members];
      if (ts.isTypeAliasDeclaration(statement)) return [...(statement.type.types ?? [])];
      return nodes(statement)
        .filter((node) => isOutermostLiteral(node, statement))
        .flatMap((literal) => [...(literal.properties ?? literal.elements)]);
    })
    .map((line) => piece('line of a list', line));
}

function isOutermostLiteral(node, statement) {
  if (!ts.isObjectLiteralExpression(node) && !ts.isArrayLiteralExpression(node)) return false;
  for (let outer = node.parent; outer !== statement; outer = outer.parent) {
    if (ts.isObjectLiteralExpression(outer) || ts.isArrayLiteralExpression(outer)) return false;
    if (ts.isNewExpression(outer)) return false;
    if (ts.isCallExpression(outer) && outer.expression.getText() !== 'transactionOf') return false;
  }
  return true;
}

function piece(kind, node) {
  const { text } = node.getSourceFile();
  const comma = /^\s*[,&|]/.exec(text.slice(node.end))?.[0].length ?? 0;
  const name = node.name?.text ?? node.getText().replace(/\s+/g, ' ').slice(0, 60);
  return { kind, name, start: node.getFullStart(), end: node.end + comma };
}

function calls(tree, name) {
  return nodes(tree)
    .filter((node) => ts.isCallExpression(node) && node.expression.getText() === name)
    .map((call) => call.arguments);
}

function propertyOf(literal, name) {
  return propertiesOf(literal).find((property) => property.name?.text === name)?.initializer;
}

function propertiesOf(node) {
  const literal = node && unwrap(node);
  return literal && ts.isObjectLiteralExpression(literal) ? [...literal.properties] : [];
}

function unwrap(node) {
  let inner = node;
  while (ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner)) inner = inner.expression;
  return inner;
}

function nodes(root) {
  const found = [];
  const visit = (node) => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return found;
}
