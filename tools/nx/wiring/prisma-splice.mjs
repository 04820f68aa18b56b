import { TargetMissing } from './source.mjs';

/** A model at the end of a schema. @throws Error when there is another one of that name */
export function addModel(text, { file, className, model }) {
  const present = modelIn(text, className);
  if (present === undefined) return joined(text, model);
  if (sameWords(withoutRelations(present)) === sameWords(withoutRelations(model.trim())))
    return text;
  throw new Error(`${file} has a model ${className} already, and it is another one.`);
}

/** A field that leads back, below the other relations of a model. */
export function addRelation(text, { file, className, line }) {
  const present = modelIn(text, className);
  if (present === undefined) throw new TargetMissing(file, `model ${className}`, [line.trim()]);
  const [name] = line.trim().split(' ');
  if (new RegExp(`^\\s*${name}\\s`, 'm').test(present)) return text;
  const lines = present.split('\n');
  const attribute = lines.findIndex((each) => each.trimStart().startsWith('@@'));
  const end = attribute === -1 ? lines.length - 1 : attribute;
  const last = lines.slice(0, end).findLastIndex((each) => each.trim() !== '');
  const isRelation = /^\s*\w+\s+[A-Z]\w*(\[\]|.*@relation)/.test(lines[last]);
  const addition = isRelation ? [line] : ['', line];
  const rest = lines.slice(last + 1);
  const gap = rest[0]?.trim() === '' || attribute === -1 ? [] : [''];
  return text.replace(present, () =>
    [...lines.slice(0, last + 1), ...addition, ...gap, ...rest].join('\n'),
  );
}

/** SQL of a table at the end of a file. @throws Error when that table has other SQL there */
export function addSql(text, { file, table, sql }) {
  if (text.includes(sql.trim())) return text;
  if (new RegExp(`\\b(TABLE|ON) ${table}\\b`).test(text)) {
    throw new Error(`${file} says something of ${table} already, and it is something else.`);
  }
  return joined(text, sql);
}

function modelIn(text, className) {
  return new RegExp(`^model ${className} \\{[^]*?^\\}`, 'm').exec(text)?.[0];
}

/** What others added that refer to it is no other model. */
function withoutRelations(model) {
  return model.replaceAll(/^\s*\w+\s+[A-Z]\w*\[\].*$/gm, '');
}

function sameWords(text) {
  return text.replaceAll(/\s+/g, ' ');
}

function joined(text, addition) {
  return `${text.trimEnd()}${text.trim() === '' ? '' : '\n\n'}${addition.trimEnd()}\n`;
}
