import { CURRENCY_PATTERN, Money } from '@strata/domain-kit';
import Joi, { type StringSchema } from 'joi';

/** More than any amount has; bounds what is read. */
const AMOUNT_MAX_LENGTH = 32;
const CURRENCY_MAX_LENGTH = 3;
/** One pattern, because a JSON Schema holds no more. */
const NOT_NEGATIVE = new RegExp(Money.PATTERN.source.replace('-?', ''));

/** An amount as decimal text, not negative; answers have exactly the places of the currency. */
export function amount(): StringSchema {
  return Joi.string()
    .max(AMOUNT_MAX_LENGTH)
    .pattern(NOT_NEGATIVE)
    .messages({
      'string.pattern.base': `{{#label}} must be a decimal text such as "19.99", not negative, with at most ${Money.UNIT_DIGITS} digits before the point and ${Money.SCALE} behind it`,
    })
    .example('19.99');
}

/** An ISO 4217 code. */
export function currency(): StringSchema {
  return Joi.string()
    .max(CURRENCY_MAX_LENGTH)
    .pattern(CURRENCY_PATTERN)
    .messages({
      'string.pattern.base':
        '{{#label}} must be a code of ISO 4217: three capital letters, such as USD',
    })
    .example('USD');
}
