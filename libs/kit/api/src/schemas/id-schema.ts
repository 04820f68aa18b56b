import type { EntityId } from '@strata/domain-kit';
import Joi, { type ObjectSchema, type StringSchema } from 'joi';

/** A UUID as its canonical text; the type of a body says of what: `Joi.object<{ id: LampId }, true>`. */
export function id(): StringSchema {
  return Joi.string()
    .guid({ separator: '-', wrapper: false })
    .custom((value: string) => value.toLowerCase());
}

const ID_PARAMS = Joi.object({ id: id().required() });

/** The parameters of a path with one id. */
export function idParams<Kind extends string>(): ObjectSchema<{ readonly id: EntityId<Kind> }> {
  return ID_PARAMS;
}
