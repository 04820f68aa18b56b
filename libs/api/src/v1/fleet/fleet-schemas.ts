import {
  Asset,
  ASSET_CONDITIONS,
  ASSET_STATUSES,
  type AssetId,
  type CommissionLine,
  FLEET_CAUSE_TYPES,
  FLEET_DISPOSITIONS,
  FLEET_LINE_ASSETS_MAX,
  FLEET_LINES_MAX,
  FLEET_MOVEMENT_KINDS,
  FleetCount,
  type FleetDisposition,
  type ItemId,
  type RetirementLine,
  STOCK_NOTE_MAX_LENGTH,
  type WarehouseId,
} from '@strata/domain';
import Joi from 'joi';
import { baseFieldSchemas, id, pageSchema, quantity, requiredText, text } from '@strata/api-kit';

/** A line of a commission. */
export interface CommissionLineBody {
  readonly item_id: ItemId;
  readonly quantity: number;
  readonly serial_numbers?: string[];
}

/** Body of `POST /fleet/commissions`. */
export interface FleetCommissionCreate {
  readonly warehouse_id: WarehouseId;
  readonly items: CommissionLineBody[];
  readonly from_stock?: boolean;
  readonly reference?: string | null;
}

/** A line of a retirement. */
export interface RetirementLineBody {
  readonly item_id: ItemId;
  readonly quantity: number;
  readonly asset_ids?: AssetId[];
}

/** Body of `POST /fleet/retirements`. */
export interface FleetRetirementCreate {
  readonly warehouse_id: WarehouseId;
  readonly items: RetirementLineBody[];
  readonly disposition: FleetDisposition;
  readonly reason: string;
}

/** Body of `POST /fleet/serviceability-changes`. */
export interface ServiceabilityChangeCreate {
  readonly warehouse_id: WarehouseId;
  readonly item_id: ItemId;
  readonly quantity_delta: number;
  readonly asset_id?: AssetId | null;
  readonly reason: string;
}

const pieces = Joi.number().integer().min(0);
const note = text(STOCK_NOTE_MAX_LENGTH);
const reason = requiredText(STOCK_NOTE_MAX_LENGTH, 'lines');

/** A serial number. */
export const serialNumber = requiredText(Asset.SERIAL_NUMBER_MAX_LENGTH, 'key')
  .pattern(Asset.SERIAL_NUMBER_PATTERN)
  .messages({ 'string.pattern.base': '{{#label}} must be of letters, digits and signs in ASCII' });

export const fleetCommissionCreateSchema = Joi.object<FleetCommissionCreate, true>({
  warehouse_id: id().required(),
  items: Joi.array()
    .items(
      Joi.object<CommissionLineBody, true>({
        item_id: id().required(),
        quantity: quantity().required(),
        serial_numbers: Joi.array()
          .items(serialNumber.example('HR-0001'))
          .max(FLEET_LINE_ASSETS_MAX)
          .description('One for each piece, or none; as the pieces of the item there are kept.'),
      }),
    )
    .min(1)
    .max(FLEET_LINES_MAX)
    .required(),
  from_stock: Joi.boolean()
    .default(true)
    .description('Out of what is available for sale in the warehouse; else from outside.'),
  reference: note.allow(null, '').example('Purchase order 4711'),
})
  .id('FleetCommissionCreate')
  .description('Pieces that become rentable.');

export const fleetRetirementCreateSchema = Joi.object<FleetRetirementCreate, true>({
  warehouse_id: id().required(),
  items: Joi.array()
    .items(
      Joi.object<RetirementLineBody, true>({
        item_id: id().required(),
        quantity: quantity().required(),
        asset_ids: Joi.array()
          .items(id())
          .max(FLEET_LINE_ASSETS_MAX)
          .description('One for each piece, where they have serial numbers.'),
      }),
    )
    .min(1)
    .max(FLEET_LINES_MAX)
    .required(),
  disposition: Joi.string()
    .valid(...FLEET_DISPOSITIONS)
    .required()
    .description(
      'restock: pieces fit for use become stock for sale. scrap: they are gone, those not fit for use first.',
    ),
  reason: reason.required().example('Worn out'),
})
  .id('FleetRetirementCreate')
  .description('Pieces that are not rented any more.');

