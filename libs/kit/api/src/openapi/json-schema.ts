import type { Schema } from 'joi';
import * as joiToJson from 'joi-to-json';

// The package is CommonJS and exports the function itself, which its types do not say.
const parse = joiToJson.default as typeof joiToJson.default & typeof joiToJson.parse;

/** A JSON Schema (2020-12), as OpenAPI 3.1 holds it; of its keywords those that anybody here asks for. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** What the package gives: a schema, and beside it those that it refers to. */
interface ParsedSchema extends JsonSchema {
  readonly schemas?: Readonly<Record<string, JsonSchema>>;
}

/** Turns Joi schemas into JSON Schemas; one with an `id` becomes a named component. */
export class SchemaComponents {
  readonly #components = new Map<string, JsonSchema>();
  /** Of the schemas seen so far: each error of each operation refers to the same few. */
  readonly #references = new Map<Schema, JsonSchema>();

  /** @param terms what a property is described by whose schema says nothing, by its name */
  constructor(private readonly terms: Readonly<Record<string, string>> = {}) {}

  /** The schema itself, or a reference to its component. */
  add(schema: Schema): JsonSchema {
    const known = this.#references.get(schema);
    if (known) return known;
    const { schemas = {}, ...rest }: ParsedSchema = parse(schema, 'open-api-3.1');
    for (const [name, component] of Object.entries(schemas)) {
      this.#components.set(name, described(component, this.terms));
    }
    const reference = described(rest, this.terms);
    this.#references.set(schema, reference);
    return reference;
  }

  /** Every named schema seen so far. */
  toJSON(): JsonSchema {
    return Object.fromEntries([...this.#components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** The schema, whose properties all say what they mean as far as the terms do. */
function described(schema: JsonSchema, terms: Readonly<Record<string, string>>): JsonSchema {
  const { properties, items } = schema;
  return {
    ...(isAnything(schema) ? withoutType(schema) : schema),
    ...(items && { items: described(items, terms) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const { description = terms[name], ...rest } = described(property, terms);
          return [name, description === undefined ? rest : { description, ...rest }];
        }),
      ),
    }),
  };
}

/** The package lists all types there are, and validators miss what a list of anything holds. */
function isAnything({ type, items }: JsonSchema): boolean {
  return Array.isArray(type) && type.includes('array') && items === undefined;
}

function withoutType({ type: _all, ...rest }: JsonSchema): JsonSchema {
  return rest;
}
