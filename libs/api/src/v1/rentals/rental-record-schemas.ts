import { amount, id, instant, pageSchema, quantity, text } from '@strata/api-kit';
import {
  type AssetId,
  CHECK_IN_CONDITIONS,
  CHECK_IN_NOTE_MAX_LENGTH,
  type CheckInCondition,
  FLEET_LINE_ASSETS_MAX,
  RENTAL_LINES_MAX,
  type RentalLineId,
} from '@strata/domain';
import Joi from 'joi';
import { rentalAgreementResponseSchema } from './rental-agreement-schemas.js';

/** A line of a body that names pieces of an agreement. */
export interface RentalPiecesBody {
  readonly rental_line_id: RentalLineId;
  readonly quantity: number;
}

/** A line of a hand-out. */
export interface HandOutLineBody extends RentalPiecesBody {
  readonly asset_ids?: readonly AssetId[];
}

/** Body of `POST /rental-agreements/{id}/hand-outs`. */
export interface RentalHandOutCreate {
  readonly items: readonly HandOutLineBody[];
  readonly at?: Date;
}

/** A line of a check-in. */
export interface CheckInLineBody extends HandOutLineBody {
  readonly condition: CheckInCondition;
  /** Decimal text. */
  readonly charge?: string;
}

/** Body of `POST /rental-agreements/{id}/check-ins`. */
export interface RentalCheckInCreate {
  readonly items: readonly CheckInLineBody[];
  readonly at?: Date;
  readonly note?: string | null;
}

/** So many pieces of a line. */
export const rentalPieces = {
  rental_line_id: id().required(),
  quantity: quantity().required(),
};
const assetIds = Joi.array()
  .items(id())
  .max(FLEET_LINE_ASSETS_MAX)
  .description('One for each piece, where they have serial numbers.');
const at = instant().description('When that was; now unless said, and not in the future.');
const condition = Joi.string().valid(...CHECK_IN_CONDITIONS);

export const rentalHandOutCreateSchema = Joi.object<RentalHandOutCreate>({
  items: Joi.array()
    .items(Joi.object({ ...rentalPieces, asset_ids: assetIds }))
    .min(1)
    .max(RENTAL_LINES_MAX)
    .required(),
  at,
})
  .id('RentalHandOutCreate')
  .description('What a customer takes along.');

export const rentalCheckInCreateSchema = Joi.object<RentalCheckInCreate>({
  items: Joi.array()
    .items(
      Joi.object({
        ...rentalPieces,
        asset_ids: assetIds,
        condition: condition
          .required()
          .description('How these pieces come back; lost ones never do.'),
        charge: amount().description(
          'For all of these pieces: of damaged ones nothing unless said, of lost ones what they are worth.',
        ),
      }),
    )
    .min(1)
    .max(RENTAL_LINES_MAX)
    .required()
    .description('A line may be named once for each condition.'),
  at,
  note: text(CHECK_IN_NOTE_MAX_LENGTH, 'lines')
    .allow(null, '')
    .description('Of what is charged.')
    .example('Cable cut'),
})
  .id('RentalCheckInCreate')
  .description('What a customer brings back, or never will.');

const recordFields = {
  id: id().required(),
  rental_agreement_id: id().required(),
  at: Joi.string().isoDate().required().description('When that was.'),
  created_at: Joi.string().isoDate().required(),
  created_by: Joi.string().required(),
};
const checkInFields = { ...recordFields, note: Joi.string().allow(null).required() };

const lineFields = {
  rental_line_id: id().required(),
  item_id: id().required(),
  sku: Joi.string().required().description('When it was rented; so is the name.'),
  name: Joi.string().required(),
  quantity: quantity().required(),
  asset_ids: Joi.array().items(id()).required().description('Which pieces, where that is known.'),
};
const handOutLines = Joi.array().items(Joi.object(lineFields));
const checkInLines = Joi.array().items(
  Joi.object({
    ...lineFields,
    condition: condition.required().description('How they came back.'),
    late_charge: amount().required().description('What their lateness cost.'),
    charge: amount().required().description('What their damage or loss cost.'),
  }),
);

/** What is answered when something was done with the pieces of an agreement. */
const agreementAfter = { rental_agreement: rentalAgreementResponseSchema.required() };

export const rentalHandOutMadeSchema = Joi.object({
  ...recordFields,
  items: handOutLines.required(),
  ...agreementAfter,
})
  .id('RentalHandOutMadeResponse')
  .description('A hand-out, and the agreement after it.');

export const rentalCheckInMadeSchema = Joi.object({
  ...checkInFields,
  items: checkInLines.required(),
  ...agreementAfter,
})
  .id('RentalCheckInMadeResponse')
  .description('A check-in, and the agreement after it.');

export const rentalHandOutPageSchema = pageSchema(
  'RentalHandOutPage',
  Joi.object({
    ...recordFields,
    items: handOutLines.description('With `include=items` alone.'),
  })
    .id('RentalHandOutResponse')
    .description('What a customer took along at once; never changes.'),
);

export const rentalCheckInPageSchema = pageSchema(
  'RentalCheckInPage',
  Joi.object({
    ...checkInFields,
    items: checkInLines.description('With `include=items` alone.'),
  })
    .id('RentalCheckInResponse')
    .description('What a customer brought back at once; never changes.'),
);
