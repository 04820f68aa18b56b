import type { CommandRepositories, CommandRunner, HistoryQueries } from '@strata/application-kit';
import type { AggregateSnapshot } from '@strata/domain-kit';
import Joi, { type ObjectSchema, type Schema } from 'joi';
import type { CursorCodec } from '../lists/cursor-codec.js';
import type { PageResponse } from '../lists/list-parameters.js';
import { exampleOf } from '../openapi/example.js';
import { wireName } from '../schemas/wire-name.js';
import { baseFieldSchemas, presentBaseFields, type BaseFields } from './base-fields.js';
import { pageSchema } from './page-schema.js';
import type { Resource } from './resource.js';

/** One field of a resource, on its way in and out. */
export interface ResourceField {
  /** What is taken. */
  readonly schema: Schema;
  /** What is answered, where that differs; null for what nobody is shown. */
  readonly answered?: Schema | null;
  /** Whether it must be there when one is made. */
  readonly required?: boolean;
  /** Whether it can be given only when one is made. */
  readonly lasting?: boolean;
  /** From the wire; as it is unless said. */
  readonly read?: (given: unknown) => unknown;
  /** To the wire; as it is unless said. */
  readonly present?: (value: unknown) => unknown;
}

/** A body whose schema has been checked; {@link PlainResource} reads it. */
export type Body = Readonly<Record<string, unknown>>;
/** What is answered: the base fields, and those of the resource. */
export type Answered = BaseFields & Body;

/** A resource whose bodies and answers follow from its fields. */
export interface PlainResource<View, New, Change, Role extends string> extends Resource<
  View,
  Answered,
  Role
> {
  /** Body of POST. */
  readonly creation: ObjectSchema<Body>;
  /** Body of PUT and PATCH: what is absent stays, null clears. */
  readonly revision: ObjectSchema<Body>;
  readonly page: ObjectSchema<PageResponse<Answered>>;
  toNew(body: Body): New;
  toChange(body: Body): Change;
}

/** What the endpoints of a plain resource work with. */
export interface ResourcePorts<Tx extends CommandRepositories, Queries> {
  readonly commands: CommandRunner<Tx>;
  readonly cursors: CursorCodec;
  readonly history: HistoryQueries;
  readonly queries: Queries;
}

/** Makes the schemas of a resource, and the ways between wire and domain, from one list of fields. */
export function plainResource<View extends AggregateSnapshot<string>, New, Change>() {
  return <Role extends string>(
    declaration: Omit<Resource<View, Answered, Role>, 'schema' | 'present'> & {
      readonly fields: Readonly<Record<string, ResourceField>>;
    },
  ): PlainResource<View, New, Change, Role> => {
    const { fields, ...rest } = declaration;
    const { name, article } = rest;
    const all = Object.entries(fields);
    const shown = all.filter(([, { answered }]) => answered !== null);
    // Named once, not with each row of a page.
    const presented = shown.map(([field, { present }]) => ({
      field,
      name: wireName(field),
      present,
    }));
    const taken = all.map(([field, { read }]) => ({ field, name: wireName(field), read }));
    const read = (body: Body) =>
      Object.fromEntries(
        taken.flatMap(({ field, name, read }) => {
          const given = body[name];
          return given === undefined ? [] : [[field, read ? read(given) : given]];
        }),
      );
    const schema: ObjectSchema<Answered> = Joi.object({
      ...baseFieldSchemas(),
      ...schemasOf(shown, (field) => (field.answered ?? field.schema).required()),
    })
      .id(`${name}Response`)
      .description(`The present state of ${article}.`);
    // The first ones are often unique.
    const changed = all.findLast(([, { required, lasting }]) => required && !lasting);
    return {
      ...rest,
      schema,
      present: (view) => {
        const answered: BaseFields & Record<string, unknown> = { ...presentBaseFields(view) };
        for (const { field, name, present } of presented) {
          const value: unknown = Reflect.get(view, field);
          answered[name] = present ? present(value) : value;
        }
        return answered;
      },
      creation: Joi.object(
        schemasOf(all, (field) => (field.required ? field.schema.required() : field.schema)),
      )
        .id(`${name}Create`)
        .description(`What makes ${article}.`),
      revision: Joi.object(
        schemasOf(
          all.filter(([, { lasting }]) => !lasting),
          (field) => field.schema,
        ),
      )
        .id(`${name}Update`)
        .description(`What changes of ${article}: what is absent stays, null clears.`)
        .example(changed ? { [wireName(changed[0])]: exampleOf(changed[1].schema) } : {}),
      page: pageSchema(`${name}Page`, schema),
      // What the schema of `creation` lets through is this.
      toNew: (body) => read(body) as New,
      // And that of `revision` this.
      toChange: (body) => read(body) as Change,
    };
  };
}

function schemasOf(
  fields: readonly (readonly [string, ResourceField])[],
  toSchema: (field: ResourceField) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(fields.map(([name, field]) => [wireName(name), toSchema(field)]));
}
