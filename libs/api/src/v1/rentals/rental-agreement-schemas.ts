import {
  amount,
  baseFieldSchemas,
  currency,
  id,
  instant,
  pageSchema,
  quantity,
} from '@strata/api-kit';
import {
  type CustomerId,
  PaymentTerms,
  type PaymentTermsName,
  RENTAL_CHARGE_KINDS,
  RENTAL_LINES_MAX,
  RENTAL_NUMBER_PATTERN,
  RENTAL_STATUSES,
} from '@strata/domain';
import { Money } from '@strata/domain-kit';
import Joi from 'joi';
import { addressResponseSchema } from '../../shared/address-schema.js';
import { paymentStatus } from '../billing/billing-schemas.js';
import { rateTerms, usedTiers } from './rate-schemas.js';
import type { RentalQuoteCreate, RentalQuoteItem } from './rental-quote-schemas.js';

/** Body of `POST /rental-agreements`: what can be quoted, for whom, and to be paid when. */
export interface RentalAgreementCreate extends Omit<RentalQuoteCreate, 'items'> {
  readonly customer_id: CustomerId;
  readonly payment_terms: PaymentTermsName;
  readonly items: readonly RentalAgreementItemCreate[];
}

/** A line of it. */
export interface RentalAgreementItemCreate extends RentalQuoteItem {
  /** Decimal text. */
  readonly charge?: string;
}

export const rentalStatus = Joi.string().valid(...RENTAL_STATUSES);
const terms = Joi.string().valid(...PaymentTerms.NAMES);
const pieces = Joi.number().integer().min(0).required();

export const rentalAgreementCreateSchema = Joi.object<RentalAgreementCreate>({
  customer_id: id().required(),
  warehouse_id: id().required().description('Where the pieces are handed out and come back.'),
  starts_at: instant().required().description('From when on the pieces are promised.'),
  ends_at: instant()
    .required()
    .example('2026-03-02T09:30:00Z', { override: true })
    .description('Exclusive; at most 366 days after the start.'),
  payment_terms: terms.required().description('When it is to be paid, counted from today.'),
  items: Joi.array()
    .items(
      Joi.object<RentalAgreementItemCreate, true>({
        item_id: id().required().description('It has a rate plan.'),
        quantity: quantity().required(),
        charge: amount().description(
          'For all pieces of the line; as is quoted unless said and, for clerks, not below that.',
        ),
      }),
    )
    .min(1)
    .max(RENTAL_LINES_MAX)
    .required(),
})
  .id('RentalAgreementCreate')
  .description('Who rents what, from when to when.');

const deposit = Joi.object({
  required: amount().required().description('What was asked for; it binds nobody.'),
  held: amount().required().description('Received, and neither applied nor released.'),
  applied: amount().required().description('What became a payment.'),
  released: amount().required().description('What was given back.'),
}).description('What is held as security; no payment until it is applied.');

const requiredTerms = Object.fromEntries(
  Object.entries(rateTerms).map(([name, schema]) => [name, schema.required()]),
);

const charges = Joi.array()
  .items(
    Joi.object({
      id: id().required(),
      kind: Joi.string()
        .valid(...RENTAL_CHARGE_KINDS)
        .required()
        .description('`adjustment`: taken off for pieces that were released.'),
      line_id: id().required().description('The line that is charged.'),
      amount: Joi.string()
        .pattern(Money.PATTERN)
        .required()
        .description('Less than nothing of an adjustment.')
        .example('19.99'),
      note: Joi.string().allow(null).required().description('That of the check-in.'),
    }),
  )
  .description('What the total is made up of, line by line; appended, never changed.');

const lines = Joi.array().items(
  Joi.object({
    id: id().required(),
    item_id: id().required(),
    sku: Joi.string().required().description('When it was rented; so is the name.'),
    name: Joi.string().required(),
    quantity: quantity().required().description('How many pieces were promised.'),
    handed_out: pieces.description('How many pieces left the house.'),
    returned: pieces.description('How many pieces came back.'),
    lost: pieces.description('How many pieces never will.'),
    released: pieces.description('How many pieces are not to be handed out any more.'),
    charge: amount()
      .required()
      .description('For the rental, without what lateness, damage and loss cost besides.'),
    rate: Joi.object({
      currency: currency().required(),
      ...requiredTerms,
      unit_charge: amount().required().description('What a piece costs for the whole time.'),
      used_tiers: usedTiers,
    })

      .required()
      .description('The terms of its rate plan as they were when it was rented.'),
    asset_ids: Joi.array()
      .items(id())
      .required()
      .description('The pieces that are out, where they have serial numbers.'),
  }),
);

const fields = {
  ...baseFieldSchemas(),
  number: Joi.string().pattern(RENTAL_NUMBER_PATTERN).required().example('RA-2026-000042'),
  customer_id: id().required(),
  customer_name: Joi.string().required().description('When they rented; so is the address.'),
  customer_address: addressResponseSchema()
    .allow(null)
    .required()
    .description('Where the customer lived.'),
  warehouse_id: id().required().description('Where the pieces are handed out and come back.'),
  time_zone: Joi.string()
    .required()
    .example('America/New_York')
    .description('That of the warehouse when it was made: days are counted by it.'),
  starts_at: Joi.string().isoDate().required(),
  ends_at: Joi.string().isoDate().required(),
  payment_terms: terms.required().description('When it is to be paid, counted from its making.'),
  due_date: Joi.string()
    .required()
    .example('2026-02-14')
    .description('A date where the warehouse is.'),
  status: rentalStatus.required(),
  overdue: Joi.boolean()
    .required()
    .description('Whether pieces are out after the end, at the moment of the answer.'),
  payment_status: paymentStatus.required(),
  currency: currency().required(),
  total_amount: amount().required().description('The sum of all charges.'),
  paid_amount: amount().required(),
  refunded_amount: amount().required(),
  goodwill_amount: amount()
    .required()
    .description('What of that was given back out of goodwill, and is not owed any more.'),
  balance_due: amount().required(),
  deposit: deposit.required(),
};

export const rentalAgreementResponseSchema = Joi.object({
  ...fields,
  charges: charges.required(),
  items: lines.required(),
})
  .id('RentalAgreementResponse')
  .description('The present state of a rental agreement.');

export const rentalAgreementPageSchema = pageSchema(
  'RentalAgreementPage',
  Joi.object({
    ...fields,
    charges: charges.description('With `include=items` alone.'),
    items: lines.description('With `include=items` alone.'),
  })
    .id('RentalAgreementListed')
    .description('A rental agreement as lists show it.'),
);
