import { refusedName, wireName } from './names.mjs';
import { FieldSyntaxError } from './syntax-error.mjs';
import { MARKS, TYPES } from './types.mjs';

const NAME = /[A-Za-z_$][\w$-]*/y;
const TYPE = /[A-Za-z]\w*/y;
const LIMITS = /\(([^()\s]*)\)/y;
const DEFAULT = /=([\w.-]+)/y;
const BLANK = /\s*/y;

/**
 * Reads fields such as `name:string(255)!unique~^ vendor:ref?(vendors)%`, separated by blanks.
 * @returns for each `{ name, type, limits, isOptional, initial, unique, contains, equals, sortable }`
 * @throws FieldSyntaxError with a caret under the place
 */
export function parseFields(text) {
  const reader = new Reader(text);
  const fields = [];
  const taken = new Map();
  for (reader.take(BLANK); !reader.isAtEnd; reader.take(BLANK)) {
    const { at } = reader;
    const field = readField(reader);
    for (const name of namesOf(field)) {
      const other = taken.get(wireName(name));
      if (other) reader.fail(`${name} is there twice: ${other} has that name already.`, at);
      taken.set(wireName(name), field.name);
    }
    fields.push(field);
  }
  if (fields.length === 0)
    reader.fail('There are no fields: give one, such as name:string(255).', 0);
  const amount = fields.find(({ type }) => type === 'money');
  const own = fields.findIndex(({ name }) => name === 'currency');
  if (amount && own !== -1) {
    reader.fail(
      `currency is there already: it comes with ${amount.name}.`,
      text.search(/\bcurrency:/),
    );
  }
  return fields;
}

/** The names that a field takes: a reference has an `…Id`. */
function namesOf({ name, type }) {
  return type === 'ref' ? [name, `${name}Id`] : [name];
}

function readField(reader) {
  const { at } = reader;
  const name = reader.take(NAME)?.[0] ?? reader.fail('A name of a field is expected here.');
  const refused = refusedName(name);
  if (refused) reader.fail(refused, at);
  if (!reader.skip(':')) reader.fail(`A colon and the type of ${name} are expected here.`);
  const typeAt = reader.at;
  const typeName = reader.take(TYPE)?.[0] ?? '';
  const type = Object.hasOwn(TYPES, typeName) && TYPES[typeName];
  if (!type) {
    reader.fail(`"${typeName}" is no type; there are ${Object.keys(TYPES).join(', ')}.`, typeAt);
  }
  const field = {
    name,
    type: typeName,
    isOptional: reader.skip('?'),
    limits: readLimits(reader, type),
    ...Object.fromEntries(Object.values(MARKS).map(({ key }) => [key, false])),
    initial: undefined,
  };
  while (!reader.isAtEnd && !/\s/.test(reader.next)) readMark(reader, type, field);
  return field;
}

function readLimits(reader, { limits }) {
  const { at } = reader;
  const given = reader.take(LIMITS);
  if (!given && reader.next === '(')
    reader.fail('This bracket is not closed, or holds a blank.', at);
  const read = limits.read(given?.[1]);
  if (typeof read === 'string') reader.fail(`Limits: ${read}.`, given ? at + 1 : at);
  return read;
}

function readMark(reader, type, field) {
  const { at, next } = reader;
  if (next === '=') return readDefault(reader, type, field);
  reader.skip(next);
  if (next === '?') {
    if (field.isOptional) reader.fail('This is said twice.', at);
    if (field.initial !== undefined) reader.fail('What has a default is never absent.', at);
    field.isOptional = true;
    return;
  }
  const mark = MARKS[next] ?? reader.fail(`"${next}" means nothing here.`, at);
  if (!type.marks.includes(next)) {
    reader.fail(`No ${field.type} ${mark.what}: what can be is in the list of types.`, at);
  }
  if (mark.word && !reader.skip(mark.word))
    reader.fail(`${next}${mark.word} is expected here.`, at);
  if (field[mark.key]) reader.fail('This is said twice.', at);
  field[mark.key] = true;
  if (field.contains && field.equals) {
    reader.fail('A filter has the name of its field, so there is one: ~ or %.', at);
  }
}

function readDefault(reader, { initial }, field) {
  const { at } = reader;
  const [, text] = reader.take(DEFAULT) ?? reader.fail('A default is expected behind =.', at + 1);
  if (field.isOptional) reader.fail('What is optional is null by default.', at);
  if (field.initial !== undefined) reader.fail('This is said twice.', at);
  if (field.unique) reader.fail('What is unique has no default.', at);
  if (!initial) reader.fail(`No ${field.type} has a default.`, at);
  field.initial =
    initial(field.limits, text) ?? reader.fail(`"${text}" is no value of this field.`, at + 1);
}

/** A text, and how far it is read. */
class Reader {
  at = 0;

  constructor(text) {
    this.text = text;
  }

  get isAtEnd() {
    return this.at >= this.text.length;
  }

  get next() {
    return this.text[this.at];
  }

  /** What a sticky pattern finds here; it is read then. */
  take(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  skip(expected) {
    const isHere = this.text.startsWith(expected, this.at);
    if (isHere) this.at += expected.length;
    return isHere;
  }

  fail(what, at = this.at) {
    throw new FieldSyntaxError(what, this.text, at);
  }
}
