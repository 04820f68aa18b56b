import { CURRENCY_PATTERN, Money } from '@strata/domain';
import Joi, { type StringSchema } from 'joi';

/** An amount as decimal text, not negative. */
export function amount(): StringSchema {
  return Joi.string()
    .pattern(Money.PATTERN)
    .pattern(/^[^-]/)
    .messages({ 'string.pattern.base': '{{#label}} must be a decimal text such as "19.99"' })
    .example('19.99');
}

/** An ISO 4217 code. */
export function currency(): StringSchema {
  return Joi.string().pattern(CURRENCY_PATTERN).example('USD');
}
