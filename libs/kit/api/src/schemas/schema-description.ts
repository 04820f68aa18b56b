import type { Schema } from 'joi';

/** What Joi tells of a schema, as far as anybody here asks; its own type leaves all of it open. */
export interface SchemaDescription {
  readonly type?: string;
  readonly flags?: { readonly only?: boolean; readonly presence?: string };
  readonly allow?: readonly unknown[];
  readonly rules?: readonly SchemaRule[];
  readonly examples?: readonly unknown[];
  /** What `.meta()` was given. */
  readonly metas?: readonly { readonly reference?: string }[];
  /** Of an object. */
  readonly keys?: Readonly<Record<string, SchemaDescription>>;
  /** Of an array. */
  readonly items?: readonly SchemaDescription[];
}

/** A rule of a schema, such as `max`. */
export interface SchemaRule {
  readonly name: string;
  readonly args?: { readonly limit?: number };
}

/** What a schema takes. Joi is slow to tell. */
export function descriptionOf(schema: Schema): SchemaDescription {
  return schema.describe();
}
