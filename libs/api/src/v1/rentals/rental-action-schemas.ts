import { instant } from '@strata/api-kit';
import { type PaymentMethod, RENTAL_LINES_MAX } from '@strata/domain';
import Joi from 'joi';
import { refundMethod } from '../billing/billing-schemas.js';
import { rentalPieces, type RentalPiecesBody } from './rental-record-schemas.js';

/** Body of `POST /rental-agreements/{id}/period`. */
export interface RentalPeriodChange {
  readonly ends_at: Date;
}

/** Body of `POST /rental-agreements/{id}/release`; none is as good. */
export interface RentalRelease {
  readonly items?: readonly RentalPiecesBody[];
  readonly refund_method?: PaymentMethod;
}

/** Body of `POST /rental-agreements/{id}/cancel`; none is as good. */
export interface RentalCancel {
  readonly refund_method?: PaymentMethod;
}

export const rentalPeriodSchema = Joi.object<RentalPeriodChange>({
  ends_at: instant()
    .required()
    .example('2026-03-04T09:30:00Z', { override: true })
    .description('Later than it ends now; exclusive, at most 366 days after the start.'),
})
  .id('RentalPeriodChange')
  .description('When it is to end.');

export const rentalReleaseSchema = Joi.object<RentalRelease>({
  items: Joi.array()
    .items(Joi.object(rentalPieces))
    .min(1)
    .max(RENTAL_LINES_MAX)
    .description('All that was not handed out unless said.'),
  refund_method: refundMethod(),
})
  .id('RentalRelease')
  .description('What is not taken along; it may be left out.');

export const rentalCancelSchema = Joi.object<RentalCancel, true>({
  refund_method: refundMethod(),
})
  .id('RentalCancel')
  .description('How money goes back; it may be left out.');
