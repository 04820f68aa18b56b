import { type Discount, DiscountRate, SalesPrice } from '@strata/domain';
import { requiredText } from '@strata/api-kit';
import Joi from 'joi';

/** A part of a price, such as `0.10`. */
function rate() {
  return Joi.string()
    .max(DiscountRate.SCALE + 2)
    .pattern(DiscountRate.PATTERN)
    .messages({
      'string.pattern.base': `{{#label}} must be a decimal text from 0 to 1, such as "0.10", with at most ${DiscountRate.SCALE} decimal places`,
    })
    .example('0.1')
    .required();
}

/** A discount in a request. */
export const discountSchema = Joi.object<Discount, true>({
  rate: rate().description('Of the price of the catalog; 1 gives the piece away.'),
  reason: requiredText(SalesPrice.REASON_MAX_LENGTH, 'lines').required().example('Display model'),
}).description('Instead of a unit price.');

/** A discount in a response, without zeros at the end of its rate. */
export const discountResponseSchema = Joi.object<Discount, true>({
  rate: rate().description('Of the price of the catalog.'),
  reason: Joi.string().required(),
});
