import type { Description, ObjectSchema } from 'joi';
import type { BodyLimits } from '../endpoints/body-limits.js';

/** Texts that patterns, parsers and normalisers like least, to be repeated. */
export const AWKWARD_TEXTS = [
  'a',
  'a.',
  '@',
  '9',
  '(',
  ' ',
  '-',
  '+1',
  'e\u0301',
  '\u0301\u0316',
  '\uFDFA',
  'ü.',
  '\u200b',
  '\0',
  'xn--',
];

/** Bodies for a schema that keep within its limits, or go just beyond them, and mean harm. */
export function* hostileBodies(
  schema: ObjectSchema,
  limits: BodyLimits,
): Generator<readonly [what: string, text: string]> {
  const root = schema.describe();
  const fill = (start: string, unit: string, end: string) => {
    const room = limits.bytes - Buffer.byteLength(start + end);
    return start + unit.repeat(Math.max(0, Math.floor(room / Buffer.byteLength(unit)))) + end;
  };
  yield ['as many members as are looked at', JSON.stringify(members(limits.members))];
  yield ['more members than are looked at', JSON.stringify(members(limits.members + 1))];
  yield ['as many members as fit', fill('{"a":0', ',"":0', '}')];
  yield ['the longest name', fill('{"', 'x', '":0}')];
  yield ['the deepest arrays', nested('[', ']', limits.bytes)];
  yield ['the deepest objects', nested('{"a":', '}', limits.bytes).replace(':}', ':0}')];
  yield ['nothing right', JSON.stringify(wrong(root))];
  yield ['an array of numbers', fill('[0', ',0', ']')];
  for (const [path, field] of fields(root)) {
    const [start, end] = around(path);
    yield [`an endless array at ${path}`, fill(`${start}[0`, ',0', `]${end}`)];
    yield [`an endless array of objects at ${path}`, fill(`${start}[{}`, ',{}', `]${end}`)];
    yield [`an endless number at ${path}`, fill(start, '9', end)];
    yield [`an endless fraction at ${path}`, fill(`${start}0.`, '0', `1${end}`)];
    if (field.type === 'number' || field.type === 'boolean') continue;
    for (const awkward of AWKWARD_TEXTS) {
      const unit = JSON.stringify(awkward).slice(1, -1);
      const name = JSON.stringify(awkward);
      yield [`${name} and again at ${path}`, fill(`${start}"`, unit, `"${end}`)];
      yield [`${name} and again at ${path}, then x`, fill(`${start}"a`, unit, `x@b"${end}`)];
    }
  }
}

/** The fields of a schema, as paths of names; elements of arrays have none. */
function fields(schema: Description, path: readonly string[] = []): [string[], Description][] {
  if (schema.type === 'array') return fields(itemOf(schema), [...path, '[']);
  const keys = Object.entries((schema.keys ?? {}) as Record<string, Description>);
  if (keys.length === 0) return [[[...path], schema]];
  return keys.flatMap(([name, inner]) => fields(inner, [...path, name]));
}

/** The JSON around the value at a path. */
function around(path: readonly string[]): readonly [start: string, end: string] {
  const isArray = (step: string) => step === '[';
  return [
    path.map((step) => (isArray(step) ? '[' : `{${JSON.stringify(step)}:`)).join(''),
    [...path]
      .reverse()
      .map((step) => (isArray(step) ? ']' : '}'))
      .join(''),
  ];
}

function members(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, 0]));
}

function nested(open: string, close: string, bytes: number): string {
  const levels = Math.floor((bytes - 1) / (open.length + close.length));
  return open.repeat(levels) + close.repeat(levels);
}

/** A value with every field there and wrong, and every array as long as it may be. */
function wrong(schema: Description): unknown {
  if (schema.type === 'array') {
    const rules = schema['rules'] as { readonly name: string; readonly args?: { limit: number } }[];
    const max = rules.find(({ name }) => name === 'max')!.args!.limit;
    return Array.from({ length: max }, () => wrong(itemOf(schema)));
  }
  const keys = Object.entries((schema.keys ?? {}) as Record<string, Description>);
  if (keys.length > 0) return Object.fromEntries(keys.map(([name, key]) => [name, wrong(key)]));
  return schema.type === 'string' ? 'wrong\0'.repeat(3) : 'wrong';
}

function itemOf(schema: Description): Description {
  return (schema['items'] as Description[])[0]!;
}