export const serviceabilityChangeCreateSchema = Joi.object<ServiceabilityChangeCreate, true>({
  warehouse_id: id().required(),
  item_id: id().required(),
  quantity_delta: Joi.number()
    .integer()
    .min(-FleetCount.MAX)
    .max(FleetCount.MAX)
    .invalid(0)
    .required()
    .description('Positive for fit for use again, negative for unfit.')
    .example(-1),
  asset_id: id().allow(null).description('The piece, where they have serial numbers.'),
  reason: reason.required().example('Frayed cable'),
})
  .id('ServiceabilityChangeCreate')
  .description('Pieces that broke, or are fit for use again.');

export const fleetLevelSchema = Joi.object({
  ...baseFieldSchemas(),
  item_id: id().required(),
  warehouse_id: id().required(),
  owned: pieces.required(),
  out: pieces.required(),
  unserviceable: pieces.required().description('In the house and not fit for use.'),
  capacity: pieces.required().description('What can be promised: owned less unserviceable.'),
  in_house: pieces.required().description('Owned and not out, whatever the condition.'),
  is_serialized: Joi.boolean().required().description('Whether each piece is an asset.'),
})
  .id('FleetLevelResponse')
  .description('How many pieces of an item a warehouse has for rent.');

export const fleetLevelPageSchema = pageSchema('FleetLevelPage', fleetLevelSchema);

export const fleetShortageSchema = Joi.object({
  item_id: id().required(),
  warehouse_id: id().required(),
  capacity: pieces.required().description('What can be promised.'),
  promised: pieces.required().description('The most that is promised at a moment of that time.'),
  missing: pieces.required().description('Promised less capacity.'),
  from: Joi.string().isoDate().required().description('When the first such time begins, or now.'),
  to: Joi.string().isoDate().required().description('When it ends; exclusive.'),
})
  .id('FleetShortageResponse')
  .description('A level of the fleet of which more is promised than there is.');

export const fleetShortagePageSchema = pageSchema('FleetShortagePage', fleetShortageSchema);

export const fleetMovementSchema = Joi.object({
  id: id().required(),
  item_id: id().required(),
  warehouse_id: id().required(),
  level_version: Joi.number()
    .integer()
    .min(1)
    .required()
    .description('Its place in the ledger of the level, without a hole.'),
  kind: Joi.string()
    .valid(...FLEET_MOVEMENT_KINDS)
    .required(),
  owned_delta: Joi.number().integer().required(),
  out_delta: Joi.number().integer().required(),
  unserviceable_delta: Joi.number().integer().required(),
  cause_type: Joi.string()
    .valid(...FLEET_CAUSE_TYPES)
    .required(),
  cause_id: id().required(),
  note: note.allow(null).required(),
  created_at: Joi.string().isoDate().required(),
  created_by: Joi.string().required(),
})
  .id('FleetMovementResponse')
  .description('An entry of the ledger of the fleet; never changes.');

export const fleetMovementPageSchema = pageSchema('FleetMovementPage', fleetMovementSchema);

export const assetSchema = Joi.object({
  ...baseFieldSchemas(),
  item_id: id().required(),
  warehouse_id: id().required(),
  serial_number: Joi.string().required(),
  status: Joi.string()
    .valid(...ASSET_STATUSES)
    .required(),
  condition: Joi.string()
    .valid(...ASSET_CONDITIONS)
    .required(),
})
  .id('AssetResponse')
  .description('A piece with a serial number.');

export const assetPageSchema = pageSchema('AssetPage', assetSchema);

/** What a booking answers: its id, and the levels after it. */
export const fleetBookingSchema = Joi.object({
  id: id().required().description('The cause of the movements it made.'),
  levels: Joi.array().items(fleetLevelSchema).required(),
})
  .id('FleetBookingResponse')
  .description('What was booked of the fleet.');

/** Lines from the wire. */
export function toCommissionLines(lines: readonly CommissionLineBody[]): readonly CommissionLine[] {
  return lines.map(({ item_id: itemId, quantity: count, serial_numbers: serialNumbers = [] }) => ({
    itemId,
    quantity: count,
    serialNumbers,
  }));
}

/** Lines from the wire. */
export function toRetirementLines(lines: readonly RetirementLineBody[]): readonly RetirementLine[] {
  return lines.map(({ item_id: itemId, quantity: count, asset_ids: assetIds = [] }) => ({
    itemId,
    quantity: count,
    assetIds,
  }));
}
