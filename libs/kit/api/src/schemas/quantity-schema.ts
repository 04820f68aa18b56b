import { Quantity } from '@strata/domain-kit';
import Joi, { type NumberSchema } from 'joi';

/** A number of pieces. */
export function quantity(): NumberSchema {
  return Joi.number().integer().min(1).max(Quantity.MAX);
}
