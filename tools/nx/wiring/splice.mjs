import ts from 'typescript';
import { arrayReturnedBy, memberName, objectNamed, TargetMissing, treeOf } from './source.mjs';

/**
 * Each of these adds one thing to a text and gives the new one back, the same when it is there already.
 * The syntax tree says where; it is never printed, so comments, quotes and layout around stay.
 * @throws TargetMissing with the lines to add by hand
 */

/** `key: value` in an object; in the order of the alphabet where the others are. */
export function addMember(text, { file, constant, key, value }) {
  const object = objectNamed(treeOf(file, text), constant);
  if (!object)
    throw new TargetMissing(file, `object ${constant}`, [`${key}: ${value},   // of ${constant}`]);
  const plainKey = key.replaceAll(/^'|'$/g, '');
  const names = object.properties.map(memberName);
  if (names.includes(plainKey)) return text;
  const isSorted = names.every((name, index) => index === 0 || names[index - 1] < name);
  const next = names.findIndex((name) => name > plainKey);
  const place = isSorted && names.length > 1 && next !== -1 ? next : names.length;
  return insertInto(text, object, object.properties, place, `${key}: ${value}`);
}

/** An element at the end of the array that a function returns. */
export function addReturned(text, { file, functionName, element }) {
  const array = arrayReturnedBy(treeOf(file, text), functionName);
  if (!array) {
    const what = `function ${functionName} that returns an array`;
    throw new TargetMissing(file, what, [`${element},   // to what ${functionName} returns`]);
  }
  const isThere = array.elements.some(
    (each) => withoutBlanks(each.getText()) === withoutBlanks(element),
  );
  return isThere ? text : insertInto(text, array, array.elements, array.elements.length, element);
}

/** A named import; `type` before the name marks a type. */
export function addImport(text, { file, name, from }) {
  const tree = treeOf(file, text);
  const line = `import { ${name} } from '${from}';`;
  if (!tree) throw new TargetMissing(file, 'text that parses', [line]);
  const plain = name.replace(/^type /, '');
  const imports = tree.statements.filter(ts.isImportDeclaration);
  const named = imports.filter(({ importClause: clause }) => {
    return clause?.namedBindings && ts.isNamedImports(clause.namedBindings);
  });
  const elementsOf = ({ importClause }) => importClause.namedBindings.elements;
  const isThere = named.some((each) =>
    elementsOf(each).some((element) => element.name.text === plain),
  );
  if (isThere) return text;
  const same = named.find(
    (each) => each.moduleSpecifier.text === from && !each.importClause.isTypeOnly,
  );
  if (same) {
    const bindings = same.importClause.namedBindings;
    const names = bindings.elements.map((element) => element.name.text.toLowerCase());
    const next = names.findIndex((each) => each > plain.toLowerCase());
    const place = next === -1 ? names.length : next;
    return insertInto(text, bindings, bindings.elements, place, name);
  }
  const at = imports.at(-1)?.end ?? tree.statements[0]?.getStart(tree) ?? text.length;
  const quote = imports[0]?.moduleSpecifier.getText()[0] ?? "'";
  const quoted = line.replaceAll("'", quote);
  const newLine = lineEnd(text);
  return spliced(text, at, imports.length > 0 ? newLine + quoted : quoted + newLine);
}

/** `export * from`, behind the last one of its kind: those of folders stand together. */
export function addReExport(text, { file, from }) {
  const tree = treeOf(file, text);
  const line = `export * from '${from}';`;
  if (!tree) throw new TargetMissing(file, 'text that parses', [line]);
  const all = tree.statements.filter(
    (each) => ts.isExportDeclaration(each) && each.moduleSpecifier,
  );
  if (all.some(({ moduleSpecifier }) => moduleSpecifier.text === from)) return text;
  const isFolder = (path) => path.endsWith('/index.js');
  const alike = all.findLast(
    ({ moduleSpecifier }) => isFolder(moduleSpecifier.text) === isFolder(from),
  );
  const last = alike ?? all.at(-1);
  if (!last)
    return `${text}${text === '' || text.endsWith('\n') ? '' : lineEnd(text)}${line}${lineEnd(text)}`;
  const quote = last.moduleSpecifier.getText()[0];
  return spliced(text, behindComment(text, last.end), lineEnd(text) + line.replaceAll("'", quote));
}

/** Puts one more among the members of a list, behind the one before it and what is said of that. */
function insertInto(text, list, members, place, addition) {
  const newLine = lineEnd(text);
  const isOnOneLine = members.length > 0 && !list.getText().includes('\n');
  const gap = isOnOneLine ? ' ' : newLine;
  if (place === 0) {
    const open = list.getStart() + 1;
    return spliced(
      text,
      behindComment(text, open),
      `${gap}${addition}${members.length > 0 ? ',' : ''}`,
    );
  }
  const before = members[place - 1];
  const comma = commaBehind(text, before.end);
  if (comma === undefined) {
    const at = isOnOneLine ? before.end : behindComment(text, before.end);
    return spliced(spliced(text, at, `${gap}${addition}`), before.end, ',');
  }
  const at = isOnOneLine ? comma : behindComment(text, comma);
  return spliced(text, at, `${gap}${addition},`);
}

/** Where the comma ends that comes next; undefined when something else does. */
function commaBehind(text, at) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  scanner.resetTokenState(at);
  return scanner.scan() === ts.SyntaxKind.CommaToken ? scanner.getTokenEnd() : undefined;
}

/** Behind a comment that follows on the same line. */
function behindComment(text, at) {
  return ts.getTrailingCommentRanges(text, at)?.at(-1)?.end ?? at;
}

function spliced(text, at, addition) {
  return text.slice(0, at) + addition + text.slice(at);
}

function lineEnd(text) {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function withoutBlanks(text) {
  return text.replaceAll(/\s|,(?=\s*})/g, '');
}
