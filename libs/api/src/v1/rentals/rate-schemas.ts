import { amount } from '@strata/api-kit';
import { RATE_MINUTES_MAX, RateTiers, RENTAL_UNITS } from '@strata/domain';
import Joi from 'joi';

const unit = Joi.string().valid(...RENTAL_UNITS);
const count = Joi.number().integer().min(1).max(RateTiers.COUNT_MAX);

/** What a tier is made of. */
const tierFields = {
  unit: unit.required(),
  count: count.required(),
  price: amount().required(),
};

const tiers = Joi.array()
  .items(Joi.object(tierFields))
  .min(1)
  .max(RateTiers.MAX)
  .description('A price is the cheapest cover of the duration by these.');

const minutes = Joi.number().integer().min(0).max(RATE_MINUTES_MAX);

/** The terms of a plan, but its currency. */
export const rateTerms = {
  tiers,
  deposit: amount().allow(null).description('Asked for as security, for each piece.'),
  turnaround_minutes: minutes.description('Of cleaning and checking after a rental.'),
  grace_minutes: minutes.description('How late it may come back without a fee.'),
  late_fee: Joi.object({ unit: unit.required(), price: amount().required() })
    .allow(null)
    .description('Of each piece and each unit begun since the end.'),
  replacement_value: amount()
    .allow(null)
    .description('Charged for a piece that is lost, unless said.'),
};

/** Tiers that a charge is made up of. */
export const usedTiers = Joi.array()
  .items(
    Joi.object({
      ...tierFields,
      times: Joi.number().integer().min(1).required(),
    }),
  )
  .required()
  .description('What the charge of one piece is made up of.');
