import { amount, currency, id, instant, quantity } from '@strata/api-kit';
import type { QuotedRental, RentalRequest } from '@strata/application';
import { type ItemId, RENTAL_LINES_MAX, type WarehouseId } from '@strata/domain';
import Joi from 'joi';
import { usedTiers } from './rate-schemas.js';

/** Body of `POST /rental-quotes`. */
export interface RentalQuoteCreate {
  readonly warehouse_id: WarehouseId;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly items: readonly RentalQuoteItem[];
}

/** A line of it. */
export interface RentalQuoteItem {
  readonly item_id: ItemId;
  readonly quantity: number;
}

export const rentalQuoteCreateSchema = Joi.object<RentalQuoteCreate>({
  warehouse_id: id().required(),
  starts_at: instant().required(),
  ends_at: instant()
    .required()
    .example('2026-03-02T17:30:00Z', { override: true })
    .description('Exclusive; at most 366 days after the start.'),
  items: Joi.array()
    .items(
      Joi.object<RentalQuoteItem, true>({
        item_id: id().required(),
        quantity: quantity().required(),
      }),
    )
    .min(1)
    .max(RENTAL_LINES_MAX)
    .required(),
})
  .id('RentalQuoteCreate')
  .description('What is asked for, from when to when.');

export const rentalQuoteResponseSchema = Joi.object({
  warehouse_id: id().required(),
  time_zone: Joi.string().required().description('By whose clock days are counted.'),
  starts_at: Joi.string().isoDate().required(),
  ends_at: Joi.string().isoDate().required(),
  currency: currency().required(),
  items: Joi.array()
    .items(
      Joi.object({
        item_id: id().required(),
        quantity: quantity().required(),
        unit_charge: amount().required().description('Of one piece.'),
        charge: amount().required().description('Of all pieces.'),
        deposit: amount().required().description('For all pieces.'),
        available: Joi.number()
          .integer()
          .required()
          .description(
            'Pieces of the item that can be promised now for all of that time and the turnaround; lines of one item share them.',
          ),
        tiers: usedTiers,
      }),
    )
    .required(),
  total: amount().required(),
  deposit_required: amount().required(),
})
  .id('RentalQuoteResponse')
  .description('What a rental would cost; promises nothing.');

/** From the wire. */
export function toRentalRequest(body: RentalQuoteCreate): RentalRequest {
  return {
    warehouseId: body.warehouse_id,
    startsAt: body.starts_at,
    endsAt: body.ends_at,
    items: body.items.map(({ item_id: itemId, quantity: pieces }) => ({
      itemId,
      quantity: pieces,
    })),
  };
}

/** A quote, to the wire. */
export function presentRentalQuote(
  { warehouseId, startsAt, endsAt }: RentalRequest,
  quote: QuotedRental,
) {
  return {
    warehouse_id: warehouseId,
    time_zone: quote.timeZone,
    starts_at: startsAt.toISOString(),
    ends_at: endsAt.toISOString(),
    currency: quote.currency,
    items: quote.lines.map((line) => ({
      item_id: line.itemId,
      quantity: line.quantity,
      unit_charge: line.unitCharge.toDecimal(),
      charge: line.charge.toDecimal(),
      deposit: line.deposit.toDecimal(),
      available: line.available,
      tiers: line.tiers,
    })),
    total: quote.total.toDecimal(),
    deposit_required: quote.deposit.toDecimal(),
  };
}
