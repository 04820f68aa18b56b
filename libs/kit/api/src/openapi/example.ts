import type { Schema } from 'joi';
import { descriptionOf, type SchemaDescription } from '../schemas/schema-description.js';

/** Stands for an id that only the reader knows. */
export const ID_EXAMPLE = '0190b7e2-0000-7000-8000-000000000001';

/**
 * The smallest value that a schema takes: what its `.example()` says, else its required members, each
 * with an example of its own. What is optional can be unique or exclude something else.
 * @returns undefined for a text or number that gives no example
 */
export function exampleOf(schema: Schema): unknown {
  return exampleFrom(descriptionOf(schema));
}

function exampleFrom(description: SchemaDescription): unknown {
  const { examples, type, keys = {}, items = [], flags = {}, rules = [] } = description;
  if (examples?.[0] !== undefined) return examples[0];
  const allowed = (description.allow ?? []).filter((value) => value !== null && value !== '');
  if (flags.only) return allowed[0];
  if (type === 'object') {
    const required = Object.entries(keys).filter(([, key]) => key.flags?.presence === 'required');
    return Object.fromEntries(required.map(([name, key]) => [name, exampleFrom(key)]));
  }
  if (type === 'array') return items.map(exampleFrom);
  if (type === 'boolean') return true;
  if (rules.some(({ name }) => name === 'guid')) return ID_EXAMPLE;
  const min = rules.find(({ name }) => name === 'min')?.args?.limit;
  return type === 'number' && min !== undefined && min >= 0 ? Math.max(min, 1) : undefined;
}
