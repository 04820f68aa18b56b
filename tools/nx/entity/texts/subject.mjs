import { literal } from '../kinds/kind.mjs';
import { GAP, withoutGaps } from './lines.mjs';

/** How one of an entity is made, changed and doubled, for the contract of the stores. */
export function subjectOf({ entity, fields }) {
  const { className, camel } = entity;
  const refs = [...new Set(fields.flatMap(({ references }) => references?.collection ?? []))];
  const unique = fields.filter((field) => field.unique);
  const last = fields.findLast((field) => !field.unique && !field.references) ?? fields.at(-1);
  const made = fields.map((field) => `${field.property}: ${valueOf(field, 'unique')}`);
  const change = `{ ${last.property}: ${changed(last, camel)} }`;
  return withoutGaps(`{
    ${refs.length > 0 ? `refersTo: [${refs.map((name) => `'${name}'`).join(', ')}],` : GAP}
    make: (unique, context) => ${className}.create({ ${made.join(', ')} }, context),
    change: (${camel}, context) => ${camel}.revise(${change}, context),
    twins: {
      ${unique.map((field) => twinOf(field, fields, entity)).join('\n') || GAP}
    },
  }`);
}

function changed(field, camel) {
  const { isOptional, references, unique, property, other } = field;
  if (isOptional && !references) return 'null';
  if (references) return `${camel}.${property}`;
  return unique ? field.distinct('context.newId()') : literal(other.given);
}

function valueOf(field, unique) {
  return field.unique || field.references ? field.distinct(unique) : literal(field.sample.kept);
}

function twinOf(field, fields, { className, snake }) {
  const { property, column } = field;
  const needed = fields.filter(
    (other) => other !== field && (other.isRequired || other.references) && !other.isOptional,
  );
  const kept = needed.filter(({ references }) => references);
  const made = needed
    .filter(({ references }) => !references)
    .map((other) => `${other.property}: ${valueOf(other, 'context.newId()')}`);
  const taken = [property, ...kept.map((other) => other.property)];
  return `${property}: [
    (context, { ${taken.join(', ')} }) => ${className}.create({ ${[...taken, ...made].join(', ')} }, context),
    '${snake}.${column}_taken',
  ],`;
}
