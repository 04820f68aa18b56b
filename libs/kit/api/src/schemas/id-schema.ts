import type { EntityId } from '@strata/domain-kit';
import Joi, { type ObjectSchema, type Schema, type StringSchema } from 'joi';
import { descriptionOf } from './schema-description.js';

/** A UUID as its canonical text; the type of a body says of what: `Joi.object<{ id: LampId }, true>`. */
export function id(): StringSchema {
  return Joi.string()
    .guid({ separator: '-', wrapper: false })
    .custom((value: string) => value.toLowerCase());
}

/**
 * The id of something that another resource is.
 * @param path where that resource is, below the base path
 */
export function reference(path: `/${string}`): StringSchema {
  return id().meta({ reference: path });
}

/** Where the resource is whose id a schema takes, below the base path; undefined when it says none. */
export function referenceOf(schema: Schema): string | undefined {
  return descriptionOf(schema).metas?.find(({ reference: path }) => path !== undefined)?.reference;
}

const ID_PARAMS = Joi.object({ id: id().required().description('Which one.') });

/** The parameters of a path with one id. */
export function idParams<Kind extends string>(): ObjectSchema<{ readonly id: EntityId<Kind> }> {
  return ID_PARAMS;
}
