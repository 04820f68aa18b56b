import { currency, id, reportSchema, sumOfAmounts } from '@strata/api-kit';
import Joi from 'joi';

const sum = sumOfAmounts().required();
const count = Joi.number().integer().min(0).required();
const base = {
  currency: currency().required(),
  sales: count.description('How many there are.'),
};

const receivables = Joi.object({
  ...base,
  rentals: count.description('How many rental agreements there are.'),
  balance_due: sum,
  not_due: sum.description('Due on that day or later.'),
  days_1_to_30: sum.description('Due for so many days.'),
  days_31_to_60: sum,
  days_61_to_90: sum,
  days_over_90: sum,
})
  .id('Receivables')
  .description('What is due, by how long it has been.');

const sold = Joi.object({
  ...base,
  quantity: count.allow(null).description('Pieces, by item; else null.'),
  gross_amount: sum,
  returned_amount: sum.description('Of it what came back since, whenever that was.'),
  net_amount: sum,
})
  .id('Sold')
  .description('What was sold and what came back.');

export const receivablesReportSchema = reportSchema(
  'ReceivablesReport',
  receivables,
  { customer_id: id().required(), customer_name: Joi.string().required() },
  { as_of: Joi.string().required().example('2026-02-28') },
);

export const salesReportSchema = reportSchema('SalesReport', sold, {
  key: Joi.string()
    .required()
    .description('The first day of a time, or the id of the item or customer.')
    .example('2026-02-23'),
  name: Joi.string().allow(null).required().description('Of the item or customer.'),
});
