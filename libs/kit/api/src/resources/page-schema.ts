import Joi, { type ObjectSchema } from 'joi';
import type { PageResponse } from '../lists/list-parameters.js';

/** A page of resources, named after them in the plural. */
export function pageSchema<Item>(
  name: string,
  item: ObjectSchema<Item>,
): ObjectSchema<PageResponse<Item>> {
  return Joi.object({
    items: Joi.array().items(item).required().description('In the order that was asked for.'),
    total: Joi.number().integer().min(0).required().description('Under the same filters, exact.'),
    skip: Joi.number().integer().min(0).required().description('As asked for.'),
    limit: Joi.number()
      .integer()
      .min(1)
      .required()
      .description('As asked for; how many items there are when the page ended early.'),
    next_cursor: Joi.string().allow(null).required().description('null on the last page.'),
  })
    .id(name)
    .description('A page of a list.');
}
