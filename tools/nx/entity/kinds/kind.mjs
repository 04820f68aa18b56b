import { wireName } from '../../fields/names.mjs';
import { formsOf } from '../../fields/words.mjs';

/** Code, where otherwise a value is written. */
export class Code {
  constructor(text) {
    this.text = text;
  }
}

/** A value as TypeScript. */
export function literal(value) {
  if (value instanceof Code) return value.text;
  if (value instanceof Date) return `new Date('${value.toISOString()}')`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, each]) => `${name}: ${literal(each)}`);
    return `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/**
 * What every kind of field has in common; a kind says the rest of it.
 * `plain` is its type in a snapshot, `given` in a command, `fact` in an event, each without null.
 */
export function kindOf(field, entity) {
  const forms = formsOf(field.name);
  return {
    ...field,
    forms,
    entity,
    property: field.name,
    column: wireName(field.name),
    isRequired: !field.isOptional && field.initial === undefined,
    constants: [],
    words: undefined,
    domainImports: [],
    references: undefined,
    reader: undefined,
    errors: [],
    valueErrors: [],
    isSearched: false,
    checks: [],
    given: 'string',
    plain: 'string',
    fact: 'string',
    toFact: (value) => value,
    refused: [],
    old: undefined,
    defaultName: `${entity.className}.DEFAULT_${forms.constant}`,
    joi: { base: '', kit: [], kernel: [] },
  };
}

/** The name of one of the constants of a class. */
export const constantOf = ({ entity, forms }, end) => ({
  short: `${forms.constant}_${end}`,
  full: `${entity.className}.${forms.constant}_${end}`,
});

/** A text for the examples of a field, as long as allowed. */
export function sampleText(words, max) {
  return words.slice(0, max).trim();
}
